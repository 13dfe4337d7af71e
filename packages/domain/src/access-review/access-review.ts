/**
 * Readings that open something of one case, and not a list of many: what a review of the log counts as a look-up.
 */
export const lookUpActions = [
  'cases.get',
  'cases.revealIdentity',
  'cases.otherUnits',
  'documents.read',
  'contacts.ofCase',
  'summons.letter',
  'gatherings.text',
  'accessReview.extract',
] as const;

/** Why somebody's day in the log is to be gone through (loggkontroll, HSLF-FS 2016:40 4:10). */
export const reviewKinds = ['outsideOwnCases', 'manyLookUps', 'spotCheck'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** What came of it. */
export const reviewDecisions = ['inOrder', 'toBeLookedInto'] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

export const reviewLimits = {
  /** Different cases that one person opens in a day; from here on somebody asks. */
  manyLookUps: 40,
  /** Of them, cases that are none of theirs. One or two happen: a colleague asks over the desk. */
  outsideOwnCases: 3,
  /** One look-up in so many is drawn for a spot check. */
  spotCheckOneIn: 200,
  /** And at each agency one at least in so many days in which somebody looked. */
  spotCheckEveryDays: 7,
} as const;

/** How long the log is kept, in years (HSLF-FS 2016:40 4:9): longer than many cases. */
export const auditRetentionYears = 5;

/** One person's day: how many different cases they opened, and how many of these were none of theirs. */
export type DayOfLookUps = { readonly lookUps: number; readonly outside: number };

/** What a person's day is flagged for; nothing for most. */
export const flagsOf = ({ lookUps, outside }: DayOfLookUps): readonly Exclude<ReviewKind, 'spotCheck'>[] => [
  ...(outside >= reviewLimits.outsideOwnCases ? (['outsideOwnCases'] as const) : []),
  ...(lookUps >= reviewLimits.manyLookUps ? (['manyLookUps'] as const) : []),
];

/**
 * Whether a look-up is drawn for a spot check. `draw` is a number that nobody can foresee or choose; `daysSinceLast` is since the agency's
 * last spot check, undefined when there was none.
 */
export const isDrawn = (draw: number, daysSinceLast: number | undefined): boolean =>
  daysSinceLast === undefined ||
  daysSinceLast >= reviewLimits.spotCheckEveryDays ||
  draw % reviewLimits.spotCheckOneIn === 0;
