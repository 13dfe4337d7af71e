import { expect, test } from 'vitest';
import {
  accepted,
  agreed,
  called,
  closed,
  documentRef,
  handedOver,
  held,
  inHandover,
  inInsats,
  inWorkTraining,
  type Journey,
  lastMeeting,
  met,
  openHandover,
  participantParty,
  people,
  recorded,
  referred,
  unitParty,
} from '../../testing/index.ts';
import { addDays, addDuration } from '../calendar/index.ts';
import { plattformen, units } from '../insatser/parties.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';

const close = (reason: string, explained = false) =>
  ({ type: 'closeCase', reason, ...(explained ? { explanation: documentRef('varför') } : {}) }) as const;
const byMeeting = siktaArbetsmarknad.closureReasons.filter(({ requires }) => requires.type === 'handoverMeetingHeld');
const byException = siktaArbetsmarknad.closureReasons.filter(({ requires }) => requires.type === 'explanation');

/** An överlämningsmöte of the holder, another unit and the participant, held and recorded. */
const meetAndRecord = (journey: Journey, ...with_: readonly (typeof units)[keyof typeof units][]) => {
  journey.does(people.coach, {
    type: 'bookMeeting',
    kind: 'handoverMeeting',
    startsAt: addDuration(journey.now(), { days: 5 }),
    minutesLong: 45,
    mode: 'phone',
    parties: [
      unitParty('sikta', units.kommunSikta),
      ...with_.map((unit, n) => unitParty(`other ${n}`, unit)),
      participantParty,
    ],
  });
  journey.wait(5);
  const meeting = lastMeeting(journey);
  const attended = ['sikta', 'participant', ...with_.map((_, n) => `other ${n}`)];
  journey.does(people.coach, { type: 'meetingHeld', meeting, attended, mode: 'phone' });
  journey.does(people.coach, {
    type: 'recordMinutes',
    meeting,
    document: documentRef('minnesanteckning'),
    commitments: [],
    next: { none: 'closing' },
  });
};

test('a case with no held överlämningsmöte can’t be closed', () => {
  for (const journey of [inInsats(), inHandover()])
    for (const { id } of byMeeting)
      expect(journey.isRefused(people.coach, close(id, true)).code).toBe('meetingNotHeld');
});

test('a meeting that is booked but not held does not do', () => {
  const journey = met();
  journey.does(people.coach, { type: 'withdrawHandover', reason: 'situationChanged', handover: openHandover(journey) });
  expect(journey.isRefused(people.coach, close('employment')).code).toBe('meetingNotHeld');
});

test('a held meeting without minutes does not do', () => {
  const journey = held();
  journey.does(people.coach, { type: 'withdrawHandover', reason: 'situationChanged', handover: openHandover(journey) });
  expect(journey.isRefused(people.coach, close('employment')).code).toBe('minutesMissing');
});

test('a flerpartssamtal is no överlämningsmöte', () => {
  const journey = inHandover();
  journey.does(people.coach, {
    type: 'bookMeeting',
    kind: 'multipartyMeeting',
    startsAt: addDuration(journey.now(), { days: 1 }),
    minutesLong: 45,
    mode: 'phone',
    parties: [unitParty('sikta', units.kommunSikta), unitParty('fk', units.fkRehab), participantParty],
  });
  journey.wait(2);
  const meeting = lastMeeting(journey);
  journey.does(people.coach, { type: 'meetingHeld', meeting, attended: ['sikta', 'fk', 'participant'], mode: 'phone' });
  journey.does(people.coach, {
    type: 'recordMinutes',
    meeting,
    document: documentRef('minnesanteckning'),
    commitments: [],
    next: { none: 'closing' },
  });
  expect(journey.isRefused(people.coach, close('employment')).code).toBe('meetingNotHeld');
});

test('nobody closes while somebody considers to take over', () => {
  const journey = recorded();
  expect(journey.isRefused(people.coach, close('employment')).code).toBe('handoverOpen');
  expect(journey.isRefused(people.coach, close('movedAway', true)).code).toBe('handoverOpen');
});

test('only the holder closes', () => {
  const journey = accepted();
  expect(journey.isRefused(people.coach, close('vocationalRehabilitationAf')).code).toBe('notHolder');
  expect(journey.isRefused(people.coordinator, close('vocationalRehabilitationAf')).code).toBe('roleNotAllowed');
});

test('for Arbetsförmedlingen to have taken over, it must have accepted', () => {
  const journey = inHandover();
  meetAndRecord(journey, units.fkRehab);
  expect(journey.isRefused(people.coach, close('vocationalRehabilitationAf'))).toEqual({
    code: 'closureNeedsAcceptedHandover',
    facts: { route: 'unit', kind: 'arbetsformedlingen' },
  });
  // To work or studies nobody needs to take over.
  journey.does(people.coach, close('employment'));
  expect(journey.state().closure).toMatchObject({ reason: 'employment', meeting: lastMeeting(journey) });
});

test('another agency’s acceptance, and another route’s, does not do', () => {
  const journey = inHandover();
  journey.does(people.coach, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.fkRehab },
    action: 'takeOver',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 14),
  });
  meetAndRecord(journey, units.fkRehab);
  journey.does(people.fk, { type: 'acceptHandover', handover: openHandover(journey) });
  expect(journey.isRefused(people.fk, close('vocationalRehabilitationAf')).code).toBe('closureNeedsAcceptedHandover');
  expect(journey.isRefused(people.fk, close('plattformen')).code).toBe('closureNeedsAcceptedHandover');
  const after = accepted();
  expect(after.isRefused(people.af, close('afViaJointAssessment')).code).toBe('closureNeedsAcceptedHandover');
});

test('a case closes at Plattformen, whichever member accepted', () => {
  const journey = inHandover();
  journey.does(people.coach, {
    type: 'sendHandover',
    route: 'jointForum',
    to: { type: 'jointForum', forum: plattformen.id, members: plattformen.members },
    action: 'employmentSupport',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 14),
  });
  meetAndRecord(journey, units.kommunPlattformen);
  journey.does(people.kommunPlattformen, { type: 'acceptHandover', handover: openHandover(journey) });
  journey.does(people.kommunPlattformen, close('plattformen'));
  expect(journey.state().closure).toMatchObject({ reason: 'plattformen', by: { unit: units.kommunPlattformen.unit } });
});

test('a case closes at Arbetsförmedlingen through gemensam kartläggning', () => {
  const journey = inHandover();
  journey.does(people.coach, {
    type: 'sendHandover',
    route: 'jointAssessment',
    to: { type: 'unit', ...units.afRehab },
    action: 'jointAssessment',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 14),
  });
  meetAndRecord(journey, units.afRehab);
  journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey) });
  journey.does(people.af, close('afViaJointAssessment'));
  expect(journey.state().closure?.reason).toBe('afViaJointAssessment');
});

test('a coded exception needs no meeting, but the reason in words', () => {
  for (const { id } of byException) {
    const journey = inInsats();
    expect(journey.isRefused(people.coach, close(id)).code).toBe('closureNeedsReason');
    journey.does(people.coach, close(id, true));
    expect(journey.state().closure).toMatchObject({ reason: id, explanation: documentRef('varför') });
  }
});

test('there are no other reasons than the model’s', () => {
  expect(accepted().isRefused(people.af, close('tired of it', true)).code).toBe('closureReasonUnknown');
});

test('closing ends what was going on: handovers, meetings, summons, placements, tasks and deadlines', () => {
  const aktualiserad = referred();
  aktualiserad.does(people.fk, close('referredInError', true));
  expect(aktualiserad.state().handovers[0]?.status).toBe('withdrawn');
  const summoned = called();
  summoned.does(people.coach, close('movedAway', true));
  expect(summoned.state().summonses[0]?.status).toBe('withdrawn');
  const planned = met();
  planned.does(people.coach, { type: 'withdrawHandover', reason: 'situationChanged', handover: openHandover(planned) });
  planned.does(people.coach, close('deceased', true));
  expect(planned.state().meetings[0]).toMatchObject({ status: 'cancelled', cancelled: 'noLongerNeeded' });
  const placed = inWorkTraining();
  placed.does(people.tunaCoach, close('pregnancy', true));
  expect(placed.state().placements[0]).toMatchObject({ status: 'ended', to: placed.today() });
  for (const journey of [aktualiserad, summoned, planned, placed]) {
    expect(journey.openTasks()).toEqual([]);
    expect(journey.state().deadlines).toEqual([]);
  }
});

test('nothing more happens in a closed case', () => {
  const journey = closed();
  expect(journey.isRefused(people.af, close('employment')).code).toBe('caseClosed');
  expect(journey.isRefused(people.af, { type: 'recordIncome', income: 'lon' }).code).toBe('caseClosed');
});

test('once it is met about and nobody considers it, closing is somebody’s task', () => {
  expect(recorded().openTasks()).not.toContain('closeCase');
  expect(accepted().openTask('closeCase').owner.unit).toBe(units.afRehab.unit);
  const journey = recorded();
  journey.does(people.af, { type: 'declineHandover', handover: openHandover(journey), reason: 'outsideTask' });
  expect(journey.openTasks()).toEqual(expect.arrayContaining(['resendHandover', 'closeCase']));
  // Handed on again, it is not to be closed until that is answered.
  journey.does(people.coach, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.fkRehab },
    action: 'takeOver',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 14),
  });
  expect(journey.openTasks()).not.toContain('closeCase');
});

test('a handover may be answered after the meeting is planned and before it is held', () => {
  const journey = handedOver();
  journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey) });
  expect(journey.openTasks()).not.toContain('closeCase');
});

test('the försörjning at the closing is what is told then, not what was last known', () => {
  const journey = accepted();
  expect(journey.state().incomeNow).not.toBe('lon');
  journey.does(people.af, { ...close('vocationalRehabilitationAf'), income: 'lon' });
  expect(journey.state()).toMatchObject({ phase: 'closed', incomeNow: 'lon' });
  const same = accepted();
  const events = same.does(people.af, {
    ...close('vocationalRehabilitationAf'),
    income: same.state().incomeNow,
  });
  expect(events.map(({ type }) => type)).not.toContain('incomeRecorded');
});
