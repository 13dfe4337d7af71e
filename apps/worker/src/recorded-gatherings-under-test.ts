import {
  type Actor,
  addDays,
  addDuration,
  type GroupMeetingCommand,
  type GroupSeries,
  type Instant,
  instant,
  type Samverkansteam,
  type SamverkansteamCommand,
  type SamverkansteamEvent,
  stockholmDate,
  teams,
  type UnitRef,
  units,
} from '@stafett/domain';
import { documentRef, importer, importOf, people, person } from '@stafett/domain/testing';
import { createFaultPoints, days, fastForward } from '@stafett/testkit';
import { groupMeetingId, groupMeetingState, samverkansteamId, samverkansteamState } from '@stafett/workflows/messages';
import { doing, freshCaseId, type House, openHouse, until } from './house-under-test.ts';
import { continueAsNew, openRecorder, type Source } from './record-history-under-test.ts';

type Without<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;

const kansli = person('kansli', units.forbundKansli, 'insatsCoordinator');
const member = person('af i teamet', units.afRehab, 'teamMember');
const ref = ({ agency, unit }: UnitRef): UnitRef => ({ agency, unit });
const faults = createFaultPoints();

/** A samverkansteam or a group that people act on while its clock is moved. */
const openGathering = <State extends Samverkansteam | GroupSeries, Act extends { readonly type: string }>(
  house: House,
  id: string,
  send: (
    command: Act & { readonly commandId: string; readonly actor: Actor },
  ) => ReturnType<House['courier']['toTeam']>,
  query: typeof samverkansteamState | typeof groupMeetingState,
) => {
  const handle = house.client.workflow.getHandle(id);
  let skipped = 0;
  const now = (): Instant => instant(Date.now() + skipped);
  const stored = async (): Promise<State | undefined> => {
    const row = await house.db.gathering.findUnique({ where: { id } });
    return (row?.state as unknown as State | null) ?? undefined;
  };
  const source: Source = {
    workflowId: id,
    events: async () => {
      const rows = await house.db.gatheringEvent.findMany({ where: { gatheringId: id }, orderBy: { seq: 'asc' } });
      return rows.map(({ payload }) => payload as unknown as SamverkansteamEvent);
    },
    stored,
    known: () => handle.query(query as typeof samverkansteamState) as Promise<State | undefined>,
  };
  return {
    id,
    now,
    source,
    state: async (): Promise<State> => {
      const found = await stored();
      if (!found) throw new Error('no gathering');
      return found;
    },
    does: async (actor: Actor, ask: Act): Promise<void> => {
      const delivery = await send({ ...ask, actor, commandId: freshCaseId() });
      if (delivery.type !== 'saved') throw new Error(`${ask.type}: ${JSON.stringify(delivery)}`);
    },
    /** Days pass, with whatever the clock reminds of. */
    wait: async (count: number): Promise<void> => {
      await fastForward(handle, days(count));
      skipped += days(count);
      await until(
        async () => [await stored(), await source.known()] as const,
        ([kept, running]) => kept !== undefined && kept.seq === running?.seq,
      );
    },
  };
};

/** Somebody in SIKTA-Unga whose question is before the team. */
const bring = async (house: House): Promise<string> => {
  const caseId = freshCaseId();
  const act = doing(house, caseId);
  const today = stockholmDate(instant(Date.now()));
  await act(importer, importOf({ caseId, insats: 'sikta-unga', startedOn: addDays(today, -30), asOf: today }));
  await act(people.coach, { type: 'bringToTeam', question: documentRef('fråga') });
  return caseId;
};

/** Three questions, one withdrawn; a meeting that is answered, moved, held, reminded of and written up; the next is booked. */
const throughTheYear = async (house: House) => {
  const { kfv } = teams;
  const team = openGathering<Samverkansteam, Without<SamverkansteamCommand, 'commandId' | 'actor'>>(
    house,
    samverkansteamId(kfv.id),
    (command) => house.courier.toTeam(kfv.id, command as SamverkansteamCommand),
    samverkansteamState,
  );
  const cases = [await bring(house), await bring(house), await bring(house)] as const;
  await until(team.source.stored, (found) => found !== undefined && 'agenda' in found && found.agenda.length === 3);
  const codeOf = async (caseId: string): Promise<string> =>
    (await team.state()).agenda.find((item) => item.caseId === caseId)?.code ?? '';
  const meeting = async (): Promise<string> => (await team.state()).series.meetings[0]?.id ?? '';
  await team.does(kansli, { type: 'planGroupMeeting', startsAt: addDuration(team.now(), { days: 20 }) });
  await team.does(member, { type: 'replyToGroupMeeting', meeting: await meeting(), reply: 'comes' });
  const moved = { startsAt: addDuration(team.now(), { days: 24 }), reason: 'tooFewCan' } as const;
  await team.does(kansli, { type: 'moveGroupMeeting', meeting: await meeting(), ...moved });
  const [withdrawn, recommended, deferred] = cases;
  const act = doing(house, withdrawn);
  await act(people.coach, { type: 'closeCase', reason: 'movedAway', explanation: documentRef('avslut') });
  await until(
    team.source.stored,
    (found) => found !== undefined && 'agenda' in found && found.agenda.some(({ status }) => status === 'withdrawn'),
  );
  const earlier = await continueAsNew(house, team.id);
  await team.wait(25);
  await fastForward(house.journeyOf(recommended), days(25));
  const at = { meeting: await meeting() };
  const attended = [units.forbundKansli.unit, units.afRehab.unit];
  await team.does(kansli, { type: 'groupMeetingHeld', ...at, attended, mode: 'video' });
  const document = documentRef('rekommendation');
  await team.does(member, { type: 'recommend', ...at, code: await codeOf(recommended), document });
  await team.does(member, { type: 'deferCase', ...at, code: await codeOf(deferred), reason: 'timeRanOut' });
  await team.wait(8);
  const next = { startsAt: addDuration(team.now(), { days: 80 }) };
  await team.does(kansli, { type: 'recordGroupMinutes', ...at, document: documentRef('minnesanteckning'), next });
  return { team, earlier };
};

const openGroup = async (house: House) => {
  const series = freshCaseId();
  const group = openGathering<GroupSeries, Without<GroupMeetingCommand, 'commandId' | 'actor'>>(
    house,
    groupMeetingId(series),
    (command) => house.courier.toGroup(series, command as GroupMeetingCommand),
    groupMeetingState,
  );
  await group.does(kansli, {
    type: 'planSeries',
    series,
    topic: 'caseworkers',
    members: [ref(units.afRehab), ref(units.fkRehab)],
    interval: { atLeastDays: 60, atMostDays: 110 },
    minutesLong: 90,
    mode: 'video',
    times: [addDuration(group.now(), { days: 20 })],
  });
  const meeting = async (): Promise<string> => (await group.state()).meetings.at(-1)?.id ?? '';
  return { ...group, meeting };
};
type Group = Awaited<ReturnType<typeof openGroup>>;

/** One unit answers, one is silent and reminded, one more is invited. */
const halfWay = async ({ does, meeting, wait }: Group): Promise<void> => {
  await does(people.af, { type: 'replyToGroupMeeting', meeting: await meeting(), reply: 'otherTime' });
  await does(kansli, { type: 'inviteUnits', members: [ref(units.regionPsykiatri)] });
  await wait(10);
};

/** The store is away for a while; a meeting is called off, another held and written up; a unit leaves; the group ends. */
const toItsEnd = async ({ does, meeting, wait, now }: Group): Promise<void> => {
  const gone = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
  for (let tries = 0; tries < 2; tries += 1) faults.failAt('beforeCommit', gone);
  await does(kansli, { type: 'cancelGroupMeeting', meeting: await meeting(), reason: 'illness' }).catch(
    () => undefined,
  );
  await does(kansli, { type: 'cancelGroupMeeting', meeting: await meeting(), reason: 'illness' }).catch(
    () => undefined,
  );
  await does(people.psykiatri, { type: 'leaveGroup', member: ref(units.regionPsykiatri) });
  await wait(8);
  await does(kansli, { type: 'planGroupMeeting', startsAt: addDuration(now(), { days: 14 }), mode: 'physical' });
  await wait(15);
  const attended = [units.forbundKansli.unit, units.fkRehab.unit];
  await does(kansli, { type: 'groupMeetingHeld', meeting: await meeting(), attended, mode: 'physical' });
  await wait(8);
  await does(kansli, {
    type: 'recordGroupMinutes',
    meeting: await meeting(),
    document: documentRef('minnesanteckning'),
    next: { none: 'groupEnds' },
  });
};

/** Records samverkansteam and groups as they run today, half-way and to their end. */
export const recordGatherings = async (folder: string): Promise<void> => {
  const house = await openHouse({ codec: false, atPoint: faults.atPoint });
  await house.startWorker();
  try {
    const { record, recordEarlier } = await openRecorder(house, folder);
    const { team, earlier } = await throughTheYear(house);
    await recordEarlier('samverkansteam-before-continue-as-new', earlier, team.source);
    await record('samverkansteam', team.source);

    const reminded = await openGroup(house);
    await halfWay(reminded);
    await record('group-meeting-half-way', reminded.source);

    const ended = await openGroup(house);
    await halfWay(ended);
    await toItsEnd(ended);
    await record('group-meeting-ended', ended.source);
  } finally {
    await house.stop();
  }
};
