import type { Database, Transaction } from '@stafett/db';
import {
  type Decision,
  decideGroupMeeting,
  decideSamverkansteam,
  type Effect,
  effectsOfSamverkansteam,
  evolveGroupMeeting,
  evolveSamverkansteam,
  type GroupMeetingCommand,
  type GroupMeetingEvent,
  type GroupSeries,
  type Instant,
  noticesOfGathering,
  refuse,
  type Samverkansteam,
  type SamverkansteamCommand,
  type SamverkansteamEvent,
  type StoredEvent,
  settledInGathering,
} from '@stafett/domain';
import { groupMeetingId, samverkansteamId } from '@stafett/workflows/messages';
import type { StoredLedger } from './commit.ts';
import { eventColumns, notificationRows, outboxRows } from './ledger-rows.ts';
import { changesBetween } from './row-changes.ts';
import { type GatheringDocumentRow, type GatheringEventRow, json, type RowSet } from './rows.ts';
import { type LedgerTables, readEvents, readStanding } from './standing.ts';
import type { Step } from './steps.ts';
import { upcastGatheringEvent } from './upcast.ts';
import { write } from './write.ts';

/** What a samverkansteam and a group without a case have of their own; all else about keeping them is the same. */
export type GatheringKind<State, Event, Act> = {
  readonly id: string;
  readonly decide: (state: State | undefined, command: Act, at: Instant) => Decision<Event>;
  readonly evolve: (state: State | undefined, event: Event) => State;
  readonly effectsOf: (event: Event, commandId: string) => readonly Effect[];
  readonly rowsOf: (state: State) => RowSet;
  /** Its meetings. */
  readonly seriesOf: (state: State) => GroupSeries;
};

/** A group's minutes are for all who are in it. A samverkansteam's are its writer's notes: nobody can compare them with every case's names. */
const minutesOf = (id: string, { meetings, topic }: GroupSeries): readonly GatheringDocumentRow[] =>
  meetings.flatMap(({ minutes }) =>
    minutes
      ? [
          {
            gathering_id: id,
            document_id: minutes.document.document,
            part: topic === 'samverkansteam' ? 'notes' : 'minutes',
          },
        ]
      : [],
  );

const rowsOfSeries = (id: string, series: GroupSeries, more: readonly GatheringDocumentRow[] = []): RowSet => {
  const units = new Map([series.calledBy, ...series.members].map((member) => [member.unit, member]));
  return {
    gathering_member: [...units.values()].map(({ unit, agency }) => ({ gathering_id: id, unit, agency })),
    gathering_document: [...minutesOf(id, series), ...more],
  };
};

/** The read model's rows of a samverkansteam. What its members are shown says nothing of which cases there are. */
const rowsOfTeam = (state: Samverkansteam): RowSet => {
  const id = samverkansteamId(state.team);
  const { calledBy } = state.series;
  const shown: Samverkansteam = {
    ...state,
    agenda: state.agenda.map(({ earlierCodes: _, ...item }) => ({ ...item, caseId: '' })),
  };
  const texts = state.agenda.flatMap(({ question, recommendation, status }): readonly GatheringDocumentRow[] => [
    // What the team has not come to and never will is not its to read.
    ...(status === 'withdrawn'
      ? []
      : [{ gathering_id: id, document_id: question.document, part: 'question' } as const]),
    ...(recommendation
      ? [{ gathering_id: id, document_id: recommendation.document.document, part: 'given' } as const]
      : []),
    // The same document where it is shared as it was given: what stands last is what it is.
    ...(recommendation?.shared
      ? [{ gathering_id: id, document_id: recommendation.shared.document, part: 'recommendation' } as const]
      : []),
  ]);
  const row = { id, kind: 'samverkansteam', tenant: calledBy.agency, unit: calledBy.unit, seq: state.seq } as const;
  const once = [...new Map(texts.map((text) => [text.document_id, text])).values()];
  return {
    gathering: [{ ...row, state: json(state), shown: json(shown) }],
    ...rowsOfSeries(id, state.series, once),
    gathering_code: state.agenda.map(({ code, caseId, raisedBy, status }) => ({
      gathering_id: id,
      code,
      case_id: caseId,
      tenant: raisedBy.agency,
      waits: status === 'waiting',
    })),
  };
};

/** The read model's rows of a group that meets without a case. */
const rowsOfGroup = (state: GroupSeries): RowSet => {
  const id = groupMeetingId(state.id);
  const { calledBy, seq } = state;
  const row = { id, kind: 'groupMeeting', tenant: calledBy.agency, unit: calledBy.unit, seq } as const;
  return { gathering: [{ ...row, state: json(state), shown: json(state) }], ...rowsOfSeries(id, state) };
};

export const samverkansteamKind = (
  team: string,
): GatheringKind<Samverkansteam, SamverkansteamEvent, SamverkansteamCommand> => ({
  id: samverkansteamId(team),
  decide: (state, command, at) => decideSamverkansteam(state, command, at, team),
  evolve: evolveSamverkansteam,
  effectsOf: effectsOfSamverkansteam,
  rowsOf: rowsOfTeam,
  seriesOf: ({ series }) => series,
});

export const groupMeetingKind = (
  series: string,
): GatheringKind<GroupSeries, GroupMeetingEvent, GroupMeetingCommand> => ({
  id: groupMeetingId(series),
  decide: (state, command, at) =>
    command.type === 'planSeries' && command.series !== series
      ? refuse('seriesWrong', { part: 'series' })
      : decideGroupMeeting(state, command, at),
  evolve: evolveGroupMeeting,
  effectsOf: () => [],
  rowsOf: rowsOfGroup,
  seriesOf: (state) => state,
});

const eventRows = <State, Event extends SamverkansteamEvent>(
  id: string,
  tenant: string,
  steps: readonly Step<State, Event>[],
): readonly GatheringEventRow[] =>
  steps.map((step, ordinal) => ({ ...eventColumns(step, ordinal), gathering_id: id, tenant }));

const tables: LedgerTables = { state: 'gathering', events: 'gathering_event', key: 'gathering_id' };

/** The stored ledger of one samverkansteam or group. `onEffects` is told when an act has asked something of a case. */
export const gatheringLedger = <State extends { readonly seq: number }, Event extends SamverkansteamEvent, Act>(
  db: Database,
  { id, decide, evolve, effectsOf, rowsOf, seriesOf }: GatheringKind<State, Event, Act>,
  onEffects: () => void,
): StoredLedger<State, Event, Act> => ({
  read: (commandId) => readStanding(db, tables, id, commandId),
  eventsAfter: (seq, limit) => gatheringEvents<Event>(db, id, seq, limit),
  decide,
  evolve,
  write: async ({ state: before }, steps) => {
    const last = steps.at(-1);
    if (last === undefined) return;
    const rows = rowsOf(last.after);
    const happened = steps.map(({ seq, event, after }) => ({ seq, event, after: seriesOf(after) }));
    const outbox = outboxRows(id, { case_id: null, list_id: null, gathering_id: id }, steps, ({ event, commandId }) =>
      effectsOf(event, commandId),
    );
    await write(db, {
      gatheringEvents: eventRows(id, rows.gathering?.[0]?.tenant ?? '', steps),
      tables: changesBetween(before ? rowsOf(before) : {}, rows),
      outbox,
      notifications: notificationRows({ case_id: null, gathering_id: id }, noticesOfGathering(id, happened)),
      settledIn: { gathering: id, what: settledInGathering(happened), at: last.event.at },
      notify: [id],
    });
    if (outbox.length > 0) onEffects();
  },
});

/** A gathering's stored events in order, after `seq`, up to `limit` of them, each as this release understands it. */
export const gatheringEvents = <Event extends SamverkansteamEvent>(
  db: Database | Transaction,
  gatheringId: string,
  seq?: number,
  limit?: number,
): Promise<readonly StoredEvent<Event>[]> =>
  readEvents<Event>(db, tables, gatheringId, upcastGatheringEvent, seq, limit);
