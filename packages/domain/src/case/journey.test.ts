import { expect, test } from 'vitest';
import {
  called,
  clocksOfWork,
  documentRef,
  handedOver,
  importedCase,
  inAssessment,
  inHandover,
  inInsats,
  machineOf,
  newJourney,
  openHandover,
  people,
  person,
  referral,
  referred,
  relay,
  staffId,
  waiting,
} from '../../testing/index.ts';
import { addDays } from '../calendar/index.ts';
import { units } from '../insatser/parties.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';
import { decide } from './decide.ts';

const document = documentRef('papper');

test('the kartläggning completed, the insats begins: a plan to write and an uppföljning in two weeks', () => {
  const journey = inAssessment();
  const on = journey.today();
  expect(journey.isRefused(people.fk, { type: 'completeAssessment', document, on }).code).toBe('notHolder');
  expect(journey.isRefused(people.coachColleague, { type: 'completeAssessment', document, on }).code).toBe(
    'notTaskHolder',
  );
  expect(journey.isRefused(people.coach, { type: 'completeAssessment', document, on: addDays(on, 1) }).code).toBe(
    'dateAhead',
  );
  expect(journey.isRefused(people.coach, { type: 'completeAssessment', document, on: addDays(on, -1) }).code).toBe(
    'dateOrder',
  );
  journey.does(people.coach, { type: 'completeAssessment', document, on });
  expect(journey.state()).toMatchObject({ phase: 'insats', assessment: { completedOn: on, document } });
  expect(journey.openTasks()).toEqual(['writePlan']);
  expect(clocksOfWork(journey)).toEqual(['phaseReview', 'task', 'followUpDue']);
  expect(journey.isRefused(people.coach, { type: 'completeAssessment', document, on }).code).toBe('wrongPhase');
});

test('a plan is made on the kartläggning and revised as often as needed', () => {
  const before = inAssessment();
  expect(before.isRefused(people.coach, { type: 'savePlan', document, on: before.today() }).code).toBe(
    'assessmentMissing',
  );
  const queue = waiting();
  expect(queue.isRefused(people.coach, { type: 'savePlan', document, on: queue.today() }).code).toBe('wrongPhase');
  const journey = inInsats();
  expect(journey.isRefused(people.af, { type: 'savePlan', document, on: journey.today() }).code).toBe('notHolder');
  expect(journey.isRefused(people.coach, { type: 'savePlan', document, on: addDays(journey.today(), 1) }).code).toBe(
    'dateAhead',
  );
  expect(journey.isRefused(people.coach, { type: 'savePlan', document, on: addDays(journey.today(), -90) }).code).toBe(
    'dateOrder',
  );
  journey.does(people.coach, { type: 'savePlan', document, on: journey.today() });
  expect(journey.state().plan).toMatchObject({ revision: 2, document, on: journey.today() });
});

test('who has not taken the plan on does not write it', () => {
  const journey = inAssessment();
  journey.does(people.coach, { type: 'completeAssessment', document, on: journey.today() });
  expect(journey.isRefused(people.coachColleague, { type: 'savePlan', document, on: journey.today() }).code).toBe(
    'notTaskHolder',
  );
});

test('what is followed up is the plan, in order', () => {
  const journey = inAssessment();
  expect(journey.isRefused(people.coach, { type: 'recordFollowUp', on: journey.today() }).code).toBe('wrongPhase');
  journey.does(people.coach, { type: 'completeAssessment', document, on: journey.today() });
  expect(journey.isRefused(people.coach, { type: 'recordFollowUp', on: journey.today() }).code).toBe('planMissing');
  journey.does(people.coach, { type: 'savePlan', document, on: journey.today() });
  journey.wait(10);
  expect(journey.isRefused(people.fk, { type: 'recordFollowUp', on: journey.today() }).code).toBe('notHolder');
  expect(journey.isRefused(people.coach, { type: 'recordFollowUp', on: addDays(journey.today(), 1) }).code).toBe(
    'dateAhead',
  );
  expect(journey.isRefused(people.coach, { type: 'recordFollowUp', on: addDays(journey.today(), -50) }).code).toBe(
    'dateOrder',
  );
  journey.does(people.coach, { type: 'recordFollowUp', on: journey.today() });
  expect(journey.isRefused(people.coach, { type: 'recordFollowUp', on: addDays(journey.today(), -1) }).code).toBe(
    'dateOrder',
  );
  expect(journey.state().deadlines.filter(({ type }) => type === 'followUpDue')).toHaveLength(1);
});

test('an imported case has its kartläggning and plan in the papers of before', () => {
  const journey = importedCase({ phase: 'insats' });
  journey.does(people.coach, { type: 'recordFollowUp', on: journey.today() });
  journey.does(people.coach, { type: 'savePlan', document, on: journey.today() });
  expect(journey.state().plan?.revision).toBe(1);
});

test('beginning the överlämning asks for a receiver and a meeting, and for nothing of the phase before', () => {
  const journey = inAssessment();
  expect(journey.isRefused(people.fk, { type: 'beginHandover' }).code).toBe('notHolder');
  journey.does(people.coach, { type: 'beginHandover' });
  expect(journey.state().phase).toBe('handover');
  expect(journey.openTasks()).toEqual(['sendHandover', 'bookHandoverMeeting']);
  const insats = inInsats();
  insats.does(people.coach, { type: 'beginHandover' });
  expect(insats.state().deadlines.some(({ type }) => type === 'followUpDue')).toBe(false);
  for (const early of [waiting(), inHandover()])
    expect(early.isRefused(people.coach, { type: 'beginHandover' }).code).toBe('wrongPhase');
});

test('the holder’s unit names its caseworker and coach', () => {
  const journey = inInsats();
  expect(journey.isRefused(people.fk, { type: 'assignCaseworker', staff: staffId('x') }).code).toBe('notHolder');
  expect(journey.isRefused(people.fk, { type: 'assignCoach', coach: staffId('x') }).code).toBe('notHolder');
  journey.does(people.siktaManager, { type: 'assignCaseworker', staff: staffId('coachColleague') });
  journey.does(people.siktaManager, { type: 'assignCoach', coach: staffId('coachColleague') });
  expect(journey.state()).toMatchObject({
    coach: people.coachColleague.staff,
    holder: { caseworker: people.coachColleague.staff },
  });
  expect(waiting().isRefused(people.coach, { type: 'assignCoach', coach: staffId('x') }).code).toBe('wrongPhase');
});

test('the income of now is the holder’s to record; the income at the start stands', () => {
  const journey = inInsats();
  expect(journey.isRefused(people.af, { type: 'recordIncome', income: 'lon' }).code).toBe('notHolder');
  journey.does(people.coach, { type: 'recordIncome', income: 'lon' });
  expect(journey.state()).toMatchObject({ incomeAtStart: 'sjukpenning', incomeNow: 'lon' });
});

test('the insurance question is settled by the holder or by Försäkringskassan where it aktualiserade', () => {
  const open = (...by: readonly [typeof people.fk]) => {
    const journey = newJourney();
    journey.does(people.fk, referral({ insuranceQuestionOpen: true }));
    journey.does(people.coach, { type: 'acceptHandover', handover: journey.state().handovers[0]?.id ?? '' });
    return { journey, by: by[0] };
  };
  for (const by of [people.fk, people.coach]) {
    const { journey } = open(by);
    expect(journey.isRefused(people.af, { type: 'resolveInsuranceQuestion' }).code).toBe('notHolder');
    journey.does(by, { type: 'resolveInsuranceQuestion' });
    expect(journey.state().insuranceQuestionOpen).toBe(false);
    expect(journey.isRefused(by, { type: 'resolveInsuranceQuestion' }).code).toBe('insuranceQuestionNotOpen');
  }
  const administrator = person('fkAdministrator', units.fkRehab, 'administrator');
  expect(open(people.fk).journey.isRefused(administrator, { type: 'resolveInsuranceQuestion' }).code).toBe(
    'roleNotAllowed',
  );
});

test('what another system tells of the participant becomes the holder’s task, and telling it twice changes nothing', () => {
  const journey = handedOver();
  const died = { type: 'participantDied', on: journey.today() } as const;
  expect(journey.isRefused(machineOf(units.regionPsykiatri), died).code).toBe('caseNotFound');
  expect(journey.isRefused(people.af, died).code).toBe('notHolder');
  expect(journey.isRefused(people.coach, { ...died, on: addDays(journey.today(), 1) }).code).toBe('dateAhead');
  journey.does(machineOf(units.afRehab), died);
  expect(journey.openTask('confirmDeath').owner.unit).toBe(units.kommunSikta.unit);
  expect(journey.does(people.coach, died)).toEqual([]);
  const moved = { type: 'moved', kommun: 'Eskilstuna', on: journey.today() } as const;
  journey.does(machineOf(units.fkRehab), moved);
  expect(journey.openTask('reviewMove').owner.unit).toBe(units.kommunSikta.unit);
  expect(journey.state().facts.kommun).toBe('Eskilstuna');
  expect(journey.does(machineOf(units.fkRehab), moved)).toEqual([]);
});

test('to a system of an agency that has left the case, or never was in it, there is no such case', () => {
  const journey = handedOver();
  const moved = { type: 'moved', kommun: 'Eskilstuna', on: journey.today() } as const;
  const met = { type: 'meetingHeld', meeting: 'none such', attended: [], mode: 'video' } as const;
  expect(journey.isRefused(machineOf(units.afRehab), met).code).toBe('meetingNotFound');
  journey.does(people.af, { type: 'declineHandover', handover: openHandover(journey), reason: 'outsideTask' });
  for (const unit of [units.afRehab, units.regionPsykiatri, units.forbundKansli])
    for (const told of [met, moved])
      expect(journey.isRefused(machineOf(unit), told)).toEqual({ code: 'caseNotFound', facts: {} });
  expect(journey.does(relay, { type: 'noteRefusedMessage', message: 'moved', refusal: 'caseNotFound' })).toEqual([]);
});

test('a message that the ledger refused is a coordinator’s to look into', () => {
  const journey = called();
  const note = { type: 'noteRefusedMessage', message: 'message 1', refusal: 'meetingNotFound' } as const;
  expect(journey.isRefused(people.coach, note).code).toBe('roleNotAllowed');
  journey.does(relay, note);
  expect(journey.openTask('handleRefusedMessage').owner.unit).toBe(units.forbundKansli.unit);
});

test('a case is decided by the model it began on', () => {
  const journey = referred();
  const command = { type: 'recordIncome', income: 'lon', actor: people.fk, commandId: 'c' } as const;
  expect(decide(journey.state(), command, journey.now(), { ...siktaArbetsmarknad, id: 'tuna' })).toMatchObject({
    refusal: { code: 'modelUnknown' },
  });
});
