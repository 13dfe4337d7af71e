import { stockholmDate } from '../calendar/index.ts';
import type { AgendaItem, Samverkansteam, TeamCohort } from './samverkansteam.ts';

/**
 * So many cases at least are taken into the team's figures together (k). Whoever looks before and after, and knows which cases came in
 * between, learns something of five at once and never of one.
 */
export const smallestCohort = 5;

const byAge = ({ ageBand: a }: { readonly ageBand: string }, { ageBand: b }: { readonly ageBand: string }): number =>
  a.localeCompare(b, 'en', { numeric: true });

const countsOf = (items: readonly AgendaItem[]): TeamCohort['counts'] => {
  const counts = new Map<string, number>();
  for (const { told } of items) {
    const ageBand = told?.ageBand ?? '-';
    counts.set(ageBand, (counts.get(ageBand) ?? 0) + 1);
  }
  return [...counts].map(([ageBand, cases]) => ({ ageBand, cases })).toSorted(byAge);
};

/**
 * The team when a meeting has ended, that is when it is written up: the cases that the team had by then and has not counted before are
 * counted together, if they are enough; otherwise they wait for the next. Which they are turns on when they came and whether they were
 * withdrawn, which all members see, and never on what they are like. Counted once is counted for good, however it goes with the case.
 */
export const withCohort = (team: Samverkansteam, ended: string): Samverkansteam => {
  const meeting = team.series.meetings.find(({ id }) => id === ended);
  if (!meeting) return team;
  const known = new Set(team.agenda.flatMap(({ caseId, counted }) => (counted ? [caseId] : [])));
  const cases = new Map<string, AgendaItem>();
  for (const item of team.agenda)
    if (item.raisedAt <= meeting.startsAt && item.status !== 'withdrawn' && !known.has(item.caseId))
      cases.set(item.caseId, item);
  if (cases.size < smallestCohort) return team;
  const items = [...cases.values()];
  const cohort: TeamCohort = { meeting: ended, on: stockholmDate(meeting.startsAt), counts: countsOf(items) };
  return {
    ...team,
    agenda: team.agenda.map((item) => (items.includes(item) ? { ...item, counted: true } : item)),
    cohorts: [...(team.cohorts ?? []), cohort],
  };
};
