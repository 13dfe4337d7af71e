import type { Samverkansteam } from './samverkansteam.ts';

/** How many cases of one age band, as the team was told it (`-` where it was not), wait and how many have been answered. */
export type TeamCount = { readonly ageBand: string; readonly waiting: number; readonly recommended: number };

/**
 * The team's cases by age band, each case once however often it was raised: as it stands now. Small counts stand here as they are, so they
 * are for nobody to see before they have been guarded.
 */
export const teamCounts = ({ agenda }: Samverkansteam): readonly TeamCount[] => {
  const cases = new Map(agenda.filter(({ status }) => status !== 'withdrawn').map((item) => [item.caseId, item]));
  const counts = new Map<string, TeamCount>();
  for (const { told, status } of cases.values()) {
    const ageBand = told?.ageBand ?? '-';
    const { waiting, recommended } = counts.get(ageBand) ?? { waiting: 0, recommended: 0 };
    const isWaiting = status === 'waiting';
    counts.set(ageBand, {
      ageBand,
      waiting: waiting + Number(isWaiting),
      recommended: recommended + Number(!isWaiting),
    });
  }
  return [...counts.values()].toSorted((a, b) => a.ageBand.localeCompare(b.ageBand, 'en', { numeric: true }));
};
