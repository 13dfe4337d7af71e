import { expect, test } from 'vitest';
import {
  type Ask,
  accepted,
  agreed,
  documentRef,
  handedOver,
  held,
  inHandover,
  inInsats,
  newJourney,
  openHandover,
  people,
  person,
  recorded,
  referral,
  referred,
  staffId,
  waiting,
} from '../../testing/index.ts';
import { addDays, isoDate } from '../calendar/index.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { plattformen, units } from '../insatser/parties.ts';

const send = (
  changes: Partial<Extract<Ask, { type: 'sendHandover' }>> = {},
): Extract<Ask, { type: 'sendHandover' }> => ({
  type: 'sendHandover',
  route: 'unit',
  to: { type: 'unit', ...units.afRehab },
  action: 'vocationalRehabilitation',
  ...agreed(isoDate('2026-03-02')),
  answerBy: isoDate('2026-05-29'),
  ...changes,
});
const toPlattformen = send({
  route: 'jointForum',
  to: { type: 'jointForum', forum: plattformen.id, members: [] },
  action: 'takeOver',
});
const typesOf = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

test('until the host unit accepts, whoever aktualiserade holds the case', () => {
  const journey = referred();
  expect(journey.state().holder.unit).toBe(units.fkRehab.unit);
  expect(journey.state().phase).toBe('referral');
  expect(waitingFor(journey.state(), journey.model)).toMatchObject({
    unit: units.kommunSikta.unit,
    reason: 'referralAnswer',
    nextStep: 'act',
  });
});

test('accepting an aktualisering moves the case to the host unit and into the kö', () => {
  const journey = referred();
  const events = journey.does(people.coach, { type: 'acceptHandover', handover: openHandover(journey) });
  expect(typesOf(events)).toEqual([
    'handoverAccepted',
    'taskDone',
    'deadlineDropped',
    'deadlineDropped',
    'holderChanged',
    'phaseEntered',
    'deadlineDropped',
    'deadlineSet',
  ]);
  expect(journey.state()).toMatchObject({ phase: 'waitingList', holder: { unit: units.kommunSikta.unit } });
  expect(journey.openTasks()).toEqual([]);
});

test('a handover moves responsibility when the receiver accepts, not when it is sent', () => {
  const journey = handedOver();
  expect(journey.state().holder.unit).toBe(units.kommunSikta.unit);
  const events = journey.does(people.af, {
    type: 'acceptHandover',
    handover: openHandover(journey),
    caseworker: staffId('af'),
  });
  expect(journey.state().holder).toEqual({
    agency: units.afRehab.agency,
    unit: units.afRehab.unit,
    caseworker: staffId('af'),
    since: journey.now(),
  });
  expect(typesOf(events)).toEqual([
    'handoverAccepted',
    'taskDone',
    'deadlineDropped',
    'deadlineDropped',
    'holderChanged',
    // The booking of the meeting follows the case.
    'taskCancelled',
    'deadlineDropped',
    'taskOpened',
    'deadlineSet',
    'taskOpened',
    'deadlineSet',
    'taskOpened',
    'deadlineSet',
  ]);
  expect(journey.openTasks()).toEqual(['bookHandoverMeeting', 'firstContact', 'completeHandover']);
  expect(journey.openTask('bookHandoverMeeting').owner.unit).toBe(units.afRehab.unit);
  expect(journey.openTask('firstContact').claimedBy).toBe(staffId('af'));
});

test('nobody but the unit that was asked may answer', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  for (const stranger of [people.coach, people.fk, people.afPlattformen])
    for (const ask of [
      { type: 'acceptHandover', handover },
      { type: 'acknowledgeHandover', handover },
      { type: 'declineHandover', handover, reason: 'noCapacity' },
      { type: 'requestHandoverInfo', handover, question: documentRef('fråga') },
    ] as const)
      expect(journey.isRefused(stranger, ask).code).toBe('notReceiver');
});

test('an administrator and a coordinator decide nothing in a case', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  const administrator = person('afAdministrator', units.afRehab, 'administrator');
  expect(journey.isRefused(administrator, { type: 'acceptHandover', handover }).code).toBe('roleNotAllowed');
  expect(
    journey.isRefused(people.administrator, { type: 'withdrawHandover', reason: 'situationChanged', handover }).code,
  ).toBe('roleNotAllowed');
});

test('only the holder hands on, and only once the överlämning has begun', () => {
  const journey = inHandover();
  expect(journey.isRefused(people.af, send()).code).toBe('notHolder');
  expect(inInsats().isRefused(people.coach, send()).code).toBe('wrongPhase');
});

test('the work on a meeting stays with the unit that called it', () => {
  const journey = held();
  expect(journey.openTask('writeMinutes').owner.unit).toBe(units.kommunSikta.unit);
  journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey) });
  expect(journey.openTask('writeMinutes').owner.unit).toBe(units.kommunSikta.unit);
});

test('one handover at a time', () => {
  const journey = handedOver();
  expect(journey.isRefused(people.coach, send()).code).toBe('handoverOpen');
});

test('the model says where to and what for', () => {
  const journey = inHandover();
  expect(journey.isRefused(people.coach, send({ action: 'enrol' })).code).toBe('receiverNotAllowed');
  expect(journey.isRefused(people.coach, send({ to: { type: 'unit', ...units.forbundKansli } })).code).toBe(
    'receiverNotAllowed',
  );
  expect(journey.isRefused(people.coach, send({ route: 'jointAssessment' })).code).toBe('receiverNotAllowed');
  expect(
    journey.isRefused(people.coach, {
      ...toPlattformen,
      to: { type: 'jointForum', forum: 'another forum', members: [units.afRehab] },
    }).code,
  ).toBe('receiverNotAllowed');
  expect(
    journey.isRefused(people.coach, send({ to: { type: 'unit', ...units.kommunSikta }, action: 'socialSupport' })).code,
  ).toBe('handoverToSelf');
});

test('the general clause carries no data of vård and socialtjänst', () => {
  expect(inHandover().isRefused(people.coach, send({ basis: 'generalklausulen' })).code).toBe('basisNotAllowed');
  const journey = newJourney();
  const facts = {
    sex: 'K',
    birthYear: 1990,
    kommun: 'Flen',
    referredBy: 'region',
    referredOn: journey.today(),
  } as const;
  expect(journey.isRefused(people.psykiatri, referral({ facts, basis: 'generalklausulen' })).code).toBe(
    'basisNotAllowed',
  );
  const weighed = {
    basis: 'generalklausulen',
    ground: {
      type: 'review',
      categories: ['case'],
      purpose: 'coordinateSupport',
      until: addDays(journey.today(), 30),
      why: documentRef('prövningen'),
    },
  } as const;
  expect(journey.isRefused(people.psykiatri, referral({ facts, ...weighed })).code).toBe('basisNotAllowed');
  expect(newJourney().isRefused(people.fk, referral({ basis: 'generalklausulen' })).code).toBe('reviewMissing');
  const byFk = newJourney();
  byFk.does(people.fk, referral(weighed));
  expect(byFk.state().sekretessReviews).toMatchObject([
    { of: { agency: units.fkRehab.agency }, receivers: [units.kommunSikta.agency], basis: 'generalklausulen' },
  ]);
});

test('an answer is asked for by a day that is yet to come', () => {
  const journey = inHandover();
  expect(journey.isRefused(people.coach, send({ answerBy: journey.today() })).code).toBe('answerByNotAhead');
});

test('the sender’s support goes on in parallel for an agreed time to come', () => {
  const journey = inHandover();
  const until = (days: number) =>
    send({ answerBy: addDays(journey.today(), 14), parallelSupportUntil: addDays(journey.today(), days) });
  expect(journey.isRefused(people.coach, until(-1)).code).toBe('dateOrder');
  journey.does(people.coach, until(60));
  expect(journey.state().handovers.at(-1)?.parallelSupportUntil).toBe(addDays(journey.today(), 60));
});

test('a handover that nobody answers reminds, escalates, expires, and is the sender’s to send anew', () => {
  const journey = handedOver();
  const { acknowledgeBy, answerBy } = journey.state().handovers.at(-1) ?? {};
  expect(journey.openTask('answerHandover').dueOn).toBe(acknowledgeBy);
  journey.wait(120);
  expect(journey.state().handovers.at(-1)).toMatchObject({ status: 'expired', answerBy });
  expect(journey.openTasks()).not.toContain('answerHandover');
  expect(journey.openTask('resendHandover').owner.unit).toBe(units.kommunSikta.unit);
  expect(waitingFor(journey.state(), journey.model)?.reason).toBe('handoverDeclined');
  const steps = journey.events().flatMap((event) => (event.type === 'rungReached' ? event.step : []));
  expect(steps).toEqual(expect.arrayContaining(['remind', 'manager', 'coordinator', 'raiseInTeam']));
  journey.does(people.coach, send({ answerBy: addDays(journey.today(), 14) }));
  expect(journey.openTasks()).not.toContain('resendHandover');
});

test('once acknowledged, the clock is the one to answer', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  const { version } = journey.openTask('answerHandover');
  journey.does(people.af, { type: 'acknowledgeHandover', handover });
  expect(journey.state().handovers.at(-1)).toMatchObject({ status: 'acknowledged', acknowledgedAt: journey.now() });
  const task = journey.openTask('answerHandover');
  expect(task).toMatchObject({ dueOn: journey.state().handovers.at(-1)?.answerBy, version });
  expect(
    journey.state().deadlines.filter((deadline) => deadline.type === 'task' && deadline.task === task.id),
  ).toHaveLength(1);
  expect(journey.isRefused(people.af, { type: 'acknowledgeHandover', handover }).code).toBe('handoverNotOpen');
});

test('who lacks something asks the sender, and goes on when it has come', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  const { id: task, version } = journey.openTask('answerHandover');
  journey.does(people.af, { type: 'claimTask', task, version });
  expect(
    journey.isRefused(people.coach, { type: 'supplyHandoverInfo', handover, answer: documentRef('svar') }).code,
  ).toBe('handoverNotOpen');
  journey.does(people.af, { type: 'requestHandoverInfo', handover, question: documentRef('fråga') });
  expect(journey.openTasks()).toContain('supplyHandoverInfo');
  expect(journey.openTasks()).not.toContain('answerHandover');
  expect(waitingFor(journey.state(), journey.model)).toMatchObject({
    unit: units.kommunSikta.unit,
    reason: 'handoverInformation',
  });
  expect(
    journey.isRefused(people.af, { type: 'requestHandoverInfo', handover, question: documentRef('igen') }).code,
  ).toBe('handoverNotOpen');
  // The receiver's clock stands still meanwhile.
  expect(journey.state().deadlines.some(({ type }) => type === 'handoverExpires')).toBe(false);
  expect(journey.isRefused(people.af, { type: 'supplyHandoverInfo', handover, answer: documentRef('svar') }).code).toBe(
    'notSender',
  );
  journey.wait(30);
  journey.does(people.coach, { type: 'supplyHandoverInfo', handover, answer: documentRef('svar') });
  expect(journey.openTask('answerHandover').claimedBy).toBe(people.af.staff);
  expect((journey.state().handovers.at(-1)?.answerBy ?? '') > journey.today()).toBe(true);
  journey.does(people.af, { type: 'acceptHandover', handover });
  expect(journey.state().holder.unit).toBe(units.afRehab.unit);
});

test('a declined handover leaves the case where it was, with something for the sender to do', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  journey.does(people.af, {
    type: 'declineHandover',
    handover,
    reason: 'insufficientInformation',
    needed: documentRef('vad som behövs'),
  });
  expect(journey.state().holder.unit).toBe(units.kommunSikta.unit);
  expect(journey.state().handovers.at(-1)).toMatchObject({
    status: 'declined',
    declined: { reason: 'insufficientInformation', needed: documentRef('vad som behövs') },
  });
  expect(journey.openTasks()).toContain('resendHandover');
  expect(journey.isRefused(people.af, { type: 'acceptHandover', handover }).code).toBe('handoverNotOpen');
});

test('a joint forum is an address: the member whose unit accepts becomes the holder', () => {
  const journey = inHandover();
  journey.does(people.coach, toPlattformen);
  const handover = openHandover(journey);
  expect(journey.state().handovers.at(-1)?.to).toEqual({
    type: 'jointForum',
    forum: plattformen.id,
    members: plattformen.members,
  });
  expect(journey.openTasks().filter((kind) => kind === 'answerHandover')).toHaveLength(2);
  journey.does(people.kommunPlattformen, { type: 'acceptHandover', handover });
  expect(journey.state().holder.unit).toBe(units.kommunPlattformen.unit);
  expect(journey.openTasks()).not.toContain('answerHandover');
});

test('one member of the joint forum that declines leaves the answer to the other', () => {
  const journey = inHandover();
  journey.does(people.coach, toPlattformen);
  const handover = openHandover(journey);
  journey.does(people.afPlattformen, { type: 'declineHandover', handover, reason: 'wrongAgency' });
  expect(journey.state().handovers.at(-1)?.status).toBe('sent');
  expect(journey.isRefused(people.afPlattformen, { type: 'acceptHandover', handover })).toEqual({
    code: 'handoverNotOpen',
    // By whom and when, for a colleague who was about to.
    facts: {
      handover,
      status: 'declined',
      at: journey.now(),
      unit: units.afPlattformen.unit,
      staff: people.afPlattformen.staff,
    },
  });
  expect(journey.openTasks().filter((kind) => kind === 'answerHandover')).toHaveLength(1);
  journey.does(people.kommunPlattformen, { type: 'declineHandover', handover, reason: 'noCapacity' });
  expect(journey.state().handovers.at(-1)).toMatchObject({ status: 'declined', declined: { reason: 'noCapacity' } });
  expect(journey.openTasks()).toContain('resendHandover');
});

test('the sender may withdraw what is not answered, and nobody else may', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  expect(journey.isRefused(people.af, { type: 'withdrawHandover', reason: 'situationChanged', handover }).code).toBe(
    'notSender',
  );
  journey.does(people.coach, { type: 'withdrawHandover', reason: 'situationChanged', handover });
  expect(journey.openTasks()).toContain('sendHandover');
  expect(journey.isRefused(people.coach, { type: 'withdrawHandover', reason: 'situationChanged', handover }).code).toBe(
    'handoverNotOpen',
  );
});

test('why the sender took it back stays with it; the receiver who comes second is told by which unit, a colleague by whom', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  journey.does(people.coach, { type: 'withdrawHandover', handover, reason: 'wrongReceiver' });
  expect(journey.state().handovers.at(-1)).toMatchObject({ status: 'withdrawn', withdrawn: 'wrongReceiver' });
  const facts = { handover, status: 'withdrawn', at: journey.now(), unit: units.kommunSikta.unit };
  expect(journey.isRefused(people.af, { type: 'acceptHandover', handover })).toEqual({
    code: 'handoverNotOpen',
    facts,
  });
  expect(journey.isRefused(people.coachColleague, { type: 'withdrawHandover', handover, reason: 'otherWay' })).toEqual({
    code: 'handoverNotOpen',
    facts: { ...facts, staff: people.coach.staff },
  });
});

test('a declined aktualisering stays with the referring unit, which may send it anew', () => {
  const journey = referred();
  journey.does(people.coach, { type: 'declineHandover', handover: openHandover(journey), reason: 'noCapacity' });
  expect(journey.state()).toMatchObject({ phase: 'referral', holder: { unit: units.fkRehab.unit } });
  expect(journey.openTask('resendHandover').owner.unit).toBe(units.fkRehab.unit);
  expect(journey.isRefused(people.coach, { type: 'resendReferral', basis: 'samtycke' }).code).toBe('notHolder');
  journey.does(people.fk, { type: 'resendReferral', basis: 'samtycke' });
  expect(journey.openTasks()).toEqual(['answerReferral']);
  expect(journey.isRefused(people.fk, { type: 'resendReferral', basis: 'samtycke' }).code).toBe('handoverOpen');
  journey.does(people.coach, { type: 'acceptHandover', handover: openHandover(journey) });
  expect(journey.state().phase).toBe('waitingList');
  expect(journey.isRefused(people.coach, { type: 'resendReferral', basis: 'samtycke' }).code).toBe('wrongPhase');
});

test('an aktualisering sent anew needs a lawful ground too', () => {
  const journey = newJourney();
  const facts = {
    sex: 'K',
    birthYear: 1990,
    kommun: 'Flen',
    referredBy: 'region',
    referredOn: journey.today(),
  } as const;
  journey.does(people.psykiatri, referral({ facts }));
  journey.does(people.coach, { type: 'declineHandover', handover: openHandover(journey), reason: 'noCapacity' });
  expect(journey.isRefused(people.psykiatri, { type: 'resendReferral', basis: 'generalklausulen' }).code).toBe(
    'basisNotAllowed',
  );
});

test('a withdrawn aktualisering is the referring unit’s to close', () => {
  const journey = referred();
  journey.does(people.fk, { type: 'withdrawHandover', reason: 'situationChanged', handover: openHandover(journey) });
  expect(journey.openTasks()).toEqual(['closeCase']);
  journey.does(people.fk, { type: 'closeCase', reason: 'referredInError', explanation: documentRef('varför') });
  expect(journey.state().phase).toBe('closed');
});

test('the accepting unit tells what came of it; of an aktualisering the ledger tells', () => {
  const journey = accepted();
  const handover = journey.state().handovers.at(-1)?.id ?? '';
  const first = journey.state().handovers[0];
  expect(first).toMatchObject({ route: 'referral', status: 'completed', outcome: 'insatsStarted' });
  const administrator = person('afAdministrator', units.afRehab, 'administrator');
  expect(journey.isRefused(administrator, { type: 'completeHandover', handover, outcome: 'planAgreed' }).code).toBe(
    'roleNotAllowed',
  );
  expect(journey.isRefused(people.coach, { type: 'completeHandover', handover, outcome: 'planAgreed' }).code).toBe(
    'notReceiver',
  );
  journey.does(people.af, { type: 'completeHandover', handover, outcome: 'planAgreed' });
  expect(journey.state().handovers.at(-1)).toMatchObject({ status: 'completed', outcome: 'planAgreed' });
  expect(journey.openTasks()).not.toContain('completeHandover');
  expect(journey.isRefused(people.af, { type: 'completeHandover', handover, outcome: 'employment' }).code).toBe(
    'handoverNotOpen',
  );
  const queue = waiting();
  expect(
    queue.isRefused(people.coach, {
      type: 'completeHandover',
      handover: queue.state().handovers[0]?.id ?? '',
      outcome: 'closedWithoutAction',
    }).code,
  ).toBe('outcomeNotAllowed');
});

test('of a joint forum only the member that accepted tells what came of it', () => {
  const journey = inHandover();
  journey.does(people.coach, toPlattformen);
  const handover = openHandover(journey);
  journey.does(people.kommunPlattformen, { type: 'acceptHandover', handover });
  expect(
    journey.isRefused(people.afPlattformen, { type: 'completeHandover', handover, outcome: 'employment' }).code,
  ).toBe('notReceiver');
});

test('who no longer holds the answering is told so', () => {
  const journey = handedOver();
  const { id: task, version } = journey.openTask('answerHandover');
  journey.does(people.af, { type: 'claimTask', task, version });
  journey.does(people.afManager, { type: 'assignTask', task, version: version + 1, staff: people.afManager.staff });
  expect(journey.isRefused(people.af, { type: 'acceptHandover', handover: openHandover(journey) })).toEqual({
    code: 'notTaskHolder',
    facts: { task, kind: 'answerHandover', staff: people.afManager.staff },
  });
});

test('an unknown handover is not found', () => {
  expect(recorded().isRefused(people.af, { type: 'acceptHandover', handover: 'none such' }).code).toBe(
    'handoverNotFound',
  );
});
