import { randomUUID } from 'node:crypto';
import { rebuild } from '@stafett/activities';
import {
  type Actor,
  addDays,
  addDuration,
  agendaOf,
  atTime,
  type GroupSeries,
  type Instant,
  instant,
  nextWorkingDay,
  type Samverkansteam,
  type SamverkansteamCommand,
  stockholmDate,
  teams,
  units,
} from '@stafett/domain';
import { documentRef, importer, importOf, people, person } from '@stafett/domain/testing';
import { fastForward } from '@stafett/testkit';
import { groupMeetingId, groupMeetingState, samverkansteamId, samverkansteamState } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doing, freshCaseId, type House, openHouse, until } from './house-under-test.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.stop());

type Without<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;

const kfv = teams.kfv.id;
const kansli = person('kansli', units.forbundKansli, 'insatsCoordinator');
const member = person('af i teamet', units.afRehab, 'teamMember');
const today = stockholmDate(instant(Date.now()));

const handle = () => house.client.workflow.getHandle(samverkansteamId(kfv));
const stored = async (): Promise<Samverkansteam | undefined> => {
  const row = await house.db.gathering.findUnique({ where: { id: samverkansteamId(kfv) } });
  return (row?.state as unknown as Samverkansteam | null) ?? undefined;
};
const theTeam = async (): Promise<Samverkansteam> => {
  const state = await stored();
  if (!state) throw new Error('no team');
  return state;
};
const teamDoes = async (actor: Actor, ask: Without<SamverkansteamCommand, 'actor' | 'commandId'>) =>
  house.courier.toTeam(kfv, { ...ask, actor, commandId: randomUUID() } as SamverkansteamCommand);

/** Somebody in SIKTA-Unga whose question is before the team. */
const brought = async () => {
  const caseId = freshCaseId();
  const act = doing(house, caseId);
  await act(importer, importOf({ caseId, insats: 'sikta-unga', startedOn: addDays(today, -30), asOf: today }));
  expect(await act(people.coach, { type: 'bringToTeam', question: documentRef('fråga') })).toBeUndefined();
  return { caseId };
};
const onAgenda = (caseId: string) =>
  until(stored, (team) => team?.agenda.some((item) => item.caseId === caseId) === true);
const codeOf = async (caseId: string): Promise<string> =>
  (await theTeam()).agenda.find((item) => item.caseId === caseId)?.code ?? '';
const moveTo = (at: Instant) => fastForward(handle(), Date.parse(at) - Date.now());

test('a question from SIKTA-Unga comes to the agenda, and the rekommendation comes back as the holder’s task', async () => {
  const { caseId } = await brought();
  const { caseId: other } = await brought();
  await onAgenda(caseId);
  await onAgenda(other);
  const startsAt = atTime(nextWorkingDay(addDays(today, 20)), '09:00');
  expect(await teamDoes(kansli, { type: 'planGroupMeeting', startsAt })).toMatchObject({ type: 'saved' });
  expect(await handle().query(samverkansteamState)).toEqual(await theTeam());

  const code = await codeOf(caseId);
  const meeting = (await theTeam()).series.meetings[0]?.id ?? '';
  const recommend = { type: 'recommend', code, meeting, document: documentRef('rekommendation') } as const;
  expect(await teamDoes(member, recommend)).toMatchObject({ type: 'refused', refusal: { code: 'meetingAhead' } });

  // The reminders come with the clock alone: to whoever has not answered, then to all who come.
  await moveTo(addDuration(startsAt, { minutes: 150 }));
  const reminders = await until(
    async () =>
      (await house.db.gatheringEvent.findMany({ where: { type: 'groupReminded' }, orderBy: { seq: 'asc' } })).map(
        ({ payload }) => (payload as { about: string }).about,
      ),
    (about) => about.includes('held'),
  );
  expect(reminders).toEqual(['reply', 'reply', 'chase', 'meeting', 'held']);
  // Each is told to the units' people, and what is over by now counts as read.
  const told = await house.db.notification.findMany({ where: { gatheringId: kfv, unit: units.afRehab.unit } });
  expect(told.map(({ kind }) => kind).sort()).toEqual([
    'groupMeetingPlanned',
    'groupMeetingSoon',
    'groupReplyDue',
    'groupReplyDue',
    'teamCaseRaised',
    'teamCaseRaised',
  ]);
  expect(told.every(({ caseId, staff }) => caseId === null && staff === null)).toBe(true);
  // A case on the list is of no meeting yet.
  for (const { kind, meeting: of } of told) expect(of).toBe(kind === 'teamCaseRaised' ? null : meeting);

  await fastForward(house.journeyOf(caseId), Date.parse(startsAt) + 9_000_000 - Date.now());
  const attended = [kansli.unit, units.afRehab.unit, units.fkRehab.unit];
  expect(await teamDoes(kansli, { type: 'groupMeetingHeld', meeting, attended, mode: 'physical' })).toMatchObject({
    type: 'saved',
  });
  const unread = { gatheringId: kfv, readAt: null };
  expect(await house.db.notification.count({ where: unread })).toBe(0);
  expect(await teamDoes(kansli, recommend)).toMatchObject({ type: 'refused', refusal: { code: 'roleNotAllowed' } });
  expect(await teamDoes(member, recommend)).toMatchObject({ type: 'saved' });
  const answered = await until(
    () => house.storedState(caseId),
    (state) => (state?.recommendations ?? []).length > 0,
  );
  expect(answered?.tasks.filter(({ status }) => status === 'open').map(({ kind }) => kind)).toContain(
    'considerRecommendation',
  );

  // No case is talked past; then the meeting may be written up, and books the next.
  const minutes = {
    type: 'recordGroupMinutes',
    meeting,
    document: documentRef('minnesanteckning'),
    next: { startsAt: addDuration(startsAt, { days: 91 }) },
  } as const;
  expect(await teamDoes(kansli, minutes)).toMatchObject({ type: 'refused', refusal: { code: 'agendaItemUnsettled' } });
  expect(
    await teamDoes(member, { type: 'deferCase', meeting, code: await codeOf(other), reason: 'timeRanOut' }),
  ).toMatchObject({ type: 'saved' });
  expect(await teamDoes(kansli, minutes)).toMatchObject({ type: 'saved' });
  const team = await theTeam();
  const next = team.series.meetings[1];
  expect(next).toMatchObject({ status: 'planned', startsAt: minutes.next.startsAt });
  expect(next && agendaOf(team, next).map((item) => item.caseId)).toEqual([other]);
  await until(
    () => house.db.outboxEffect.count({ where: { relayedAt: null } }),
    (count) => count === 0,
  );
});

test('what members are shown says nothing of which cases there are', async () => {
  const row = await house.db.gathering.findUniqueOrThrow({ where: { id: samverkansteamId(kfv) } });
  const { agenda } = await theTeam();
  expect(agenda.length).toBeGreaterThan(0);
  for (const { caseId, code } of agenda) {
    expect(JSON.stringify(row.shown)).not.toContain(caseId);
    expect(JSON.stringify(row.shown)).toContain(code);
  }
});

const withAll = {
  include: { members: { orderBy: { unit: 'asc' } }, documents: { orderBy: { documentId: 'asc' } } },
} as const;

test('a lost read model and a lost workflow are recreated from the events', async () => {
  const before = await house.db.gathering.findMany(withAll);
  await handle().terminate('lost');
  await house.db.gathering.deleteMany();
  expect(await rebuild({ db: house.db, client: house.client, taskQueue: house.taskQueue })).toMatchObject({
    gatherings: 1,
    started: 1,
  });
  expect(await house.db.gathering.findMany(withAll)).toEqual(before);
  expect(
    await until(
      () => handle().query(samverkansteamState),
      (state) => state !== undefined,
    ),
  ).toEqual(await theTeam());
});

test('a group without a case is planned, reminded of, and ends with its workflow', async () => {
  const series = randomUUID();
  const group = () => house.client.workflow.getHandle(groupMeetingId(series));
  const startsAt = atTime(nextWorkingDay(addDays(today, 20)), '13:00');
  const ask = {
    type: 'planSeries',
    series,
    topic: 'caseworkers',
    interval: { atLeastDays: 60, atMostDays: 110 },
  } as const;
  const planned = await house.courier.toGroup(series, {
    ...ask,
    commandId: randomUUID(),
    actor: kansli,
    members: [{ agency: units.afRehab.agency, unit: units.afRehab.unit }],
    minutesLong: 90,
    mode: 'video',
    times: [startsAt],
  });
  expect(planned).toMatchObject({ type: 'saved' });
  await fastForward(group(), Date.parse(startsAt) - Date.now());
  const told = await until(
    () => house.db.gatheringEvent.findMany({ where: { gatheringId: groupMeetingId(series), type: 'groupReminded' } }),
    (events) => events.length >= 4,
  );
  expect(told.map(({ payload }) => (payload as { about: string }).about)).toEqual([
    'reply',
    'reply',
    'chase',
    'meeting',
  ]);
  expect(((await group().query(groupMeetingState)) as GroupSeries).reminded).toHaveLength(4);
  const ended = await house.courier.toGroup(series, {
    type: 'endSeries',
    reason: 'noLongerNeeded',
    commandId: randomUUID(),
    actor: kansli,
  });
  expect(ended).toMatchObject({ type: 'saved' });
  await group().result();
});
