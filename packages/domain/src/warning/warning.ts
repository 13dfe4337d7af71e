import type { IncomeSource } from '../case/case-file.ts';
import type { InsatsModel } from '../insatser/model.ts';
import type { AgencyKind } from '../organisation/organisation.ts';

/** What a model warns of at the aktualisering. It stops nobody who has seen it: that is for an agency to decide. */
export const warningCodes = ['notTogetherWithAktivitetsstod'] as const;
export type WarningCode = (typeof warningCodes)[number];

/** The warnings of the insats for somebody with this income whom an agency of this kind aktualiserar, in the order of the model. */
export const warningsOf = (
  { warnings = [] }: InsatsModel,
  { referredBy, income }: { readonly referredBy: AgencyKind; readonly income: IncomeSource },
): readonly WarningCode[] =>
  warnings.filter((warning) => warning.referredBy === referredBy && warning.income === income).map(({ code }) => code);
