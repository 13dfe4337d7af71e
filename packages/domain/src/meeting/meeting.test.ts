import { expect, test } from 'vitest';
import {
  type Ask,
  accepted,
  documentRef,
  handedOver,
  held,
  inHandover,
  inInsats,
  type Journey,
  lastMeeting,
  letsTell,
  machineOf,
  met,
  openHandover,
  participantParty,
  people,
  person,
  recorded,
  unitParty,
  waiting,
} from '../../testing/index.ts';
import { addDays, addDuration } from '../calendar/index.ts';
import type { Command } from '../case/commands.ts';
import { decide } from '../case/decide.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from '../insatser/parties.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';
import { meetingModelOf } from '../insatser/usual.ts';
import { missedBy } from './held.ts';

type Booking = Extract<Ask, { type: 'bookMeeting' }>;
const booking = (journey: Journey, changes: Partial<Booking> = {}): Booking => ({
  type: 'bookMeeting',
  kind: 'handoverMeeting',
  startsAt: addDuration(journey.now(), { days: 7 }),
  minutesLong: 60,
  mode: 'phone',
  parties: [unitParty('sikta', units.kommunSikta), unitParty('af', units.afRehab), participantParty],
  ...changes,
});
const minutes = (journey: Journey, changes: Partial<Extract<Ask, { type: 'recordMinutes' }>> = {}): Ask => ({
  type: 'recordMinutes',
  meeting: lastMeeting(journey),
  document: documentRef('minnesanteckning'),
  commitments: [],
  next: { none: 'handedOver' },
  ...changes,
});
const everybody = ['sikta', 'af', 'participant'];
const meetingOf = (journey: Journey) => journey.state().meetings.at(-1);

test('who must be there for an överlämningsmöte to count is asked, and asked as required', () => {
  const journey = handedOver();
  const without = (...parties: Booking['parties']) => journey.isRefused(people.coach, booking(journey, { parties }));
  const sikta = unitParty('sikta', units.kommunSikta);
  const af = unitParty('af', units.afRehab);
  expect(without(af, participantParty)).toEqual({ code: 'requiredPartyMissing', facts: { role: 'holder' } });
  expect(without(sikta, participantParty)).toEqual({ code: 'requiredPartyMissing', facts: { role: 'receiver' } });
  expect(without(sikta, unitParty('fk', units.fkRehab), participantParty).facts).toEqual({ role: 'receiver' });
  expect(without(sikta, af)).toEqual({ code: 'requiredPartyMissing', facts: { role: 'participant' } });
  expect(without(sikta, unitParty('af', units.afRehab, false), participantParty).facts).toEqual({ role: 'receiver' });
});

test('after the handover is accepted the other side is the unit that handed on', () => {
  const journey = handedOver();
  journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey) });
  const af = unitParty('af', units.afRehab);
  expect(journey.isRefused(people.af, booking(journey, { parties: [af, participantParty] })).facts).toEqual({
    role: 'receiver',
  });
  journey.does(people.af, booking(journey));
  expect(journey.openTasks()).not.toContain('bookHandoverMeeting');
});

test('without a handover an överlämningsmöte still needs somebody besides the holder', () => {
  const journey = inHandover();
  const sikta = unitParty('sikta', units.kommunSikta);
  expect(journey.isRefused(people.coach, booking(journey, { parties: [sikta, participantParty] })).facts).toEqual({
    role: 'receiver',
  });
  journey.does(people.coach, booking(journey, { parties: [sikta, unitParty('fk', units.fkRehab), participantParty] }));
});

test('nobody is asked twice to the same meeting', () => {
  const journey = handedOver();
  const parties = booking(journey).parties;
  for (const again of [
    unitParty('af', units.regionPsykiatri),
    unitParty('af again', units.afRehab),
    { ...participantParty, id: 'p2' },
  ])
    expect(journey.isRefused(people.coach, booking(journey, { parties: [...parties, again] })).code).toBe('partyTwice');
});

test('the holder calls meetings, and the unit asked to take over may', () => {
  const journey = handedOver();
  expect(journey.isRefused(people.fk, booking(journey)).code).toBe('notHolder');
  journey.does(people.af, booking(journey));
  expect(meetingOf(journey)?.bookedBy.unit).toBe(units.afRehab.unit);
  const queue = waiting();
  expect(queue.isRefused(people.coach, booking(queue)).code).toBe('wrongPhase');
});

test('who is asked to take over invites nobody but those on either side of the handover', () => {
  const journey = handedOver();
  const third = booking(journey, {
    parties: [...booking(journey).parties, unitParty('psykiatri', units.regionPsykiatri, false)],
  });
  expect(journey.isRefused(people.af, third)).toEqual({ code: 'notHolder', facts: { holder: units.kommunSikta.unit } });
  expect(journey.isRefused(people.coach, third).code).toBe('samtyckeMissing');
  letsTell(journey, people.coach, units.regionPsykiatri.agency);
  journey.does(people.coach, third);
  journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey) });
  journey.does(people.af, third);
});

test('a meeting is booked ahead, in a mode of the model, for a handover that there is', () => {
  const journey = handedOver();
  expect(journey.isRefused(people.coach, booking(journey, { startsAt: journey.now() }))).toEqual({
    code: 'meetingInPast',
    facts: { startsAt: journey.now() },
  });
  expect(journey.isRefused(people.coach, booking(journey, { handover: 'none such' })).code).toBe('handoverNotFound');
});

test('a meeting is held in a mode of the model, when booked, when moved and when held', () => {
  const handoverMeeting = { ...meetingModelOf(siktaArbetsmarknad, 'handoverMeeting'), modes: ['physical'] as const };
  const model = { ...siktaArbetsmarknad, meetings: { ...siktaArbetsmarknad.meetings, handoverMeeting } };
  const tried = (journey: Journey, ask: Ask) => {
    const command = { ...ask, actor: people.coach, commandId: 'c' } as Command;
    const decision = decide(journey.state(), command, journey.now(), model);
    return decision.type === 'refused' && decision.refusal;
  };
  const refusal = (mode: string) => ({ code: 'modeNotAllowed', facts: { mode } });
  const before = handedOver();
  expect(tried(before, booking(before))).toEqual(refusal('phone'));
  const journey = met();
  const meeting = lastMeeting(journey);
  const startsAt = addDuration(journey.now(), { days: 3 });
  expect(tried(journey, { type: 'rescheduleMeeting', meeting, startsAt, mode: 'video' })).toEqual(refusal('video'));
  expect(tried(journey, { type: 'rescheduleMeeting', meeting, startsAt, mode: 'physical' })).toBe(false);
  journey.wait(7);
  expect(tried(journey, { type: 'meetingHeld', meeting, attended: everybody, mode: 'phone' })).toEqual(
    refusal('phone'),
  );
});

test('each unit answers for itself; for the participant somebody notes the answer', () => {
  const journey = met();
  const meeting = lastMeeting(journey);
  expect(journey.openTasks().filter((kind) => kind === 'replyToMeeting')).toHaveLength(2);
  expect(waitingFor(journey.state(), journey.model)?.reason).toBe('handoverAnswer');
  expect(journey.isRefused(people.psykiatri, { type: 'replyToMeeting', meeting, reply: 'comes' }).code).toBe(
    'notParty',
  );
  journey.does(people.af, { type: 'replyToMeeting', meeting, reply: 'comes' });
  expect(journey.openTasks().filter((kind) => kind === 'replyToMeeting')).toHaveLength(1);
  expect(
    journey.isRefused(people.coach, { type: 'recordMeetingReply', meeting, party: 'fk', reply: 'comes' }).code,
  ).toBe('notParty');
  expect(
    journey.isRefused(people.af, { type: 'recordMeetingReply', meeting, party: 'participant', reply: 'comes' }).code,
  ).toBe('notHolder');
  journey.does(people.coach, { type: 'recordMeetingReply', meeting, party: 'participant', reply: 'comes' });
  expect(meetingOf(journey)?.parties.map(({ reply }) => reply)).toEqual([undefined, 'comes', undefined, 'comes']);
});

test('a required party that can’t come then is a reason to find another time', () => {
  const journey = met();
  const meeting = lastMeeting(journey);
  journey.does(people.fk, { type: 'replyToMeeting', meeting, reply: 'cannot' });
  expect(journey.openTasks()).not.toContain('bookHandoverMeeting');
  journey.does(people.af, { type: 'replyToMeeting', meeting, reply: 'otherTime' });
  expect(journey.openTask('bookHandoverMeeting')).toMatchObject({
    owner: { unit: units.kommunSikta.unit },
    subject: { type: 'meeting', id: meeting },
  });
  journey.does(people.af, { type: 'replyToMeeting', meeting, reply: 'comes' });
  expect(journey.openTasks()).not.toContain('bookHandoverMeeting');
});

test('a meeting that is moved asks everybody anew', () => {
  const journey = met();
  const meeting = lastMeeting(journey);
  journey.does(people.af, { type: 'replyToMeeting', meeting, reply: 'otherTime' });
  const startsAt = addDuration(journey.now(), { days: 10 });
  expect(journey.isRefused(people.fk, { type: 'rescheduleMeeting', meeting, startsAt }).code).toBe('notHolder');
  expect(journey.isRefused(people.coach, { type: 'rescheduleMeeting', meeting, startsAt: journey.now() }).code).toBe(
    'meetingInPast',
  );
  journey.does(people.coach, { type: 'rescheduleMeeting', meeting, startsAt, mode: 'physical' });
  expect(meetingOf(journey)).toMatchObject({ rescheduled: 1, startsAt, mode: 'physical', status: 'planned' });
  expect(meetingOf(journey)?.parties.some(({ reply }) => reply)).toBe(false);
  expect(journey.openTasks().filter((kind) => kind === 'replyToMeeting')).toHaveLength(2);
  expect(journey.openTasks()).not.toContain('bookHandoverMeeting');
  expect(journey.state().deadlines.filter(({ type }) => type === 'meetingTime')).toHaveLength(1);
});

test('a cancelled överlämningsmöte is booked again', () => {
  const journey = met();
  const meeting = lastMeeting(journey);
  journey.does(people.coach, { type: 'cancelMeeting', meeting, reason: 'participantIll' });
  expect(meetingOf(journey)).toMatchObject({ status: 'cancelled', cancelled: 'participantIll' });
  expect(journey.openTasks()).toEqual(['answerHandover', 'tellParties', 'bookHandoverMeeting']);
  for (const ask of [
    { type: 'cancelMeeting', meeting, reason: 'other' },
    { type: 'meetingHeld', meeting, attended: everybody, mode: 'video' },
    { type: 'rescheduleMeeting', meeting, startsAt: addDuration(journey.now(), { days: 3 }) },
    { type: 'recordMeetingReply', meeting, party: 'participant', reply: 'comes' },
  ] as const)
    expect(journey.isRefused(people.coach, ask).code).toBe('meetingNotPlanned');
  expect(journey.isRefused(people.af, { type: 'replyToMeeting', meeting, reply: 'comes' }).code).toBe(
    'meetingNotPlanned',
  );
});

test('when its time has come somebody must tell whether the meeting was held', () => {
  const journey = met();
  journey.wait(8);
  expect(journey.openTask('recordMeeting').owner.unit).toBe(units.kommunSikta.unit);
  expect(journey.state().deadlines.some(({ type }) => type === 'meetingTime')).toBe(false);
});

test('a meeting can’t have been held before it began', () => {
  const journey = met();
  const ask = { type: 'meetingHeld', meeting: lastMeeting(journey), attended: everybody, mode: 'video' } as const;
  expect(journey.isRefused(people.coach, ask).code).toBe('meetingAhead');
});

test('a meeting without a required party does not count and is booked anew', () => {
  const journey = met();
  journey.wait(8);
  const events = journey.does(people.coach, {
    type: 'meetingHeld',
    meeting: lastMeeting(journey),
    attended: ['sikta', 'af'],
    mode: 'video',
  });
  expect(events[0]).toMatchObject({ type: 'meetingMissed', absent: ['participant'] });
  expect(meetingOf(journey)).toMatchObject({ status: 'cancelled', cancelled: 'participantAbsent' });
  expect(journey.openTasks()).toContain('bookHandoverMeeting');
  expect(journey.openTasks()).not.toContain('recordMeeting');
  expect(journey.openTasks()).not.toContain('writeMinutes');
});

test('a party that was asked as required besides those of the model can’t void what those held', () => {
  const journey = handedOver();
  const parties = [...booking(journey).parties, unitParty('fk', units.fkRehab)];
  journey.does(people.coach, booking(journey, { parties }));
  journey.wait(8);
  journey.does(people.coach, {
    type: 'meetingHeld',
    meeting: lastMeeting(journey),
    attended: everybody,
    mode: 'video',
  });
  expect(meetingOf(journey)?.status).toBe('held');
  expect(meetingOf(journey)?.parties.find(({ id }) => id === 'fk')?.attended).toBe(false);
});

test('of several that stand for the same side one is enough', () => {
  const journey = inHandover();
  const parties = [
    unitParty('sikta', units.kommunSikta),
    unitParty('fk', units.fkRehab),
    unitParty('af', units.afRehab),
    participantParty,
  ];
  letsTell(journey, people.coach, units.afRehab.agency);
  journey.does(people.coach, booking(journey, { parties }));
  journey.wait(8);
  journey.does(people.coach, {
    type: 'meetingHeld',
    meeting: lastMeeting(journey),
    attended: everybody,
    mode: 'video',
  });
  expect(meetingOf(journey)?.status).toBe('held');
});

test('where the model requires nobody, all that were asked as required must be there', () => {
  const journey = met();
  const act = { commandId: 'c', actor: people.coach, at: journey.now(), today: journey.today() };
  const meeting = meetingOf(journey);
  if (!meeting) throw new Error('no meeting');
  const model = {
    ...siktaArbetsmarknad,
    meetings: { ...siktaArbetsmarknad.meetings, handoverMeeting: { modes: ['video'], mustAttend: [] } },
  } as const;
  expect(missedBy(journey.state(), meeting, ['sikta', 'af'], { ...act, model })).toMatchObject([{ id: 'participant' }]);
  expect(missedBy(journey.state(), meeting, everybody, { ...act, model })).toEqual([]);
});

test('what was said at a meeting that does not count is written down all the same', () => {
  const journey = met();
  journey.wait(8);
  const meeting = lastMeeting(journey);
  journey.does(people.coach, { type: 'meetingHeld', meeting, attended: ['sikta', 'af'], mode: 'video' });
  journey.does(people.coach, minutes(journey, { meeting, next: { none: 'notNeeded' } }));
  expect(meetingOf(journey)).toMatchObject({ status: 'cancelled', minutes: { amendments: 0 } });
  expect(journey.openTasks()).not.toContain('confirmMinutes');
  expect(journey.openTasks()).toContain('bookHandoverMeeting');
});

test('of a meeting that nobody came to, or that was cancelled, there is nothing to write down', () => {
  const journey = met();
  const meeting = lastMeeting(journey);
  journey.does(people.coach, { type: 'cancelMeeting', meeting, reason: 'doubleBooked' });
  expect(journey.isRefused(people.coach, minutes(journey, { meeting })).code).toBe('meetingNotHeld');
});

const heldBefore = (journey: Journey, changes: Partial<Extract<Ask, { type: 'recordHeldMeeting' }>> = {}) => ({
  ...booking(journey),
  type: 'recordHeldMeeting' as const,
  startsAt: addDuration(journey.now(), { hours: -2 }),
  ...changes,
});

test('a meeting that nobody had booked is written in with those who were there, and counts', () => {
  const journey = handedOver();
  const events = journey.does(people.coach, heldBefore(journey));
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['meetingBooked', 'meetingHeld']));
  expect(meetingOf(journey)).toMatchObject({ status: 'held', heldAt: addDuration(journey.now(), { hours: -2 }) });
  expect(meetingOf(journey)?.parties.every(({ attended }) => attended)).toBe(true);
  expect(journey.openTasks()).not.toContain('bookHandoverMeeting');
  expect(journey.openTasks()).not.toContain('replyToMeeting');
  expect(journey.openTask('writeMinutes').owner.unit).toBe(units.kommunSikta.unit);
  expect(journey.state().deadlines.some(({ type }) => type === 'meetingTime')).toBe(false);
});

test('what is written in afterwards has been, since the aktualisering, with those whom the model requires', () => {
  const journey = handedOver();
  const not = (changes: Partial<Extract<Ask, { type: 'recordHeldMeeting' }>>) =>
    journey.isRefused(people.coach, heldBefore(journey, changes)).code;
  expect(not({ startsAt: addDuration(journey.now(), { minutes: 1 }) })).toBe('meetingAhead');
  expect(not({ startsAt: addDuration(journey.now(), { days: -2000 }) })).toBe('dateOrder');
  expect(not({ parties: [unitParty('sikta', units.kommunSikta), participantParty] })).toBe('requiredPartyMissing');
  expect(journey.isRefused(people.fk, heldBefore(journey)).code).toBe('notHolder');
});

test('a phone meeting counts as much as any', () => {
  const journey = met();
  journey.wait(7);
  journey.does(people.af, { type: 'meetingHeld', meeting: lastMeeting(journey), attended: everybody, mode: 'phone' });
  expect(meetingOf(journey)).toMatchObject({ status: 'held', mode: 'phone' });
  expect(journey.openTask('writeMinutes').owner.unit).toBe(units.kommunSikta.unit);
  expect(meetingOf(journey)?.parties.map(({ attended }) => attended)).toEqual([true, true, false, true]);
});

test('who was not asked can’t have attended', () => {
  const journey = met();
  journey.wait(7);
  const meeting = lastMeeting(journey);
  expect(
    journey.isRefused(people.coach, { type: 'meetingHeld', meeting, attended: [...everybody, 'x'], mode: 'video' })
      .code,
  ).toBe('notParty');
});

test('another system may tell for the agencies of the meeting, and nobody else’s', () => {
  const journey = handedOver();
  journey.does(people.coach, booking(journey));
  journey.wait(8);
  const ask = { type: 'meetingHeld', meeting: lastMeeting(journey), attended: everybody, mode: 'video' } as const;
  expect(journey.isRefused(machineOf(units.regionPsykiatri), ask).code).toBe('caseNotFound');
  expect(journey.isRefused(machineOf(units.fkRehab), ask).code).toBe('notParty');
  expect(journey.isRefused(people.psykiatri, ask).code).toBe('notParty');
  journey.does(machineOf(units.afRehab), ask);
  expect(meetingOf(journey)?.status).toBe('held');
});

test('minutes are of a meeting that was held, written once', () => {
  const journey = met();
  expect(journey.isRefused(people.coach, minutes(journey)).code).toBe('meetingNotHeld');
  const after = recorded();
  expect(after.isRefused(people.coach, minutes(after)).code).toBe('minutesAlreadyRecorded');
  const before = held();
  expect(before.isRefused(people.af, minutes(before)).code).toBe('notHolder');
});

test('every commitment has somebody who made it and becomes their unit’s task', () => {
  const journey = held();
  const dueOn = addDays(journey.today(), 10);
  const made = (party: string, id = 'a') => ({ commitments: [{ id, party, dueOn }] });
  expect(journey.isRefused(people.coach, minutes(journey, made('nobody', 'the third')))).toEqual({
    code: 'commitmentWithoutOwner',
    facts: { commitment: 'the third' },
  });
  const same = { commitments: [...made('af').commitments, ...made('sikta').commitments] };
  expect(journey.isRefused(people.coach, minutes(journey, same)).code).toBe('commitmentWithoutOwner');
  const past = { commitments: [{ id: 'a', party: 'af', dueOn: addDays(journey.today(), -20) }] };
  expect(journey.isRefused(people.coach, minutes(journey, past))).toEqual({
    code: 'dateOrder',
    facts: { commitment: 'a', dueOn: addDays(journey.today(), -20) },
  });
  journey.does(
    people.coach,
    minutes(journey, { commitments: [...made('af').commitments, ...made('participant', 'b').commitments] }),
  );
  const tasks = journey.state().tasks.filter(({ kind }) => kind === 'fulfilCommitment');
  expect(tasks.map(({ owner }) => owner.unit)).toEqual([units.afRehab.unit, units.kommunSikta.unit]);
  expect(tasks.every((task) => task.dueOn === dueOn)).toBe(true);
  expect(meetingOf(journey)?.commitments.map(({ task }) => task)).toEqual(tasks.map(({ id }) => id));
});

test('a meeting ends by booking the next or saying why not', () => {
  const journey = held();
  const next = (meeting: string) => minutes(journey, { meeting: lastMeeting(journey), next: { meeting } });
  const first = lastMeeting(journey);
  expect(journey.isRefused(people.coach, next('none such')).code).toBe('nextMeetingOrReasonMissing');
  expect(journey.isRefused(people.coach, next(first)).code).toBe('nextMeetingOrReasonMissing');
  journey.does(people.coach, booking(journey, { kind: 'multipartyMeeting' }));
  journey.does(people.coach, minutes(journey, { meeting: first, next: { meeting: lastMeeting(journey) } }));
  expect(journey.state().meetings[0]?.noNext).toBeUndefined();
});

test('each party that was there confirms the minutes; whoever wrote them has', () => {
  const journey = recorded();
  const meeting = lastMeeting(journey);
  expect(journey.openTask('confirmMinutes').owner.unit).toBe(units.afRehab.unit);
  expect(journey.isRefused(people.coach, { type: 'confirmMinutes', meeting }).code).toBe('taskNotOpen');
  expect(journey.isRefused(people.psykiatri, { type: 'confirmMinutes', meeting }).code).toBe('notParty');
  const administrator = person('afAdministrator', units.afRehab, 'administrator');
  expect(journey.isRefused(administrator, { type: 'confirmMinutes', meeting }).code).toBe('roleNotAllowed');
  journey.does(people.af, { type: 'confirmMinutes', meeting });
  expect(journey.openTasks()).not.toContain('confirmMinutes');
  const before = held();
  expect(before.isRefused(people.af, { type: 'confirmMinutes', meeting: lastMeeting(before) }).code).toBe(
    'minutesMissing',
  );
});

test('amended minutes are confirmed anew, and an old text never replaces a newer', () => {
  const journey = recorded();
  const meeting = lastMeeting(journey);
  journey.does(people.af, { type: 'confirmMinutes', meeting });
  const amend = (document = documentRef('minnesanteckning', 2)) =>
    ({ type: 'amendMinutes', meeting, document, reason: 'factsWrong' }) as const;
  expect(journey.isRefused(people.coach, amend(documentRef('minnesanteckning', 1))).code).toBe('staleVersion');
  expect(journey.isRefused(people.coach, amend(documentRef('annat', 2))).code).toBe('staleVersion');
  expect(journey.isRefused(people.af, amend()).code).toBe('notHolder');
  journey.does(people.coach, amend());
  expect(meetingOf(journey)?.minutes).toMatchObject({ amendments: 1, document: { version: 2 } });
  expect(journey.openTasks().filter((kind) => kind === 'confirmMinutes')).toHaveLength(1);
  journey.does(people.af, { type: 'confirmMinutes', meeting });
  expect(meetingOf(journey)?.parties.filter(({ confirmedAt }) => confirmedAt)).toHaveLength(2);
  const before = held();
  expect(before.isRefused(people.coach, { ...amend(), meeting: lastMeeting(before) }).code).toBe('minutesMissing');
});

test('what somebody promised stays theirs when the case moves on', () => {
  const journey = recorded();
  journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey) });
  expect(journey.openTask('fulfilCommitment').owner.unit).toBe(units.afRehab.unit);
  expect(journey.openTask('closeCase').owner.unit).toBe(units.afRehab.unit);
});

test('a flerpartssamtal may be held at any time in the insats', () => {
  const journey = inInsats();
  letsTell(journey, people.coach, units.afRehab.agency);
  journey.does(people.coach, booking(journey, { kind: 'multipartyMeeting' }));
  journey.wait(8);
  journey.does(people.coach, {
    type: 'meetingHeld',
    meeting: lastMeeting(journey),
    attended: everybody,
    mode: 'phone',
  });
  expect(meetingOf(journey)?.status).toBe('held');
});

test('an unknown meeting is not found', () => {
  expect(accepted().isRefused(people.af, { type: 'confirmMinutes', meeting: 'none such' }).code).toBe(
    'meetingNotFound',
  );
});
