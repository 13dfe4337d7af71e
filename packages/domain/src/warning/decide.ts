import { type Guard, no } from '../case/act.ts';
import type { ReferCase } from '../case/commands.ts';
import type { InsatsModel } from '../insatser/model.ts';
import { warningsOf } from './warning.ts';

/** Whoever aktualiserar has seen each warning: the first that was not is the answer, so that a form can show it. */
export const onlyWarningsAcknowledged = (
  { facts, income, acknowledged = [] }: ReferCase,
  model: InsatsModel,
): Guard => {
  const unseen = warningsOf(model, { referredBy: facts.referredBy, income }).find(
    (code) => !acknowledged.includes(code),
  );
  return unseen && no('warningNotAcknowledged', { warning: unseen });
};
