import { type GroupSeries, type Team, teams, teamsOf, type UnitRef } from '@stafett/domain';
import { GatheringList } from '@stafett/schemas';
import { samverkansteamId } from '@stafett/workflows/messages';
import type { Names } from '../organisation/name-book.ts';
import { unitProcedure } from '../trpc.ts';

const caller = (names: Names, { agency, unit }: UnitRef) => names.party({ agency, unit });

/** What a samverkansteam is called, as far as one need know to go there. */
export const namesTeam = (names: Names, { id, name, calledBy }: Team) => ({
  gathering: samverkansteamId(id),
  name,
  topic: 'samverkansteam' as const,
  calledBy: caller(names, calledBy),
});

/** The same of a group; it has no name of its own. */
export const namesGroup = (names: Names, gathering: string, { topic, calledBy }: GroupSeries) => ({
  gathering,
  topic,
  calledBy: caller(names, calledBy),
});

/** The samverkansteam and groups that the unit is in. */
export const list = unitProcedure.output(GatheringList).query(async ({ ctx }) => {
  if (ctx.actor.roles.every((role) => role === 'administrator')) return { gatherings: [] };
  const names = await ctx.names.read();
  const rows = await ctx.read((transaction) =>
    transaction.gathering.findMany({
      where: { kind: 'groupMeeting' },
      orderBy: { id: 'asc' },
      select: { id: true, shown: true },
    }),
  );
  const groups = rows.map(({ id, shown }) => {
    const series = shown as unknown as GroupSeries;
    return { ...namesGroup(names, id, series), ended: series.endedOn !== undefined };
  });
  return {
    gatherings: [
      ...teamsOf(ctx.actor).map((team) => ({ ...namesTeam(names, team), ended: false })),
      ...groups.filter(({ ended }) => !ended),
      ...groups.filter(({ ended }) => ended),
    ],
  };
});

/** What a samverkansteam is called. */
export const nameOfTeam = (team: string): string | undefined =>
  Object.values(teams).find(({ id }) => id === team)?.name;
