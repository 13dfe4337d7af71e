import { randomUUID } from 'node:crypto';
import { addDays, addDuration, addMonths, type IsoDate, instant, isoDate, stockholmDate, units } from '@stafett/domain';
import { expect } from 'vitest';
import { apiAs, type Signed } from './signed-in-under-test.ts';

const now = () => instant(Date.now());
const today = () => stockholmDate(now());
const PATIENCE = { timeout: 60_000, interval: 250 };

/** A personnummer for somebody born that day: made up, with the right check digit. */
const numberOf = (birthDate: IsoDate, serial = 238): string => {
  const nine = `${birthDate.replaceAll('-', '').slice(2)}${serial}`;
  const sum = [...nine].reduce((all, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return `${birthDate.replaceAll('-', '')}${serial}${(10 - (sum % 10)) % 10}`;
};

const act = (caseId: string) => ({ commandId: randomUUID(), caseId });
const party = ({ agency, unit }: { readonly agency: string; readonly unit: string }) => ({ agency, unit });
const plan = {
  mainOccupation: 'Växthuset på Handelsträdgården',
  weeklySchedule: 'Måndag till torsdag 9–12',
  milestones: 'Fyra timmar om dagen\nIntyg från handledaren',
  followUp: 'Var fjärde vecka på mottagningen',
};

type Where = { readonly insats: string; readonly place: string };
type Referral = Where & {
  readonly kommun: string;
  readonly name: string;
  readonly born?: IsoDate;
  readonly insuranceQuestionOpen?: boolean;
};

const see = ({ api }: Signed, caseId: string) => api.cases.get.query({ caseId });

const refer = async (
  { api }: Signed,
  { insats, place, kommun, name, born = isoDate('1990-01-18'), ...more }: Referral,
): Promise<string> => {
  const { caseId } = await api.cases.refer.mutate({
    commandId: randomUUID(),
    insats,
    place,
    participant: { name, personnummer: numberOf(born, 200 + Math.floor(Math.random() * 700)) },
    sex: 'K',
    birthYear: Number(born.slice(0, 4)),
    kommun,
    referredOn: today(),
    income: 'sjukpenning',
    insuranceQuestionOpen: false,
    basis: 'samtycke',
    message: 'Har varit hemma länge och vill komma i gång.',
    ageChecked: true,
    another: true,
    ...more,
  });
  return caseId;
};

const accept = async (who: Signed, caseId: string): Promise<void> => {
  const handover = (await see(who, caseId)).handovers?.at(-1)?.id ?? '';
  await who.api.handovers.accept.mutate({ ...act(caseId), handover, caseworker: who.staff });
};

/** From kö to a coach with room, who calls. */
const callOnly = async (coach: Signed, manager: Signed, where: Where, caseId: string): Promise<void> => {
  await expect
    .poll(
      async () => (await coach.api.waitingList.view.query(where)).rows.some((row) => row.caseId === caseId),
      PATIENCE,
    )
    .toBe(true);
  await manager.api.waitingList.setCapacity.mutate({
    commandId: randomUUID(),
    ...where,
    coach: coach.staff,
    seats: 60,
  });
  await coach.api.waitingList.callNext.mutate({
    commandId: randomUUID(),
    ...where,
    coach: coach.staff,
    answerBy: addDays(today(), 14),
    outOfTurn: { caseId, reason: 'incomeEnding' },
  });
  await expect.poll(async () => (await see(coach, caseId)).summonses?.length, PATIENCE).toBe(1);
};

/** The coach calls, the participant comes. */
const callIn = async (coach: Signed, manager: Signed, where: Where, caseId: string): Promise<void> => {
  await callOnly(coach, manager, where, caseId);
  const summons = (await see(coach, caseId)).summonses?.[0]?.id ?? '';
  await coach.api.summons.deliver.mutate({ ...act(caseId), summons, how: 'letter', on: today() });
  await coach.api.summons.answer.mutate({ ...act(caseId), summons, answer: 'comes' });
};

const assess = async ({ api }: Signed, caseId: string): Promise<void> => {
  await api.cases.completeAssessment.mutate({
    ...act(caseId),
    on: today(),
    text: { summary: 'Vill arbeta utomhus, halvtid till att börja med.' },
  });
};
const savePlan = async ({ api }: Signed, caseId: string): Promise<void> => {
  await api.cases.savePlan.mutate({ ...act(caseId), on: today(), text: plan });
};

/** A case that people have acted in, and who is to open it: the agency's address and the name at sign-in. */
export type Planted = { readonly caseId: string; readonly agency: string; readonly name: string };

const TUNA = { insats: 'tuna', place: 'eskilstuna' };
const tuna = async (url: string): Promise<readonly Planted[]> => {
  const [jenny, linnea, roger] = await Promise.all([
    apiAs(url, 'fk-jenny'),
    apiAs(url, 'eskilstuna-linnea'),
    apiAs(url, 'eskilstuna-roger', units.tunaEskilstuna.unit),
  ]);
  const her = { agency: 'eskilstuna-arbetsmarknadsnamnden', name: 'Linnea Åkesson' };
  const begun = await refer(jenny, { ...TUNA, kommun: 'Eskilstuna', name: 'Tora Påhittsson' });
  await accept(linnea, begun);
  await callIn(linnea, roger, TUNA, begun);
  await assess(linnea, begun);
  await savePlan(linnea, begun);
  await linnea.api.cases.startPlacement.mutate({
    ...act(begun),
    from: today(),
    text: { employer: 'Handelsträdgården' },
  });
  await linnea.api.cases.park.mutate({
    ...act(begun),
    waitFor: 'employer',
    until: addDays(today(), 20),
    text: 'Arbetsplatsen byter handledare.',
  });
  const open = await refer(jenny, {
    ...TUNA,
    kommun: 'Eskilstuna',
    name: 'Ture Påhittsson',
    insuranceQuestionOpen: true,
  });
  await accept(linnea, open);
  return [begun, open].map((caseId) => ({ caseId, ...her }));
};

const UNGA = { insats: 'sikta-unga', place: 'kfv' };
/** One whose question is not asked yet, and one whose question is before the samverkansteam. */
const unga = async (url: string): Promise<readonly Planted[]> => {
  const [astrid, petra, lars] = await Promise.all([
    apiAs(url, 'region-habilitering-astrid'),
    apiAs(url, 'kommun-petra'),
    apiAs(url, 'kommun-lars', units.kommunSikta.unit),
  ]);
  const cases: string[] = [];
  for (const name of ['Ulla Påhittsson', 'Ulf Påhittsson']) {
    const caseId = await refer(astrid, { ...UNGA, kommun: 'Flen', name, born: addMonths(today(), -12 * 21) });
    await accept(petra, caseId);
    await callIn(petra, lars, UNGA, caseId);
    await assess(petra, caseId);
    await savePlan(petra, caseId);
    cases.push(caseId);
  }
  const [, asked = ''] = cases;
  await petra.api.insatser.bringToTeam.mutate({ ...act(asked), question: 'Är deltagaren redo för nästa insats?' });
  return cases.map((caseId) => ({ caseId, agency: 'katrineholm-socialnamnden', name: 'Petra Lindqvist' }));
};

const vuxam = async (url: string): Promise<readonly Planted[]> => {
  const [sonja, greta] = await Promise.all([apiAs(url, 'ljusnarsberg-sonja'), apiAs(url, 'ljusnarsberg-greta')]);
  const cases: string[] = [];
  for (const name of ['Vera Påhittsson', 'Verner Påhittsson']) {
    const caseId = await refer(sonja, { insats: 'vuxam', place: 'ljusnarsberg', kommun: 'Ljusnarsberg', name });
    await accept(greta, caseId);
    cases.push(caseId);
  }
  const [, begun = ''] = cases;
  await greta.api.insatser.recordFirstContact.mutate({ ...act(begun), on: today(), by: 'coordinator' });
  await assess(greta, begun);
  await savePlan(greta, begun);
  await greta.api.insatser.recordStepMove.mutate({ ...act(begun), step: 1, on: today() });
  await greta.api.insatser.recordReview.mutate({ ...act(begun), on: today(), text: 'Behöver mer tid på plats.' });
  return cases.map((caseId) => ({ caseId, agency: 'ljusnarsberg-socialnamnden', name: 'Greta Nordmark' }));
};

const dua = async (url: string): Promise<readonly Planted[]> => {
  const [hanna, elin] = await Promise.all([apiAs(url, 'lomma-kaa-hanna'), apiAs(url, 'lomma-elin')]);
  const born = addDays(addMonths(today(), -12 * 20 + 6), -20);
  const caseId = await refer(hanna, { insats: 'dua', place: 'lomma', kommun: 'Lomma', name: 'Disa Påhittsson', born });
  await accept(elin, caseId);
  await savePlan(elin, caseId);
  return [{ caseId, agency: 'lomma-socialnamnden', name: 'Elin Ståhl' }];
};

const mentors = async (url: string): Promise<readonly Planted[]> => {
  const [susanne, asa, samir] = await Promise.all([
    apiAs(url, 'af-susanne'),
    apiAs(url, 'kavlinge-mentor-asa'),
    apiAs(url, 'kavlinge-mentor-samir'),
  ]);
  const cases: string[] = [];
  for (const name of ['Maj Påhittsson', 'Milo Påhittsson']) {
    const born = addMonths(today(), -12 * 22);
    const caseId = await refer(susanne, {
      insats: 'mentorsnatverket',
      place: 'kavlingelomma',
      kommun: 'Kävlinge',
      name,
      born,
    });
    await accept(asa, caseId);
    cases.push(caseId);
  }
  const [, matched = ''] = cases;
  await asa.api.insatser.matchMentor.mutate({
    ...act(matched),
    mentor: { name: 'Gun Påhittsdotter', contact: '070-000 00 00' },
    supervisor: asa.staff,
    standIn: samir.staff,
    on: today(),
  });
  await savePlan(asa, matched);
  return cases.map((caseId) => ({ caseId, agency: 'kavlinge-socialnamnden', name: 'Åsa Lindroth' }));
};

const SIKTA = { insats: 'sikta-arbetsmarknad', place: 'kfv' };
const ANNA = { agency: 'forsakringskassan', name: 'Anna Ek' };
const HAKAN = { agency: 'katrineholm-socialnamnden', name: 'Håkan Stolt' };
const AMIR = { agency: 'arbetsformedlingen', name: 'Amir Haddad' };
const JOHAN = { agency: 'arbetsformedlingen', name: 'Johan Sandell' };
const SARA = { agency: 'region-sormland', name: 'Sara Nyqvist' };

const needed = (unit: { readonly agency: string; readonly unit: string }, required = true) => ({
  id: randomUUID(),
  required,
  type: 'unit' as const,
  ...party(unit),
});
const participant = () => ({ id: randomUUID(), required: true, type: 'participant' as const });

/** SIKTA-Arbetsmarknad before the insats: asked, declined, in kö, called, and with a summons to be answered. */
const siktaBefore = async (url: string): Promise<readonly Planted[]> => {
  const [anna, petra, lars] = await Promise.all([
    apiAs(url, 'fk-anna'),
    apiAs(url, 'kommun-petra'),
    apiAs(url, 'kommun-lars', units.kommunSikta.unit),
  ]);
  const waiting = await refer(anna, { ...SIKTA, kommun: 'Katrineholm', name: 'Sixten Påhittsson' });
  const declined = await refer(anna, { ...SIKTA, kommun: 'Katrineholm', name: 'Stina Påhittsson' });
  const sent = (await see(petra, declined)).handovers?.at(-1)?.id ?? '';
  const needs = { reason: 'insufficientInformation', needed: 'Ett läkarintyg från i år.' } as const;
  await petra.api.handovers.decline.mutate({ ...act(declined), handover: sent, ...needs });
  const called: string[] = [];
  for (const name of ['Signe Påhittsson', 'Simon Påhittsson']) {
    const caseId = await refer(anna, { ...SIKTA, kommun: 'Katrineholm', name });
    await accept(petra, caseId);
    called.push(caseId);
    await callOnly(petra, lars, SIKTA, caseId);
  }
  const [, delivered = ''] = called;
  const summons = (await see(petra, delivered)).summonses?.[0]?.id ?? '';
  await petra.api.summons.deliver.mutate({ ...act(delivered), summons, how: 'letter', on: today() });
  const petras = { agency: 'katrineholm-socialnamnden', name: 'Petra Lindqvist' };
  return [
    { caseId: waiting, ...HAKAN },
    { caseId: declined, ...ANNA },
    ...called.map((caseId) => ({ caseId, ...petras })),
  ];
};

/** Times proposed after a wish; a meeting that was held, without notes and with them. */
const siktaMeetings = async (url: string): Promise<readonly Planted[]> => {
  const [anna, hakan] = await Promise.all([apiAs(url, 'fk-anna'), apiAs(url, 'kommun-hakan')]);
  const proposed = await refer(anna, { ...SIKTA, kommun: 'Katrineholm', name: 'Sten Påhittsson' });
  await accept(hakan, proposed);
  await hakan.api.meetings.wish.mutate({ ...act(proposed), on: today(), words: 'Jag vill säga det en gång.' });
  await hakan.api.meetings.propose.mutate({
    ...act(proposed),
    kind: 'multipartyMeeting',
    mode: 'video',
    times: [3, 4, 5].map((days) => ({ id: randomUUID(), startsAt: addDuration(now(), { days }), minutesLong: 45 })),
    parties: [
      needed(units.kommunSikta),
      needed(units.fkRehab),
      needed(units.regionPsykiatri, false),
      participant(),
      { id: randomUUID(), required: false, type: 'external', role: 'employer' },
    ],
  });
  const held = await refer(anna, { ...SIKTA, kommun: 'Katrineholm', name: 'Sonja Påhittsson' });
  await accept(hakan, held);
  const meet = async () => {
    await hakan.api.meetings.recordHeld.mutate({
      ...act(held),
      kind: 'multipartyMeeting',
      startsAt: addDuration(now(), { minutes: -2 }),
      minutesLong: 5,
      mode: 'phone',
      parties: [needed(units.kommunSikta), needed(units.fkRehab), needed(units.regionPsykiatri), participant()],
    });
    return (await see(hakan, held)).meetings?.at(-1);
  };
  const first = await meet();
  await hakan.api.meetings.recordMinutes.mutate({
    ...act(held),
    meeting: first?.id ?? '',
    situation: 'Alla har hört samma sak och är överens.',
    participantsOwnWords: 'Nu vet jag vem som gör vad.',
    commitments: (first?.parties ?? []).map(({ id }) => ({
      id: randomUUID(),
      party: id,
      what: 'Skickar det som behövs till de andra',
      dueOn: addDays(today(), 14),
    })),
    next: { none: 'notNeeded' },
  });
  await meet();
  await hakan.api.contacts.name.mutate({
    ...act(held),
    role: 'rehabCoordinator',
    of: party(units.regionPsykiatri),
    person: { type: 'outside', card: { name: 'Gun Påhittsdotter', phone: '0150-00 00 00' } },
  });
  return [
    { caseId: proposed, ...HAKAN },
    { caseId: proposed, ...ANNA },
    { caseId: held, ...HAKAN },
    { caseId: held, ...SARA },
  ];
};

/** Handed over: to Plattformen with a meeting ahead, asked for more, and accepted with support that goes on beside. */
const siktaHandovers = async (url: string): Promise<readonly Planted[]> => {
  const [anna, hakan, lars, amir] = await Promise.all([
    apiAs(url, 'fk-anna'),
    apiAs(url, 'kommun-hakan'),
    apiAs(url, 'kommun-lars', units.kommunSikta.unit),
    apiAs(url, 'af-amir'),
  ]);
  const cases: string[] = [];
  for (const name of ['Siri Påhittsson', 'Sune Påhittsson', 'Svea Påhittsson']) {
    const caseId = await refer(anna, { ...SIKTA, kommun: 'Katrineholm', name });
    await accept(hakan, caseId);
    await callIn(hakan, lars, SIKTA, caseId);
    await assess(hakan, caseId);
    await savePlan(hakan, caseId);
    await hakan.api.cases.recordFollowUp.mutate({ ...act(caseId), on: today(), text: 'Närvaron har varit god.' });
    await hakan.api.cases.beginHandover.mutate(act(caseId));
    cases.push(caseId);
  }
  const [asked = '', taken = '', forum = ''] = cases;
  for (const caseId of [asked, taken]) {
    const assessment = (await see(hakan, caseId)).assessment?.document;
    await hakan.api.handovers.send.mutate({
      ...act(caseId),
      route: 'unit',
      to: { type: 'unit', ...party(units.afRehab) },
      action: 'vocationalRehabilitation',
      basis: 'samtycke',
      answerBy: addDays(today(), 21),
      parallelSupportUntil: addDays(today(), 28),
      message: 'Klarar halvtid och vill ha hjälp att söka arbete.',
      ...(assessment && { papers: [{ document: assessment.document, version: assessment.version }] }),
    });
  }
  const at = async (caseId: string) => (await see(amir, caseId)).handovers?.at(-1)?.id ?? '';
  const question = 'Hur många timmar i veckan klarar deltagaren?';
  await amir.api.handovers.requestInfo.mutate({ ...act(asked), handover: await at(asked), question });
  await accept(amir, taken);
  const until = addDays(today(), 42);
  await hakan.api.handovers.extendSupport.mutate({ ...act(taken), handover: await at(taken), until });
  const text = (await see(hakan, taken)).ownTexts?.find(({ kind }) => kind === 'plan')?.document ?? '';
  await amir.api.handovers.askForText.mutate({ ...act(taken), text, why: 'Vi behöver veta vad ni har planerat.' });

  await hakan.api.handovers.send.mutate({
    ...act(forum),
    route: 'jointForum',
    to: { type: 'jointForum', forum: 'plattformen' },
    action: 'takeOver',
    basis: 'samtycke',
    answerBy: addDays(today(), 21),
  });
  const handover = (await see(hakan, forum)).handovers?.at(-1)?.id ?? '';
  await hakan.api.meetings.book.mutate({
    ...act(forum),
    kind: 'handoverMeeting',
    handover,
    startsAt: addDuration(now(), { days: 3 }),
    minutesLong: 60,
    mode: 'physical',
    parties: [needed(units.kommunSikta), needed(units.afPlattformen), needed(units.regionPsykiatri), participant()],
  });
  return [
    { caseId: asked, ...HAKAN },
    { caseId: asked, ...AMIR },
    { caseId: taken, ...HAKAN },
    { caseId: taken, ...AMIR },
    { caseId: forum, ...HAKAN },
    { caseId: forum, ...JOHAN },
    { caseId: forum, ...SARA },
  ];
};

type Planting = (url: string) => Promise<readonly Planted[]>;

/** Cases of every insats, in the states that a page shows something of its own in. Two at a time: others are busy meanwhile. */
export const plant = async (url: string): Promise<readonly Planted[]> => {
  const inTurn = async (plantings: readonly Planting[]): Promise<readonly Planted[]> => {
    const found: Planted[] = [];
    for (const planting of plantings) found.push(...(await planting(url)));
    return found;
  };
  const [of, before] = [
    [siktaHandovers, siktaMeetings, tuna, vuxam],
    [siktaBefore, unga, mentors, dua],
  ] as const;
  return (await Promise.all([inTurn(of), inTurn(before)])).flat();
};
