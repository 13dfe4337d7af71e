import { type Prisma, timeColumn } from '@stafett/db';
import {
  addDuration,
  type CaseFile,
  type Instant,
  isPartyToMeeting,
  type Meeting,
  mayReadWhole,
} from '@stafett/domain';
import { ListMeetingsRequest, MeetingList } from '@stafett/schemas';
import { relationsTo } from '../cases/visible.ts';
import { participantLine } from '../participants/participant-line.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { meetingViewOf } from './meeting-view.ts';

const SHOWN = 200;

/** Meetings that the unit called or is asked to. */
export const meetingsOf = (unit: string): Prisma.MeetingWhereInput => ({
  OR: [{ bookedByUnit: unit }, { parties: { some: { unit } } }],
});

/** Which of them each list holds. */
export const whereOf = (which: ListMeetingsRequest['which'], now: Instant): Prisma.MeetingWhereInput => {
  switch (which) {
    case 'ahead':
      // A proposal stands until it lapses, whichever of its times is the first.
      return { OR: [{ status: 'planned', startsAt: { gte: timeColumn(now) } }, { status: 'proposed' }] };
    case 'toRecord':
      return { OR: [{ status: 'planned', startsAt: { lt: timeColumn(now) } }, { status: 'held' }] };
    case 'past':
      return {
        status: { notIn: ['planned', 'proposed'] },
        startsAt: { gte: timeColumn(addDuration(now, { days: -365 })) },
      };
  }
};

/** Möten: those ahead, those whose outcome or minutes are missing, and those of the last year. */
export const list = unitProcedure
  .input(ListMeetingsRequest)
  .output(MeetingList)
  .query(async ({ ctx, input: { which } }) => {
    const now = ctx.clock();
    const found = await ctx.read(async (transaction) => {
      const rows = await transaction.meeting.findMany({
        where: { AND: [meetingsOf(ctx.actor.unit), whereOf(which, now)] },
        orderBy: [{ startsAt: which === 'ahead' ? 'asc' : 'desc' }, { id: 'asc' }],
        take: SHOWN,
        include: { case: { select: { id: true, code: true, insats: true, participantId: true, state: true } } },
      });
      const cases = rows.map(({ caseId }) => caseId);
      const participants = rows.map((row) => row.case.participantId);
      const relations = await relationsTo(transaction, cases);
      const identities = await ctx.participants.read(transaction, participants);
      await logReading(transaction, ctx.actor, now, 'meetings.list', { cases, participants });
      return { rows, relations, identities };
    });
    const [names, identities] = [await ctx.names.read(), await found.identities()];
    return {
      rows: found.rows
        .map((row) => ({ row, meeting: row.detail as unknown as Meeting }))
        .filter(({ row, meeting }) => {
          const relations = found.relations.get(row.caseId) ?? [];
          const state = row.case.state as unknown as CaseFile;
          const may =
            mayReadWhole('meetings', relations, ctx.actor.roles) || isPartyToMeeting(state, meeting, ctx.actor);
          return may && (which !== 'toRecord' || meeting.minutes === undefined);
        })
        .map(({ row, meeting }) => {
          const identity = identities.get(row.case.participantId);
          const state = row.case.state as unknown as CaseFile;
          return {
            caseId: row.case.id,
            caseCode: row.case.code,
            ...participantLine(identity),
            insats: row.case.insats,
            meeting: meetingViewOf(meeting, state, names, ctx.actor, now),
          };
        }),
    };
  });
