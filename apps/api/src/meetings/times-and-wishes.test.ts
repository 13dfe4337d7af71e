import { randomUUID } from 'node:crypto';
import { addDuration, instant, stockholmDate, units } from '@stafett/domain';
import { fastForward } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

/** How far the api's clock is ahead of the wall's. */
let ahead = { minutes: 0 };
let api: ApiUnderTest;
let anna: Person;
let petra: Person;
beforeAll(async () => {
  api = await openApi({ clock: () => addDuration(instant(Date.now()), ahead) });
  [anna, petra] = await Promise.all([api.signIn('fk-anna'), api.signIn('kommun-petra')]);
});
afterAll(() => api.stop());

const id = randomUUID;
const now = () => api.deps.clock();
const today = () => stockholmDate(now());
const days = (count: number) => addDuration(now(), { minutes: count * 24 * 60 });

/** In the kö of the kommun, referred by Försäkringskassan. */
const inQueue = async (): Promise<string> => {
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Sixten Samtal' },
      sex: 'M',
      birthYear: 1981,
      referredOn: today(),
    }),
  );
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  await petra.api.handovers.accept.mutate({ commandId: id(), caseId, handover, caseworker: petra.staff });
  return caseId;
};
const see = (person: Person, caseId: string) => person.api.cases.get.query({ caseId });
const unitParty = ({ agency, unit }: { readonly agency: string; readonly unit: string }) =>
  ({ type: 'unit', id: id(), required: true, agency, unit }) as const;
const parties = () =>
  [unitParty(units.kommunSikta), unitParty(units.fkRehab), { type: 'participant', id: id(), required: true }] as const;
const three = () => [2, 3, 4].map((day) => ({ id: id(), startsAt: days(day), minutesLong: 60 }));

test('other times are proposed when none fits, and each party’s reason is kept when the meeting moves', async () => {
  const caseId = await inQueue();
  const call = { caseId, kind: 'multipartyMeeting' as const, mode: 'phone' as const, parties: [...parties()] };
  await petra.api.meetings.propose.mutate({ commandId: id(), ...call, times: three() });
  const meeting = (await see(petra, caseId)).meetings?.at(-1)?.id ?? '';
  const times = three();
  await petra.api.meetings.proposeOtherTimes.mutate({ commandId: id(), caseId, meeting, times });
  const other = (await see(petra, caseId)).meetings?.at(-1);
  expect(other?.times?.map((time) => time.id)).toEqual(times.map((time) => time.id));
  await petra.api.meetings.settleTime.mutate({ commandId: id(), caseId, meeting, time: times[0]?.id ?? '' });
  const [, fk = ''] = call.parties.map((party) => party.id);
  await petra.api.meetings.reschedule.mutate({
    commandId: id(),
    caseId,
    meeting,
    startsAt: days(9),
    reasons: { [fk]: 'doubleBooked' },
  });
  await petra.api.meetings.cancel.mutate({
    commandId: id(),
    caseId,
    meeting,
    reason: 'noTimeFits',
    reasons: { [fk]: 'ill' },
  });
  expect((await see(petra, caseId)).meetings?.at(-1)).toMatchObject({
    status: 'cancelled',
    changes: [{ startedAt: times[0]?.startsAt, reasons: { [fk]: 'doubleBooked' } }],
    cancelReasons: { [fk]: 'ill' },
  });
});

test('a meeting that nobody had booked is written in when it has been', async () => {
  const caseId = await inQueue();
  const call = { caseId, kind: 'multipartyMeeting' as const, mode: 'phone' as const, parties: [...parties()] };
  const written = { commandId: id(), ...call, startsAt: days(1), minutesLong: 30 };
  expect(await problemIn(petra.api.meetings.recordHeld.mutate(written))).toMatchObject({ code: 'meetingAhead' });
  const startsAt = now();
  await petra.api.meetings.recordHeld.mutate({ commandId: id(), ...call, startsAt, minutesLong: 30 });
  const view = await see(petra, caseId);
  expect(view.meetings).toMatchObject([{ status: 'held', startsAt }]);
  expect(view.tasks.map(({ kind }) => kind)).toContain('writeMinutes');
});

test('where a meeting is held is read by those whom it is between, and by no other unit in the case', async () => {
  const caseId = await inQueue();
  const call = { kind: 'multipartyMeeting' as const, mode: 'video' as const, minutesLong: 30 };
  const participant = { type: 'participant', id: id(), required: true } as const;
  const alone = [unitParty(units.kommunSikta), participant];
  const link = 'https://video.example/sixten';
  await petra.api.meetings.book.mutate({
    commandId: id(),
    caseId,
    ...call,
    startsAt: days(5),
    parties: alone,
    where: link,
  });
  const booked = (await see(petra, caseId)).meetings?.at(-1);
  const read = (person: Person, document: string | undefined) =>
    person.api.documents.read.query({ caseId, document: document ?? '' });
  expect(await read(petra, booked?.where?.document)).toMatchObject({ content: { kind: 'meetingPlace', text: link } });
  expect(await problemIn(read(anna, booked?.where?.document))).toMatchObject({ code: 'documentNotFound' });

  await petra.api.meetings.propose.mutate({
    commandId: id(),
    caseId,
    kind: 'multipartyMeeting',
    mode: 'physical',
    times: three(),
    parties: [...parties()],
  });
  const meeting = (await see(petra, caseId)).meetings?.at(-1)?.id ?? '';
  const where = 'Rum 3, Köpmangatan 4';
  await petra.api.meetings.setPlace.mutate({ commandId: id(), caseId, meeting, where });
  const asked = (await see(anna, caseId)).meetings?.find((one) => one.id === meeting);
  expect(await read(anna, asked?.where?.document)).toMatchObject({ content: { text: where } });
  const time = asked?.times?.[0]?.id ?? '';
  await petra.api.meetings.settleTime.mutate({ commandId: id(), caseId, meeting, time });
  await petra.api.meetings.reschedule.mutate({ commandId: id(), caseId, meeting, startsAt: days(9), where: 'Rum 7' });
  const moved = (await see(anna, caseId)).meetings?.find((one) => one.id === meeting);
  expect(await read(anna, moved?.where?.document)).toMatchObject({ content: { text: 'Rum 7' } });
  await petra.api.meetings.cancel.mutate({ commandId: id(), caseId, meeting, reason: 'noLongerNeeded' });
  // Nothing of it is in the ledger.
  const stored = await api.look<{ found: number }>(
    `SELECT count(*)::int AS found FROM case_event WHERE payload::text LIKE '%Rum %' OR payload::text LIKE '%video.example%'`,
  );
  expect(stored).toEqual([{ found: 0 }]);
});

test('a wish that is taken back no longer runs', async () => {
  const caseId = await inQueue();
  await anna.api.meetings.wish.mutate({ commandId: id(), caseId, on: today() });
  const wish = (await see(petra, caseId)).wishes?.[0]?.id ?? '';
  await petra.api.meetings.withdrawWish.mutate({ commandId: id(), caseId, wish });
  const after = await see(petra, caseId);
  expect(after.wishes).toMatchObject([{ status: 'withdrawn' }]);
  expect(after.wishes?.[0]?.days).toBeUndefined();
  expect(after.tasks.map(({ kind }) => kind)).not.toContain('bookMultipartyMeeting');
});

// The last one: it moves the clock.
test('from the participant’s wish over proposed times to a meeting that met it', async () => {
  const caseId = await inQueue();
  await petra.api.meetings.wish.mutate({ commandId: id(), caseId, on: today(), words: 'Jag vill säga det en gång.' });
  const again = anna.api.meetings.wish.mutate({ commandId: id(), caseId, on: today() });
  expect(await problemIn(again)).toMatchObject({ code: 'wishOpen' });
  const wished = await see(petra, caseId);
  expect(wished.wishes).toMatchObject([{ status: 'open', on: today(), days: 0 }]);
  expect(wished.tasks.map(({ kind }) => kind)).toContain('bookMultipartyMeeting');
  const words = wished.wishes?.[0]?.document?.document ?? '';
  expect(await petra.api.documents.read.query({ caseId, document: words })).toMatchObject({
    content: { kind: 'meetingWish', text: 'Jag vill säga det en gång.' },
  });

  const times = three();
  const call = { caseId, kind: 'multipartyMeeting' as const, mode: 'video' as const, parties: [...parties()] };
  const [first] = times;
  expect(
    await problemIn(petra.api.meetings.propose.mutate({ commandId: id(), ...call, times: first ? [first] : [] })),
  ).toMatchObject({ code: 'timesWrong' });
  await petra.api.meetings.propose.mutate({ commandId: id(), ...call, times });
  const proposed = (await see(anna, caseId)).meetings?.at(-1);
  expect(proposed).toMatchObject({ status: 'proposed', wished: true });
  expect(proposed?.times?.map(({ fits }) => fits)).toEqual([false, false, false]);
  expect((await anna.api.session.me.query()).counts.meetingsAhead).toBe(1);

  const meeting = proposed?.id ?? '';
  const [one = '', two = '', three_ = ''] = times.map((time) => time.id);
  const half = { commandId: id(), caseId, meeting, answers: { [one]: 'can' as const } };
  expect(await problemIn(anna.api.meetings.answerTimes.mutate(half))).toMatchObject({ code: 'timeUnanswered' });
  const answers = { [one]: 'cannot', [two]: 'can', [three_]: 'can' } as const;
  await anna.api.meetings.answerTimes.mutate({ commandId: id(), caseId, meeting, answers });
  const participant = call.parties[2]?.id ?? '';
  const yes = { [one]: 'can', [two]: 'can', [three_]: 'cannot' } as const;
  await petra.api.meetings.recordAnsweredTimes.mutate({
    commandId: id(),
    caseId,
    meeting,
    party: participant,
    answers: yes,
  });
  const answered = await see(petra, caseId);
  expect(answered.meetings?.at(-1)?.times?.map(({ fits }) => fits)).toEqual([false, true, false]);
  expect(answered.tasks.map(({ kind }) => kind)).toContain('settleTime');
  expect(
    await problemIn(petra.api.meetings.settleTime.mutate({ commandId: id(), caseId, meeting, time: one })),
  ).toMatchObject({ code: 'requiredPartyCannot' });
  await petra.api.meetings.settleTime.mutate({ commandId: id(), caseId, meeting, time: two });
  expect((await see(anna, caseId)).meetings?.at(-1)).toMatchObject({ status: 'planned', startsAt: times[1]?.startsAt });

  const minutes = 3 * 24 * 60 + 60;
  await fastForward(api.house.journeyOf(caseId), minutes * 60_000);
  ahead = { minutes };
  // Their sessions did not last so long.
  [anna, petra] = await Promise.all([api.signIn('fk-anna'), api.signIn('kommun-petra')]);
  const attended = call.parties.map((party) => party.id);
  await petra.api.meetings.held.mutate({ commandId: id(), caseId, meeting, attended, mode: 'video' });
  expect((await see(petra, caseId)).wishes).toMatchObject([{ status: 'met', days: 3 }]);
  const helena = await api.signIn('forbund-helena');
  const { wishes } = await helena.api.figures.get.query({ insats: 'sikta-arbetsmarknad', from: today(), to: today() });
  const held = stockholmDate(times[1]?.startsAt ?? now());
  const asked = { insats: 'sikta-arbetsmarknad', from: held, to: held };
  expect((await helena.api.figures.get.query(asked)).wishes).toEqual({ met: 1, medianDays: 3, open: 0 });
  expect(wishes).toEqual(held === today() ? { met: 1, medianDays: 3, open: 0 } : { met: 0, open: 0 });

  await petra.api.meetings.recordMinutes.mutate({
    commandId: id(),
    caseId,
    meeting,
    situation: 'Sixten vill börja i liten skala.',
    commitments: [],
    next: { none: 'notNeeded' },
  });
  await anna.api.meetings.objectToMinutes.mutate({
    commandId: id(),
    caseId,
    meeting,
    objection: 'Vi sa tio timmar i veckan.',
  });
  const objected = await see(petra, caseId);
  expect(objected.tasks.map(({ kind }) => kind)).toContain('amendMinutes');
  const objection = objected.meetings?.at(-1)?.parties.find((party) => party.objection)?.objection?.document?.document;
  expect(await petra.api.documents.read.query({ caseId, document: objection ?? '' })).toMatchObject({
    content: { kind: 'minutesObjection', text: 'Vi sa tio timmar i veckan.' },
  });
  await petra.api.meetings.amendMinutes.mutate({
    commandId: id(),
    caseId,
    meeting,
    text: { situation: 'Sixten vill börja med tio timmar i veckan.', commitments: [] },
    why: 'partyObjected',
    reason: 'Försäkringskassan såg att timmarna saknades.',
  });
  const amended = await see(anna, caseId);
  expect(amended.tasks.map(({ kind }) => kind)).toContain('confirmMinutes');
  const document = amended.meetings?.at(-1)?.minutes?.document?.document ?? '';
  expect(await anna.api.documents.read.query({ caseId, document, version: 1 })).toMatchObject({
    content: { text: { situation: 'Sixten vill börja i liten skala.' } },
  });
});
