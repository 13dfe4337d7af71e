import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiOf } from './api-under-test.ts';
import {
  choose,
  expectText,
  fill,
  follow,
  type Page,
  type Person,
  pick,
  press,
  pressMore,
  signIn,
  told,
} from './person-under-test.ts';
import { type Stack, startStack } from './stack-under-test.ts';
import { holdMeeting, KOMMUN } from './stages-under-test.ts';

let stack: Stack;
const people: Person[] = [];
const arrive = async (agency: string, name: string): Promise<Person> => {
  const person = await signIn(stack.url, agency, name);
  people.push(person);
  return person;
};
beforeAll(async () => {
  stack = await startStack();
});
afterAll(async () => {
  for (const { close } of people) await close();
  await stack?.stop();
  await stack?.remove();
});

const PSYKIATRIN = 'Region Sörmland, Psykiatriska mottagningen Katrineholm';
const FORSAKRINGSKASSAN = 'Försäkringskassan, Rehab Öst, Katrineholm';
const BEFORE_IT_BEGINS_MS = 45_000;

/** Day and time of day of the first full minute from then on, in Swedish time. */
const minuteFrom = (time: number): { readonly day: string; readonly clock: string } => {
  const at = new Date(Math.ceil(time / 60_000) * 60_000);
  const [day = '', clock = ''] = at
    .toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' })
    .split(' ');
  return { day, clock };
};

/** Referred by Försäkringskassan and taken on by the kommun: what another test shows. */
const takenOn = async (anna: Person, petra: Person): Promise<string> => {
  const [fk, kommun] = [await apiOf(anna, stack.url), await apiOf(petra, stack.url)];
  const { caseId } = await fk.cases.refer.mutate({
    commandId: randomUUID(),
    insats: 'sikta-arbetsmarknad',
    place: 'kfv',
    participant: { name: 'Sally Samtal', personnummer: '198704122384' },
    sex: 'K',
    birthYear: 1987,
    kommun: 'Katrineholm',
    referredOn: minuteFrom(Date.now()).day as never,
    income: 'sjukpenning',
    insuranceQuestionOpen: false,
    basis: 'samtycke',
  });
  const handover = (await kommun.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  const { staff } = await kommun.session.me.query();
  await kommun.handovers.accept.mutate({ commandId: randomUUID(), caseId, handover, caseworker: staff.id });
  return caseId;
};

const answerEach = async (page: Page, answers: readonly string[]): Promise<void> => {
  const asked = page.getByRole('group').filter({ has: page.getByRole('radio', { name: 'Kan inte' }) });
  for (const [index, answer] of answers.entries())
    await asked.nth(index).getByRole('radio', { name: answer, exact: true }).check();
};

const openMeeting = async ({ page, go }: Person, caseId: string): Promise<void> => {
  await go(`/arenden/${caseId}`);
  await follow(page.getByRole('table', { name: 'Möten' }), /tider är föreslagna|kl\. \d\d:\d\d/);
  await page.getByRole('heading', { level: 1, name: /Flerpartssamtal/ }).waitFor();
};

test('a flerpartssamtal with four parties goes from the participant’s wish to commitments that are followed', async () => {
  const anna = await arrive('forsakringskassan', 'Anna Ek');
  const petra = await arrive(KOMMUN, 'Petra Lindqvist');
  const sara = await arrive('region-sormland', 'Sara Nyqvist');
  const caseId = await takenOn(anna, petra);

  await petra.go(`/arenden/${caseId}`);
  await pressMore(petra.page, 'Skriv in att deltagaren önskar ett flerpartssamtal');
  await fill(petra.page, /Deltagarens egna ord/, 'Jag vill säga det en gång');
  await press(petra.page, 'Spara önskemålet');
  await told(petra.page, 'Önskemålet är inskrivet');
  await expectText(petra.page, /Det har gått 0 dagar/);

  // Two times to choose between; the first is soon.
  await petra.go(`/arenden/${caseId}/gor/mote?typ=multipartyMeeting`);
  await choose(petra.page, 'Tid', 'Föreslå flera tider');
  await petra.page.getByRole('group', { name: 'De som måste vara med' }).getByLabel(FORSAKRINGSKASSAN).check();
  await pick(petra.page, /En enhet till som måste vara med/, PSYKIATRIN);
  await choose(petra.page, 'Så hålls mötet', 'Video');
  const soon = minuteFrom(Date.now() + BEFORE_IT_BEGINS_MS);
  const later = minuteFrom(Date.now() + 3 * 24 * 60 * 60_000);
  for (const [index, { day, clock }] of [soon, later].entries()) {
    const row = petra.page.getByRole('group', { name: `Tid ${index + 1}`, exact: true });
    await fill(row, 'Dag', day);
    await fill(row, 'Klockslag', clock);
  }
  await press(petra.page, 'Föreslå mötestider');
  await told(petra.page, 'Tiderna är föreslagna');

  for (const party of [anna, sara]) {
    await openMeeting(party, caseId);
    await answerEach(party.page, ['Kan', 'Kan inte']);
    await press(party.page, 'Svara på tiderna');
    await told(party.page, 'Ert svar är skickat');
  }
  await openMeeting(petra, caseId);
  await press(petra.page, 'Skriv in svar: Deltagaren');
  await answerEach(petra.page, ['Kan', 'Kan']);
  await press(petra.page, 'Spara svaret');
  await told(petra.page, /Svaret är inskrivet/);
  await expectText(petra.page, 'Passar alla som måste vara med');
  await press(petra.page, /^Bestäm tiden/);
  await told(petra.page, 'Mötestiden är bestämd');

  await holdMeeting(petra);
  await fill(petra.page, 'Läget', 'Alla har hört samma sak');
  await fill(petra.page, /Deltagarens egna ord/, 'Nu vet jag vem som gör vad');
  for (const [index, [who, what]] of [
    [PSYKIATRIN, 'Skriver intyg'],
    ['Deltagaren', 'Ringer arbetsgivaren'],
  ].entries()) {
    await press(petra.page, 'Lägg till ett åtagande');
    const row = petra.page.getByRole('group', { name: `Åtagande ${index + 1}` });
    await pick(row, 'Vem', who ?? '');
    await fill(row, 'Vad', what ?? '');
    await fill(row, 'Senast', later.day);
  }
  await choose(petra.page, 'Nästa möte', 'Det behövs inget nästa möte');
  await choose(petra.page, 'Varför det inte behövs något nästa möte', 'Det behövs inte');
  await press(petra.page, 'Spara anteckningarna');
  await told(petra.page, 'Mötesanteckningarna är sparade');
  const commitments = petra.page.getByRole('table', { name: 'Åtaganden' });
  await expectText(commitments, 'Skriver intyg');
  await expectText(commitments, 'Ringer arbetsgivaren');

  // The wish is met, and each commitment is somebody's task: the region's own, and the participant's with the holder.
  await petra.go(`/arenden/${caseId}`);
  await expectText(petra.page, /Det hölls efter 0 dagar/);
  const api = await apiOf(petra, stack.url);
  const { tasks } = await api.cases.get.query({ caseId });
  expect(tasks.filter(({ kind }) => kind === 'fulfilCommitment')).toHaveLength(2);
  await sara.go('/inkorg?uppgift=fulfilCommitment');
  await sara.page.getByRole('link', { name: 'Gör det ni kom överens om på mötet' }).first().waitFor();
});
