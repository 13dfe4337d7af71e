import { randomUUID } from 'node:crypto';
import { addDays, addMonths, agencies, isoDate, teams, units } from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { problemIn, until } from '../api-under-test.ts';
import { act, numberOf, openStages, type Stages } from './stages-under-test.ts';

let stages: Stages;
beforeAll(async () => {
  stages = await openStages();
});
beforeEach(() => stages.begin());
afterAll(() => stages.stop());

const party = ({ agency, unit }: { readonly agency: string; readonly unit: string }) => ({ agency, unit });
const plan = {
  mainOccupation: 'Växthuset',
  weeklySchedule: 'Måndag till torsdag',
  milestones: 'Fyra timmar om dagen',
  followUp: 'Var fjärde vecka',
};
const adult = numberOf(isoDate('1990-01-18'));

/** Handed on to a unit that says yes, and met about; the new holder is left to close it. */
const handOn = async (
  from: string,
  to: string,
  unit: { agency: string; unit: string },
  own: typeof unit,
  caseId: string,
) => {
  const sender = await stages.as(from);
  await sender.api.cases.beginHandover.mutate(act(caseId));
  await sender.api.handovers.send.mutate({
    ...act(caseId),
    route: 'unit',
    to: { type: 'unit', ...party(unit) },
    action: 'vocationalRehabilitation',
    ...agreed(stages.today()),
    answerBy: addDays(stages.today(), 21),
  });
  const handover = (await stages.see(to, caseId)).handovers?.at(-1)?.id ?? '';
  await (await stages.as(to)).api.handovers.accept.mutate({ ...act(caseId), handover });
  await stages.meet(to, caseId, { kind: 'handoverMeeting', handover, units: [party(own), party(unit)] });
};

const coded = {
  needs: ['workTraining' as const],
  tried: ['studies' as const],
  blocking: 'placement' as const,
  smallGroup: 'cannotWait' as const,
};

test('TUNA: from Försäkringskassan over kö, a question of insurance and arbetsträning to Arbetsförmedlingen', async () => {
  const where = { insats: 'tuna', place: 'eskilstuna' };
  const caseId = await stages.refer('fk-jenny', where, {
    kommun: 'Eskilstuna',
    personnummer: adult,
    income: 'sjukpenning',
    insuranceQuestionOpen: true,
  });
  await stages.accept('eskilstuna-linnea', caseId);
  const linnea = await stages.as('eskilstuna-linnea');
  await linnea.api.cases.resolveInsuranceQuestion.mutate(act(caseId));
  await stages.callToInsats('eskilstuna-linnea', 'eskilstuna-roger', units.tunaEskilstuna, where, caseId);
  await linnea.api.cases.completeAssessment.mutate({
    ...act(caseId),
    on: stages.today(),
    text: { summary: 'Vill arbeta utomhus.' },
  });
  expect(await stages.see('eskilstuna-linnea', caseId)).toMatchObject({ phase: 'waitingForPlacement' });
  expect(await stages.kinds('eskilstuna-linnea', caseId)).toContain('arrangePlacement');
  await linnea.api.cases.startPlacement.mutate({
    ...act(caseId),
    from: stages.today(),
    text: { employer: 'Handelsträdgården' },
  });
  await linnea.api.cases.savePlan.mutate({ ...act(caseId), on: stages.today(), text: plan });
  await stages.passDays(caseId, 15);
  expect(await stages.kinds('eskilstuna-linnea', caseId)).toContain('holdFollowUp');
  const again = await stages.as('eskilstuna-linnea');
  await again.api.cases.recordFollowUp.mutate({ ...act(caseId), on: stages.today() });
  const placement = (await stages.see('eskilstuna-linnea', caseId)).placements?.[0]?.id ?? '';
  await again.api.cases.endPlacement.mutate({ ...act(caseId), placement, to: stages.today() });
  await handOn('eskilstuna-linnea', 'af-simon', units.afEskilstuna, units.tunaEskilstuna, caseId);
  const simon = await stages.as('af-simon');
  await simon.api.cases.close.mutate({ ...act(caseId), reason: 'vocationalRehabilitationAf' });
  expect((await stages.see('af-simon', caseId)).closure).toMatchObject({ reason: 'vocationalRehabilitationAf' });
});

test('SIKTA-Unga: the samverkansteam recommends, the holder decides, and the participant goes on in SIKTA-Arbetsmarknad', async () => {
  const where = { insats: 'sikta-unga', place: 'kfv' };
  const caseId = await stages.refer('region-habilitering-astrid', where, {
    kommun: 'Flen',
    personnummer: numberOf(addMonths(stages.today(), -12 * 21)),
  });
  await stages.accept('kommun-petra', caseId);
  await stages.callToInsats('kommun-petra', 'kommun-lars', units.kommunSikta, where, caseId);
  const petra = await stages.as('kommun-petra');
  await petra.api.cases.completeAssessment.mutate({
    ...act(caseId),
    on: stages.today(),
    text: { summary: 'Vill bli snickare.' },
  });
  await petra.api.cases.savePlan.mutate({ ...act(caseId), on: stages.today(), text: plan });

  // No avslut before the team has been asked.
  const early = (await stages.as('kommun-petra')).api.cases.close.mutate({ ...act(caseId), reason: 'studies' });
  expect(await problemIn(early)).toMatchObject({ status: 422 });
  const holder = await stages.as('kommun-petra');
  await holder.api.insatser.bringToTeam.mutate({ ...act(caseId), question: 'Är hen redo för nästa insats?', ...coded });
  const asked = await stages.see('kommun-petra', caseId);
  expect(asked.phase).toBe('teamReview');
  const question = asked.insatsParts?.team?.question;
  expect(question?.code).toMatch(/^[2-9A-Z]{2}-[2-9A-Z]{4}$/);
  // Hardly anybody else is in the insats: all that could tell them apart is left out.
  expect(question?.told).toEqual({
    ageBand: '-',
    weeksWaiting: '-',
    agencies: [],
    needs: ['workTraining'],
    tried: ['studies'],
    blocking: 'placement',
  });
  const read = { caseId, document: question?.document?.document ?? '' };
  expect((await holder.api.documents.read.query(read)).content).toEqual({
    kind: 'teamQuestion',
    text: 'Är hen redo för nästa insats?',
  });
  // Who follows the case reads neither question nor answer.
  expect((await stages.see('region-habilitering-astrid', caseId)).insatsParts).toBeUndefined();

  const team = { gathering: teams.kfv.id, calls: 'forbund-helena', sits: 'af-team-ida' };
  const text = 'Teamet rekommenderar att hen går vidare.';
  await stages.teamRecommends(team, caseId, { code: question?.code ?? '', text });
  const [recommendation] = await until(
    async () => (await stages.see('kommun-petra', caseId)).insatsParts?.team?.recommendations ?? [],
    (received) => received.length > 0,
  );
  expect(await stages.kinds('kommun-petra', caseId)).toContain('considerRecommendation');
  const received = { caseId, document: recommendation?.document?.document ?? '' };
  expect((await holder.api.documents.read.query(received)).content).toEqual({ kind: 'recommendation', text });
  const decision = { recommendation: recommendation?.id ?? '', decision: 'follows', next: 'close' } as const;
  await holder.api.insatser.decideOnRecommendation.mutate({ ...act(caseId), ...decision, text: 'Hen är redo.' });
  expect(
    await problemIn(holder.api.insatser.decideOnRecommendation.mutate({ ...act(caseId), ...decision })),
  ).toMatchObject({ code: 'recommendationDecided' });
  await holder.api.insatser.startFollowingCase.mutate({
    ...act(caseId),
    insats: 'sikta-arbetsmarknad',
    place: 'kfv',
    basis: 'samtycke',
  });
  const { insatsParts } = await stages.see('kommun-petra', caseId);
  const next = insatsParts?.following?.begun[0]?.caseId ?? '';
  await until(
    () => stages.see('kommun-petra', next).catch(() => undefined),
    (view) => view?.phase === 'waitingList',
  );
  // What the holder meant to do and has not done is asked for.
  await stages.passDays(caseId, 20);
  expect(await stages.kinds('kommun-petra', caseId)).toContain('closeCase');
  await (await stages.as('kommun-petra')).api.cases.close.mutate({
    ...act(caseId),
    reason: 'continuesInSiktaArbetsmarknad',
  });
  expect((await stages.see('kommun-petra', caseId)).phase).toBe('closed');
});

test('VUXAM: the samordnare takes the initiative, a missed step is evaluated, and Arbetsförmedlingen takes over', async () => {
  const greta = 'ljusnarsberg-greta';
  const caseId = await stages.refer(
    'ljusnarsberg-sonja',
    { insats: 'vuxam', place: 'ljusnarsberg' },
    // To the kommun's own insats.
    { kommun: 'Ljusnarsberg', personnummer: adult, ground: undefined },
  );
  await stages.accept(greta, caseId);
  expect((await stages.see(greta, caseId)).insatsParts?.firstContact).toEqual({});
  await stages.passDays(caseId, 9);
  expect(await stages.kinds(greta, caseId)).toContain('takeInitiative');
  const first = (await stages.as(greta)).api;
  await first.insatser.recordFirstContact.mutate({ ...act(caseId), on: stages.today(), by: 'coordinator' });
  expect(await stages.kinds(greta, caseId)).not.toContain('takeInitiative');
  const twice = first.insatser.recordFirstContact.mutate({ ...act(caseId), on: stages.today(), by: 'participant' });
  expect(await problemIn(twice)).toMatchObject({ code: 'alreadyRecorded' });
  await first.cases.completeAssessment.mutate({ ...act(caseId), on: stages.today(), text: { summary: 'Klar.' } });
  await first.cases.savePlan.mutate({ ...act(caseId), on: stages.today(), text: plan });
  await first.insatser.recordStepMove.mutate({ ...act(caseId), step: 1, on: stages.today() });

  // Step 1 came in time; step 2 should have come after six months.
  await stages.passDays(caseId, 95);
  expect(await stages.kinds(greta, caseId)).not.toContain('holdPlanReview');
  await stages.passDays(caseId, 95);
  expect(await stages.kinds(greta, caseId)).toContain('holdPlanReview');
  const later = (await stages.as(greta)).api;
  await later.insatser.recordReview.mutate({ ...act(caseId), on: stages.today(), text: 'Mer tid på plats.' });
  expect(await stages.kinds(greta, caseId)).toContain('writePlan');
  await later.cases.savePlan.mutate({ ...act(caseId), on: stages.today(), text: plan });
  await later.insatser.recordStepMove.mutate({ ...act(caseId), step: 4, on: stages.today() });
  const { steps } = (await stages.see(greta, caseId)).insatsParts ?? {};
  const reached = steps?.marks.map(
    ({ by, reachedOn }) => reachedOn !== undefined && by !== undefined && reachedOn <= by,
  );
  expect(reached).toEqual([true, false, true, true, false]);
  expect(steps?.reviews).toMatchObject([{ document: { version: 1 } }]);
  await handOn(greta, 'af-emilia', units.afLjusnarsberg, units.vuxamLjusnarsberg, caseId);
  const emilia = (await stages.as('af-emilia')).api;
  await emilia.cases.close.mutate({ ...act(caseId), reason: 'takenOverByAf' });
  expect((await stages.see('af-emilia', caseId)).closure?.reason).toBe('takenOverByAf');
});

test('Dua: the trepartssamtal is offered in the half-year before the 20th birthday, and held with Arbetsförmedlingen', async () => {
  const where = { insats: 'dua', place: 'lomma' };
  const birthDate = addDays(addMonths(stages.today(), -12 * 20 + 6), 20);
  const hanna = (await stages.as('lomma-kaa-hanna')).api;
  const options = await hanna.cases.referralOptions.query();
  expect(options.insatser.find(({ insats }) => insats === 'dua')).toMatchObject({ needsBirthDate: true });
  const caseId = await stages.refer('lomma-kaa-hanna', where, {
    kommun: 'Lomma',
    personnummer: numberOf(birthDate),
    income: 'ingen',
  });
  await stages.accept('lomma-elin', caseId);
  const elin = await stages.as('lomma-elin');
  const offer = { answer: 'accepts' } as const;
  expect(
    await problemIn(elin.api.insatser.recordOffer.mutate({ ...act(caseId), ...offer, on: stages.today() })),
  ).toMatchObject({ code: 'offerNotOpen' });
  await elin.api.cases.savePlan.mutate({ ...act(caseId), on: stages.today(), text: plan });
  await stages.passDays(caseId, 25);
  expect(await stages.kinds('lomma-elin', caseId)).toContain('offerMeeting');
  const again = await stages.as('lomma-elin');
  await again.api.insatser.recordOffer.mutate({ ...act(caseId), ...offer, on: stages.today() });
  expect(await stages.kinds('lomma-elin', caseId)).toContain('bookMultipartyMeeting');
  expect((await stages.see('lomma-elin', caseId)).insatsParts?.offer).toMatchObject({
    to: addDays(addMonths(birthDate, 240), -1),
    offers: [{ answer: 'accepts' }],
  });
  await stages.meet('lomma-elin', caseId, {
    kind: 'multipartyMeeting',
    units: [party(units.lommaDua), party(units.afKavlinge)],
    brings: true,
  });
  await (await stages.as('lomma-elin')).api.cases.close.mutate({ ...act(caseId), reason: 'registeredWithAf' });
  expect((await stages.see('lomma-elin', caseId)).phase).toBe('closed');
});

test('the birthday is asked for where a rule turns on it, and nowhere else', async () => {
  const hanna = (await stages.as('lomma-kaa-hanna')).api;
  const birthDate = addMonths(stages.today(), -12 * 19);
  const referral = {
    commandId: randomUUID(),
    insats: 'dua',
    place: 'lomma',
    participant: { name: 'Utan Nummer' },
    sex: 'M' as const,
    birthYear: Number(birthDate.slice(0, 4)),
    kommun: 'Lomma',
    referredOn: stages.today(),
    income: 'ingen' as const,
    insuranceQuestionOpen: false,
    ...agreed(stages.today(), 'coordinateSupport'),
  };
  expect(await problemIn(hanna.cases.refer.mutate(referral))).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'participant.personnummer', reason: 'missing' }],
  });
  const where = { insats: 'mentorsnatverket', place: 'kavlingelomma' };
  const other = await stages.refer('lomma-kaa-hanna', where, { kommun: 'Lomma', personnummer: numberOf(birthDate) });
  expect((await stages.api.house.storedState(other))?.facts.birthDate).toBeUndefined();
});

test('Mentorsnätverket: a match, a mentor who is slow, a handledare who is away, praktik through the mentor', async () => {
  const [asa, samir] = ['kavlinge-mentor-asa', 'kavlinge-mentor-samir'];
  const caseId = await stages.refer(
    'af-susanne',
    { insats: 'mentorsnatverket', place: 'kavlingelomma' },
    { kommun: 'Kävlinge', personnummer: numberOf(addMonths(stages.today(), -12 * 22)) },
  );
  await stages.accept(asa, caseId);
  expect(await stages.see(asa, caseId)).toMatchObject({ phase: 'matching' });
  const [supervisor, standIn] = [await stages.as(asa), await stages.as(samir)];
  const match = { mentor: { name: 'Gun Mentor', contact: '070-000 00 00' }, on: stages.today() };
  const matching = (people: { readonly supervisor: string; readonly standIn: string }) =>
    supervisor.api.insatser.matchMentor.mutate({ ...act(caseId), ...match, ...people });
  const stranger = (await stages.as('kavlinge-mona')).staff;
  expect(await problemIn(matching({ supervisor: supervisor.staff, standIn: stranger }))).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'standIn', reason: 'notColleague' }],
  });
  expect(await problemIn(matching({ supervisor: supervisor.staff, standIn: supervisor.staff }))).toMatchObject({
    code: 'standInIsTheSame',
  });
  await matching({ supervisor: supervisor.staff, standIn: standIn.staff });
  const matched = await stages.see(asa, caseId);
  expect(matched.phase).toBe('insats');
  const mentor = matched.insatsParts?.mentorship?.mentor?.document ?? '';
  expect((await supervisor.api.documents.read.query({ caseId, document: mentor })).content).toMatchObject({
    kind: 'mentor',
    text: { name: 'Gun Mentor' },
  });
  // Who the mentor is stands in no state and no event, only in the document.
  expect(JSON.stringify(await stages.api.house.storedState(caseId))).not.toContain('Gun');

  await stages.passDays(caseId, 11);
  expect(await stages.kinds(asa, caseId)).toContain('mentorContact');
  const until14 = addDays(stages.today(), 14);
  await (await stages.as(asa)).api.insatser.recordSupervisorAbsence.mutate({ ...act(caseId), until: until14 });
  const task = (await stages.see(samir, caseId)).tasks.find(({ kind }) => kind === 'mentorContact');
  expect(task?.claimedBy?.id).toBe(standIn.staff);
  const away = (await stages.as(samir)).api;
  await away.insatser.recordMentorContact.mutate({ ...act(caseId), on: stages.today() });
  await away.cases.savePlan.mutate({ ...act(caseId), on: stages.today(), text: plan });
  await away.cases.startPlacement.mutate({
    ...act(caseId),
    from: stages.today(),
    text: { employer: 'Mentorns verkstad' },
    throughMentor: true,
  });
  await stages.passDays(caseId, 95);
  await stages.meet(samir, caseId, { kind: 'followUp', units: [party(units.mentorsnatverket)] });
  await (await stages.as(samir)).api.cases.close.mutate({ ...act(caseId), reason: 'internship' });
  expect((await stages.see(samir, caseId)).closure).toMatchObject({ reason: 'internship' });
});

test('Samverkansteam Kävlinge: a case is brought, considered and closed with a rekommendation', async () => {
  const caseId = await stages.refer(
    'af-susanne',
    { insats: 'samverkansteam-konsultation', place: 'kavlinge' },
    { kommun: 'Kävlinge', personnummer: adult },
  );
  await stages.accept('kavlinge-mona', caseId);
  expect(await stages.kinds('kavlinge-mona', caseId)).toContain('askTeam');
  const mona = (await stages.as('kavlinge-mona')).api;
  await mona.insatser.bringToTeam.mutate({ ...act(caseId), question: 'Vad kan vården bidra med?', ...coded });
  expect((await stages.api.house.storedState(caseId))?.teamQuestion?.team).toBe(teams.kavlinge.id);
  await stages.passDays(caseId, 30);
  const { code } = (await stages.see('kavlinge-mona', caseId)).insatsParts?.team?.question ?? {};
  const team = { gathering: teams.kavlinge.id, calls: 'finsam-carina', sits: 'kavlinge-team-leif' };
  await stages.teamRecommends(team, caseId, { code: code ?? '', text: 'Teamet rekommenderar ett läkarbesök.' });
  const now = (await stages.as('kavlinge-mona')).api;
  const [given] = await until(
    async () => (await stages.see('kavlinge-mona', caseId)).insatsParts?.team?.recommendations ?? [],
    (received) => received.length > 0,
  );
  await now.insatser.decideOnRecommendation.mutate({
    ...act(caseId),
    recommendation: given?.id ?? '',
    decision: 'departs',
    next: 'close',
  });
  await now.cases.close.mutate({ ...act(caseId), reason: 'consultationGiven' });
  const closed = await stages.see('kavlinge-mona', caseId);
  expect(closed.insatsParts?.team?.recommendations).toMatchObject([{ decided: { decision: 'departs' } }]);
  expect(closed.closure?.by).toMatchObject({ agency: agencies.kommunKavlinge.id });
});
