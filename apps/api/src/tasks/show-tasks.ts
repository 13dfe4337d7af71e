import { dayOf, type Row, type Transaction } from '@stafett/db';
import type { Instant } from '@stafett/domain';
import { TaskKind, type TaskRow } from '@stafett/schemas';
import type { Context, StaffActor } from '../context.ts';
import type { Names } from '../organisation/name-book.ts';
import { logReading, type ReadAction } from '../read-log.ts';
import { taskInCaseOf, taskRowOf } from './task-row.ts';

/** Makes lines of tasks. The function it gives finishes them when the transaction has ended: names are decrypted there. */
export const showTasks = async (
  ctx: Pick<Context, 'participants'> & { readonly actor: StaffActor },
  transaction: Transaction,
  rows: readonly Row.Task[],
  action: ReadAction,
  now: Instant,
): Promise<(names: Names) => Promise<ReadonlyMap<string, TaskRow>>> => {
  const inCases = rows.map(taskInCaseOf);
  const subjects = inCases.flatMap(({ task }) => (task.subject.type === 'task' ? [task.subject.id] : []));
  const about =
    subjects.length === 0
      ? []
      : await transaction.task.findMany({ where: { id: { in: subjects } }, select: { id: true, kind: true } });
  const kinds = new Map(about.map(({ id, kind }) => [id, TaskKind.parse(kind)] as const));
  const handovers = inCases.flatMap(({ task }) => (task.subject.type === 'handover' ? [task.subject.id] : []));
  const sent =
    handovers.length === 0
      ? []
      : await transaction.handover.findMany({
          where: { id: { in: handovers }, status: 'sent' },
          select: { id: true, answerBy: true },
        });
  const answerBy = new Map(sent.map((handover) => [handover.id, dayOf(handover.answerBy)] as const));
  const participants = rows.map(({ participantId }) => participantId);
  const identities = await ctx.participants.read(transaction, participants);
  await logReading(transaction, ctx.actor, now, action, { cases: rows.map(({ caseId }) => caseId), participants });
  return async (names) => {
    const known = await identities();
    return new Map(
      inCases.map((one, index) => {
        const participant = participants[index];
        const identity = participant === undefined ? undefined : known.get(participant);
        return [
          one.task.id,
          taskRowOf(
            one,
            names,
            now,
            identity,
            (task) => kinds.get(task),
            (id) => answerBy.get(id),
          ),
        ] as const;
      }),
    );
  };
};
