import { randomUUID } from 'node:crypto';
import {
  addDays,
  addDuration,
  addMonths,
  type Instant,
  type IsoDate,
  instant,
  nextWorkingDay,
  offerWindow,
  stockholmDate,
  units,
} from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import { type ApiUnderTest, type Person, until } from '../../../../apps/api/src/api-under-test.ts';
import { procedures, send, wellFormed } from '../../../../apps/api/src/attacks/attacker-under-test.ts';
import { numberOf } from '../../../../apps/api/src/insatser/stages-under-test.ts';
import { aReferralOf } from '../../../../apps/api/src/referral-under-test.ts';

/** A made-up person with all that can tell who they are, and what is written of them, in words that stand nowhere else. */
export type Planted = {
  readonly name: string;
  readonly personnummer: string;
  readonly phone: string;
  readonly address: string;
  readonly relative: string;
  readonly referral: string;
  readonly health: string;
  readonly plan: string;
  readonly followUp: string;
  readonly why: string;
  readonly handover: string;
  readonly question: string;
  readonly answer: string;
  readonly where: string;
  readonly situation: string;
  readonly ownWords: string;
  readonly commitment: string;
  readonly draft: string;
};

/** Where they live. It stands in the clear, for the figures, as long as they are there. */
export const kommunOf = ({ name }: Planted): string => (name === tilda.name ? 'Vingåker' : 'Flen');
/** Where they move. */
export const nextKommunOf = ({ name }: Planted): string => (name === tilda.name ? 'Gnesta' : 'Trosa');

export const tilda: Planted = {
  name: 'Tilda Planterudd',
  personnummer: '198704122384',
  phone: '0150-667788',
  address: 'Påhittade gränd 17, 641 00 Katrineholm',
  relative: 'Rut Planterudd',
  referral: 'Underlag om trädgårdsmästaryrket, klockhatt',
  health: 'Sover dåligt sedan i våras, snöbärsbuske',
  plan: 'Fyra förmiddagar på drivhuset, kungsängslilja',
  followUp: 'Uppföljning om närvaron, blåklocksfält',
  why: 'Vägt mot risken för avhopp, hjortronmyr',
  handover: 'Överlämnas med drivhusets intyg, guldlocksmossa',
  question: 'Har hon egen bil till drivhuset, kattfotsäng',
  answer: 'Ja och hon kör gärna själv, smörblomsdike',
  where: 'Rum 4 hos odlarna, backsippestig',
  situation: 'Läget enligt alla parter, linnéastig',
  ownWords: 'Jag vill arbeta med växter, humleblomster',
  commitment: 'Skriva intyg till drivhuset, ängsvädd',
  draft: 'Halvskrivet om ersättningen, majvivorna',
};

export const ture: Planted = {
  name: 'Ture Kvarlevander',
  personnummer: '199001189811',
  phone: '0150-889911',
  address: 'Inbillade backen 3, 642 30 Flen',
  relative: 'Maj Kvarlevander',
  referral: 'Underlag om snickaryrket, hyvelspån',
  health: 'Ont i ryggen efter jul, fogsvanssåg',
  plan: 'Tre eftermiddagar i verkstaden, furuplank',
  followUp: 'Uppföljning om verktygen, limknekten',
  why: 'Vägt mot behovet i verkstaden, lövsågsblad',
  handover: 'Överlämnas med verkstadens omdöme, tvingarna',
  question: 'Har han truckkort för verkstaden, spånskiva',
  answer: 'Nej men han läser till det, sinkhyveln',
  where: 'Snickarboden vid ån, vinkelhake',
  situation: 'Läget enligt verkstaden, stämjärnet',
  ownWords: 'Jag vill bygga båtar, klinknagelns',
  commitment: 'Skriva omdöme från verkstaden, rubankens',
  draft: 'Halvskrivet om körkortet, tumstocken',
};

/** What tells who they are or what is written of them; the parts of it too. */
export const secretsOf = (planted: Planted): readonly string[] => [
  ...Object.values(planted),
  planted.name.split(' ').at(-1) ?? '',
  ...Object.values(planted).flatMap((text) => (text.includes(', ') ? [text.split(', ').at(-1) ?? ''] : [])),
];

const kfv = { insats: 'sikta-arbetsmarknad', place: 'kfv' };
const id = randomUUID;

/** A house in which people act over HTTP, and how far its clock has been moved. */
export type Acting = {
  readonly api: ApiUnderTest;
  readonly now: () => Instant;
  /** For the api and for the case. */
  readonly pass: (caseId: string, minutes: number) => Promise<void>;
};

export type Acted = { readonly caseId: string; readonly participant: string };

/** Has a planted person referred, taken in, assessed, met about and handed on; texts of every kind are written of them. */
export const act = async ({ api, now, pass }: Acting, planted: Planted): Promise<Acted> => {
  const today = stockholmDate(now());
  const [anna, petra, leading, amir] = (await Promise.all(
    ['fk-anna', 'kommun-petra', 'kommun-lars', 'af-amir'].map((subject) => api.signIn(subject)),
  )) as [Person, Person, Person, Person];
  const lars = await api.actFor(leading, units.kommunSikta.unit);
  const { name, personnummer, phone, address } = planted;

  // Before there is a case, the form half-way.
  const form = { name, personnummer, message: planted.referral };
  await anna.api.documents.saveDraft.mutate({ form: 'refer', fields: form });
  const { caseId } = await anna.api.cases.refer.mutate({
    commandId: id(),
    ...kfv,
    participant: { name, personnummer },
    sex: 'K',
    birthYear: Number(personnummer.slice(0, 4)),
    kommun: kommunOf(planted),
    referredOn: today,
    income: 'sjukpenning',
    insuranceQuestionOpen: false,
    ...agreed(today, 'coordinateSupport'),
    message: `${planted.referral}. Nås på ${phone}, bor på ${address}, mor ${planted.relative}.`,
  });
  await anna.api.documents.discardDraft.mutate({ form: 'refer' });
  // One more that nobody goes on with, in which there is no case yet.
  await anna.api.documents.saveDraft.mutate({ form: 'refer', subject: caseId, fields: form });
  const on = () => ({ commandId: id(), caseId });
  const see = (person: Person) => person.api.cases.get.query({ caseId });
  const lastHandover = async (person: Person) => (await see(person)).handovers?.at(-1)?.id ?? '';

  await petra.api.handovers.accept.mutate({ ...on(), handover: await lastHandover(petra) });
  await until(
    () => petra.api.waitingList.view.query(kfv),
    ({ rows }) => rows.some((row) => row.caseId === caseId),
  );
  await lars.api.waitingList.setCapacity.mutate({ commandId: id(), ...kfv, coach: petra.staff, seats: 50 });
  await petra.api.waitingList.callNext.mutate({
    commandId: id(),
    ...kfv,
    coach: petra.staff,
    answerBy: addDays(today, 14),
    outOfTurn: { caseId, reason: 'coachMatch' },
  });
  const { summonses } = await until(
    () => see(petra),
    (view) => view.summonses?.length === 1,
  );
  const summons = summonses?.[0]?.id ?? '';
  await petra.api.summons.letter.query({ caseId, summons });
  await petra.api.summons.deliver.mutate({ ...on(), summons, how: 'letter', on: today });
  await petra.api.summons.answer.mutate({ ...on(), summons, answer: 'comes' });
  const assessment = { summary: `${name} (${personnummer}) vill arbeta.`, health: planted.health };
  await petra.api.cases.completeAssessment.mutate({ ...on(), on: today, text: assessment });
  const plan = { mainOccupation: planted.plan, weeklySchedule: 'Må–to', milestones: 'Fyra', followUp: 'Ofta' };
  await petra.api.cases.savePlan.mutate({ ...on(), on: today, text: plan });
  await petra.api.cases.recordFollowUp.mutate({ ...on(), on: today, text: planted.followUp });
  await petra.api.contacts.name.mutate({
    ...on(),
    role: 'caseworker',
    of: { agency: units.fkRehab.agency, unit: units.fkRehab.unit },
    person: { type: 'outside', card: { name: planted.relative, phone } },
  });
  const telling = { receivers: [units.afRehab.agency], purpose: 'handOver' as const, until: addDays(today, 60) };
  const categories = ['case' as const, 'meetings' as const, 'documents' as const];
  await petra.api.samtycke.record.mutate({
    ...on(),
    ...telling,
    categories,
    form: 'oral',
    witness: lars.staff,
    from: today,
  });
  const review = { basis: 'statutoryDuty' as const, outcome: 'mayBeGiven' as const, why: planted.why };
  await petra.api.samtycke.recordReview.mutate({ ...on(), ...telling, categories: ['case'], ...review });

  await petra.api.cases.beginHandover.mutate(on());
  const { plan: written } = await see(petra);
  const request = {
    caseId,
    route: 'unit' as const,
    to: { type: 'unit' as const, agency: units.afRehab.agency, unit: units.afRehab.unit },
    action: 'vocationalRehabilitation' as const,
    basis: 'samtycke' as const,
    answerBy: addDays(today, 21),
    message: planted.handover,
    papers: written?.document ? [written.document] : [],
  };
  await petra.api.handovers.preview.mutate(request);
  await petra.api.handovers.send.mutate({ commandId: id(), ...request });
  const handover = await lastHandover(amir);
  await amir.api.handovers.requestInfo.mutate({ ...on(), handover, question: planted.question });
  await petra.api.handovers.supplyInfo.mutate({ ...on(), handover, answer: planted.answer });
  const party = { required: true, type: 'unit' as const };
  const own = { id: id(), ...party, agency: units.kommunSikta.agency, unit: units.kommunSikta.unit };
  const other = { id: id(), ...party, agency: units.afRehab.agency, unit: units.afRehab.unit };
  await petra.api.meetings.book.mutate({
    ...on(),
    kind: 'handoverMeeting',
    handover,
    startsAt: addDuration(now(), { minutes: 5 }),
    minutesLong: 45,
    mode: 'physical',
    parties: [own, other, { id: id(), required: true, type: 'participant' }],
    where: planted.where,
  });
  const booked = (await see(petra)).meetings?.at(-1);
  await pass(caseId, 6);
  const meeting = { meeting: booked?.id ?? '' };
  const parties = booked?.parties.map((one) => one.id) ?? [];
  await petra.api.meetings.held.mutate({ ...on(), ...meeting, attended: parties, mode: 'physical' });
  await petra.api.documents.saveDraft.mutate({
    form: 'recordMinutes',
    caseId,
    subject: meeting.meeting,
    fields: { situation: planted.draft, about: `${name}, ${personnummer}, ${phone}` },
  });
  await petra.api.meetings.recordMinutes.mutate({
    ...on(),
    ...meeting,
    situation: planted.situation,
    participantsOwnWords: planted.ownWords,
    commitments: [{ id: id(), party: parties[1] ?? '', what: planted.commitment, dueOn: addDays(today, 14) }],
    next: { none: 'closing' },
  });
  await petra.api.cases.reportMove.mutate({ ...on(), kommun: nextKommunOf(planted), on: today });
  // As when another system tells it of another case of theirs: it has been carried on.
  await api.look(
    `insert into outbox (id, case_id, seq, ordinal, effect, created_at, relayed_at, attempts) values
       ($1, $2, 1, 1000, jsonb_build_object('type', 'toJourney', 'command', jsonb_build_object('type', 'moved', 'kommun', $3::text)), now(), now(), 1)`,
    id(),
    caseId,
    nextKommunOf(planted),
  );
  await search(petra, planted);
  await petra.api.cases.revealIdentity.mutate({ caseId });
  const { participantId: participant } = await api.house.db.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  return { caseId, participant };
};

/** Has somebody referred to an insats that must know their day of birth (Dua), so many days before what it waits for. Gives the days that tell it. */
export const actOnBirthday = async (
  { api, now }: Acting,
  name: string,
  ahead: number,
): Promise<Acted & { readonly days: readonly IsoDate[] }> => {
  const born = addMonths(addDays(stockholmDate(now()), ahead), 6 - 12 * 20);
  const personnummer = numberOf(born);
  const [hanna, elin] = (await Promise.all(
    ['lomma-kaa-hanna', 'lomma-elin'].map((subject) => api.signIn(subject)),
  )) as [Person, Person];
  const { caseId } = await hanna.api.cases.refer.mutate({
    ...aReferralOf(name, personnummer, `Underlag om ${name}.`),
    insats: 'dua',
    place: 'lomma',
    kommun: 'Lomma',
    ageChecked: true,
  });
  const on = () => ({ commandId: id(), caseId });
  const { handovers } = await elin.api.cases.get.query({ caseId });
  await elin.api.handovers.accept.mutate({ ...on(), handover: handovers?.at(-1)?.id ?? '' });
  const { participantId: participant } = await api.house.db.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  const { from, to } = offerWindow(born, { meeting: 'multipartyMeeting', monthsBefore: 6, age: 20 });
  return { caseId, participant, days: [born, from, nextWorkingDay(from), to, addDays(to, 1)] };
};

/** Looks for somebody in every way. */
const search = async ({ api }: Person, { name, personnummer }: Planted): Promise<void> => {
  const tenDigits = `${personnummer.slice(2, 8)}-${personnummer.slice(8)}`;
  for (const query of [name, personnummer, tenDigits, name.toUpperCase(), `${name} ${personnummer}`])
    await api.cases.search.mutate({ query });
};

/** A list with the person in it, for a journey that has ended, and one that is refused for it. */
export const bringInLists = async ({ api }: Acting, planted: Planted): Promise<void> => {
  const { name, personnummer } = planted;
  const helena = await api.signIn('forbund-helena');
  const head =
    'ref;insats;kommun;kon;fodelsear;aktualiserad_av;aktualiserad;start;forsorjning_start;forsorjning_nu;fas;avslutad;avslutsorsak;namn;personnummer';
  const rest = `sikta-arbetsmarknad;${kommunOf(planted)};K;${personnummer.slice(0, 4)};region;2020-08-08;2020-10-21;aktivitetsersattning;;avslutad;2021-05-04;arbete`;
  // The imported case has a clock of its own, which nobody has moved.
  const asOf = stockholmDate(instant(Date.now()));
  const list = 'ett-namn';
  const { importId } = await helena.api.imports.run.mutate({
    list,
    asOf,
    csv: `${head}\nR-1;${rest};${name};${personnummer}\n`,
  });
  await until(
    () => helena.api.imports.list.query(),
    ({ imports }) => imports.some((one) => one.importId === importId && one.finishedAt !== undefined),
  );
  for (const ref of [personnummer, name])
    await helena.api.imports.check.mutate({ list, asOf, csv: `${head}\n${ref};${rest};${personnummer};${name}\n` });
};

const replaced = (input: unknown, by: (text: string) => string): unknown => {
  if (typeof input === 'string') return by(input);
  if (Array.isArray(input)) return input.map((part) => replaced(part, by));
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(Object.entries(input).map(([field, part]) => [field, replaced(part, by)]));
};

/**
 * What nobody should write, where nobody should: names, numbers and sentences in every field of every procedure, codes and ids too, and in
 * addresses, headers and cookies. Gives how many answers there were, and how many of them were a yes.
 */
export const writeWrongly = async (
  { api }: Acting,
  planted: Planted,
  subject: string,
): Promise<{ readonly answers: number; readonly yes: number }> => {
  const { name, personnummer, referral } = planted;
  const dashed = `${personnummer.slice(0, 8)}-${personnummer.slice(8)}`;
  const without = name.replaceAll(' ', '-');
  const texts: readonly ((text: string) => string)[] = [
    (text) => (text === 'a text' || text === 'a-code' ? `${referral} ${name} ${dashed}` : text),
    () => dashed,
    () => without,
  ];
  let [answers, yes] = [0, 0];
  const person = await api.signIn(subject);
  const sent = procedures
    .filter(({ type, path }) => type !== 'subscription' && !path.startsWith('session.'))
    .flatMap((procedure) =>
      texts.map((text) => ({ path: procedure.path, input: replaced(wellFormed(procedure), text) })),
    );
  const next = sent.values();
  const lane = async (): Promise<void> => {
    for (const { path, input } of next) {
      const { status } = await send(api.url, path, { as: person, input });
      answers += 1;
      if (status < 300) yes += 1;
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  for (const said of [name, dashed, without].map(encodeURIComponent))
    for (const path of [
      `/${said}`,
      `/auth/sign-in?agency=${said}&to=/arenden/${said}`,
      `/auth/callback?code=${said}&state=${said}`,
      `/auth/${said}`,
      `/trpc/${said}`,
      `/trpc/cases.search?input=${said}`,
      `/machine/${said}`,
      `/machine/figures?insats=${said}`,
      `/${said}%`,
    ])
      await send(api.url, path, {
        method: 'GET',
        headers: { referer: `https://stafett.example/${said}`, 'user-agent': said, cookie: `stafett=${said}` },
      });
  await send(api.url, '/machine/signals', { headers: { authorization: `Bearer ${without}` }, body: `{"${name}` });
  await send(api.url, 'cases.search', { body: `{"query":"${name}` });
  return { answers, yes };
};
