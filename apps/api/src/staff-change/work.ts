import { type CaseFile, decide, evolve, meetsSomebodyNew, modelByHash } from '@stafett/domain';
import { OpenWork, OpenWorkRequest } from '@stafett/schemas';
import { insatsNameOf, phaseOf } from '../cases/case-row.ts';
import { participantLine } from '../participants/participant-line.ts';
import { Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { withWorkOf } from './open-work.ts';

const DRY_RUN = '00000000-0000-4000-8000-000000000000';
const SHOWN = 500;

/** Carries the transfer out on a copy of each case, and tells what would move: the same rules as the act itself. */
export const work = unitProcedure
  .input(OpenWorkRequest)
  .output(OpenWork)
  .query(async ({ ctx, input: { staff: from } }) => {
    const { actor } = ctx;
    if (!actor.roles.includes('manager')) throw new Refused('roleNotAllowed');
    const now = ctx.clock();
    const found = await ctx.read(async (transaction) => {
      const rows = await transaction.caseFile.findMany({
        where: withWorkOf(from, actor.unit),
        orderBy: [{ code: 'asc' }],
        take: SHOWN,
      });
      const participants = rows.map(({ participantId }) => participantId);
      const identities = await ctx.participants.read(transaction, participants);
      await logReading(transaction, actor, now, 'staffChange.work', { cases: rows.map(({ id }) => id), participants });
      return { rows, identities };
    });
    const [names, identities] = [await ctx.names.read(), await found.identities()];
    const rows = found.rows.flatMap((row) => {
      const state = row.state as unknown as CaseFile;
      const model = modelByHash(state.modelHash);
      if (!model) return [];
      const command = { type: 'transferWork', commandId: DRY_RUN, actor, from, to: DRY_RUN } as const;
      const decision = decide(state, command, now, model);
      if (decision.type === 'refused') return [];
      const moved = decision.events.find((event) => event.type === 'workTransferred');
      if (!moved) return [];
      const { transfer } = moved;
      const after = decision.events.reduce(evolve, state);
      const identity = identities.get(row.participantId);
      return [
        {
          caseId: row.id,
          caseCode: row.code,
          ...participantLine(identity),
          insatsName: insatsNameOf(row),
          phase: phaseOf(row.phase),
          caseworker: transfer.moved.caseworker,
          coach: transfer.moved.coach,
          tasks: state.tasks
            .filter(({ id }) => transfer.moved.tasks.includes(id))
            .map(({ id, kind, dueOn }) => ({ id, kind, dueOn })),
          meetings: state.meetings
            .filter((meeting) => meetsSomebodyNew(after, meeting))
            .map(({ id, kind, startsAt }) => ({ id, kind, startsAt })),
        },
      ];
    });
    return { staff: names.staff(from), rows };
  });
