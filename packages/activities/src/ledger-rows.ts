import { deriveId, type Effect, type Instant, type Notice, type StoredEvent } from '@stafett/domain';
import { json, type NotificationRow, type OutboxRow } from './rows.ts';

// What every ledger writes of an act in the same way, be it a case's, a kö's or a gathering's.

type Happened = { readonly type: string; readonly version: number; readonly at: Instant };

/** The columns that a stored event has in each ledger's own table. `ordinal` is its place within the act, from 0. */
export const eventColumns = ({ seq, commandId, event }: StoredEvent<Happened>, ordinal: number) => ({
  seq,
  command_id: commandId,
  ordinal,
  type: event.type,
  version: event.version,
  at: event.at,
  payload: json(event),
});

/** What the events ask of other workflows, each under an id that is the same whenever it is worked out again. `owner` names the ledger's column. */
export const outboxRows = <Step extends StoredEvent<Happened>>(
  ledgerId: string,
  owner: Pick<OutboxRow, 'case_id' | 'list_id' | 'gathering_id'>,
  steps: readonly Step[],
  effectsOf: (step: Step) => readonly Effect[],
): readonly OutboxRow[] =>
  steps.flatMap((step) =>
    effectsOf(step).map(
      (effect, ordinal): OutboxRow => ({
        ...owner,
        id: deriveId(ledgerId, `effect:${step.seq}`, ordinal),
        seq: step.seq,
        ordinal,
        effect: json(effect),
        created_at: step.event.at,
        relayed_at: null,
        attempts: 0,
      }),
    ),
  );

/** Whom the act is told to. `owner` says which case or gathering it is of. */
export const notificationRows = (
  owner: Pick<NotificationRow, 'case_id' | 'gathering_id'>,
  notices: readonly Notice[],
): readonly NotificationRow[] =>
  notices.map(({ id, seq, kind, to, staff, audience, task, taskKind, handover, meeting, at }) => ({
    ...owner,
    id,
    seq,
    tenant: to.agency,
    unit: to.unit,
    staff: staff ?? null,
    audience,
    kind,
    task: task ?? null,
    task_kind: taskKind ?? null,
    handover: handover ?? null,
    meeting: meeting ?? null,
    at,
  }));
