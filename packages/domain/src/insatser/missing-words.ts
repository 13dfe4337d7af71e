import type { InsatsModel } from './model.ts';

/** The words that a console has for the codes of the insatser, by code. */
export type InsatsWords = Readonly<
  Record<
    'reportPhase' | 'closureReason' | 'closureSubReason' | 'warning' | 'reportStep' | 'reportTarget',
    Readonly<Record<string, string>>
  >
>;

/** The words that an insats needs and that are not there, as `list.code`: a new insats is one model file and these. */
export const missingWords = (
  { phases, closureReasons, warnings = [], steps = [], targets = [] }: InsatsModel,
  words: InsatsWords,
): readonly string[] => {
  const needed: Readonly<Record<keyof InsatsWords, readonly string[]>> = {
    reportPhase: phases.map(({ reportCode }) => reportCode),
    closureReason: closureReasons.map(({ reportCode }) => reportCode),
    closureSubReason: closureReasons.flatMap(({ subReasons = [] }) => subReasons.map(({ reportCode }) => reportCode)),
    warning: warnings.map(({ code }) => code),
    reportStep: steps.map(({ reportCode }) => reportCode),
    reportTarget: targets.map(({ reportCode }) => reportCode),
  };
  return (Object.keys(needed) as (keyof InsatsWords)[]).flatMap((list) =>
    [...new Set(needed[list])]
      .filter((code) => !Object.hasOwn(words[list], code) || words[list][code]?.trim() === '')
      .map((code) => `${list}.${code}`),
  );
};
