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

/** A row of the log: what was read, and how many cases it showed. */
export type LoggedReading = { readonly kind: string; readonly action: string; readonly cases: number };

/** A search that found one case is a look-up of it; one that found many is a list. */
export const isLookUp = ({ kind, action, cases }: LoggedReading): boolean =>
  kind === 'read' && (lookUpActions.some((known) => known === action) || (action === 'cases.search' && cases === 1));

/** A search that found nothing: once or twice somebody has mistyped; many are numbers that are tried out. */
export const isInVain = ({ kind, action, cases }: LoggedReading): boolean =>
  kind === 'read' && action === 'cases.search' && cases === 0;

/** Readings that show who somebody is whose identity is protected: each is put before the reviewer, before all else. */
export const showingActions = ['cases.revealIdentity', 'summons.letter', 'accessReview.extract'] as const;
export const isShowing = ({ kind, action }: Pick<LoggedReading, 'kind' | 'action'>): boolean =>
  kind === 'read' && showingActions.some((known) => known === action);

/** Why somebody's day in the log is to be gone through (loggkontroll, HSLF-FS 2016:40 4:10). */
export const reviewKinds = ['protectedIdentity', 'outsideOwnCases', 'manyLookUps', 'spotCheck'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** What came of it. */
export const reviewDecisions = ['inOrder', 'toBeLookedInto'] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

export const reviewLimits = {
  /** Different cases that one person opens in a day; from here on somebody asks. */
  manyLookUps: 40,
  /** Searches in a day that found nothing, in which one person may have been sought who is not theirs to find. */
  inVain: 20,
  /** Of them, cases that are none of theirs. One or two happen: a colleague asks over the desk. */
  outsideOwnCases: 3,
  /** One look-up in so many is drawn for a spot check. */
  spotCheckOneIn: 200,
  /** And at each agency one at least in so many days in which somebody looked. */
  spotCheckEveryDays: 7,
} as const;

/**
 * Different cases that one person may open: far above what work asks for, and far below what it takes to carry off an agency's. Whoever
 * comes there opens no more for a while, and their day was flagged long before.
 */
export const readingLimits = { casesAnHour: 150, casesADay: 400 } as const;

/** Whether somebody who has opened so many different cases may open another. */
export const mayOpenMore = ({ lastHour, lastDay }: { readonly lastHour: number; readonly lastDay: number }): boolean =>
  lastHour < readingLimits.casesAnHour && lastDay < readingLimits.casesADay;

/** How long the log is kept, in years (HSLF-FS 2016:40 4:9): longer than many cases. */
export const auditRetentionYears = 5;

/** One person's day: how many different cases they opened, how many of these were none of theirs, and how many searches found nothing. */
export type DayOfLookUps = { readonly lookUps: number; readonly outside: number; readonly inVain: number };

/** What a person's day is flagged for; nothing for most. */
export const flagsOf = ({
  lookUps,
  outside,
  inVain,
}: DayOfLookUps): readonly Exclude<ReviewKind, 'spotCheck' | 'protectedIdentity'>[] => [
  ...(outside >= reviewLimits.outsideOwnCases ? (['outsideOwnCases'] as const) : []),
  ...(lookUps >= reviewLimits.manyLookUps || inVain >= reviewLimits.inVain ? (['manyLookUps'] as const) : []),
];

/**
 * Whether a look-up is drawn for a spot check. `draw` is a number that nobody can foresee or choose; `daysSinceLast` is since the agency's
 * last spot check, undefined when there was none.
 */
export const isDrawn = (draw: number, daysSinceLast: number | undefined): boolean =>
  daysSinceLast === undefined ||
  daysSinceLast >= reviewLimits.spotCheckEveryDays ||
  draw % reviewLimits.spotCheckOneIn === 0;
