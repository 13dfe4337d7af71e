import { type GroupSeries, teams, teamsOf } from '@stafett/domain';
import { GatheringList } from '@stafett/schemas';
import { samverkansteamId } from '@stafett/workflows/messages';
import { unitProcedure } from '../trpc.ts';

/** The samverkansteam and groups that the unit is in. */
export const list = unitProcedure.output(GatheringList).query(async ({ ctx }) => {
  if (ctx.actor.roles.every((role) => role === 'administrator')) return { gatherings: [] };
  const groups = await ctx.read((transaction) =>
    transaction.gathering.findMany({
      where: { kind: 'groupMeeting' },
      orderBy: { id: 'asc' },
      select: { id: true, shown: true },
    }),
  );
  return {
    gatherings: [
      ...teamsOf(ctx.actor).map(({ id, name }) => ({
        gathering: samverkansteamId(id),
        name,
        topic: 'samverkansteam' as const,
      })),
      ...groups.map(({ id, shown }) => ({ gathering: id, topic: (shown as unknown as GroupSeries).topic })),
    ],
  };
});

/** What a samverkansteam is called. */
export const nameOfTeam = (team: string): string | undefined =>
  Object.values(teams).find(({ id }) => id === team)?.name;
