import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { units } from '@stafett/domain';
import { openConsole } from '@stafett/testkit';
import { beforeAll, expect, test } from 'vitest';
import { apiOf } from './api-under-test.ts';
import { crawl, faultsOn, type Looked } from './page-check-under-test.ts';
import { fill, follow, type Person, press, told } from './person-under-test.ts';
import { ROOT } from './stack-under-test.ts';
import {
  acceptReferral,
  answerSummons,
  assess,
  beginHandover,
  bookHandoverMeeting,
  type Case,
  call,
  confirmMinutes,
  deliverSummons,
  followUp,
  giveCoachPlaces,
  holdMeeting,
  KOMMUN,
  nextMinute,
  openMeeting,
  refer,
  SIKTA,
  type Story,
  sendToPlattformen,
  writeLetter,
  writeMinutes,
  writePlan,
} from './stages-under-test.ts';
import { wholeStack } from './whole-stack-under-test.ts';

const story: Story = {
  name: 'Nora Påhittsson',
  personnummer: '199003072387',
  phone: '0150-112233',
  address: 'Sagogatan 3, 641 00 Katrineholm',
  referral: 'Har varit hemma länge och vill komma i gång. Trivs bland djur.',
  assessment: 'Behöver börja sent på dagen och ha en fast plats att sitta.',
  plan: 'Praktik på hunddagis, tre eftermiddagar i veckan',
  followUp: 'Närvaron har varit god. Nästa steg är fler timmar.',
  handover: 'Klarar halvtid och vill ha hjälp att söka arbete.',
  situation: 'Nora arbetstränar halvtid och söker arbete med djur.',
  ownWords: 'Det här har gett mig vardagen tillbaka.',
  commitment: 'Skicka läkarintyget till Arbetsförmedlingen',
  fulfilled: 'Intyget är skickat.',
};

const stack = wholeStack();
let about: Case;
const people = new Map<string, Person>();
const arrive = async (agency: string, name: string, unit?: string): Promise<Person> => {
  const person = await stack.arrive(agency, name, unit);
  people.set(name, person);
  return person;
};

let anna: Person;
let lars: Person;
let hakan: Person;

beforeAll(async () => {
  anna = await arrive('forsakringskassan', 'Anna Ek');
  lars = await arrive(KOMMUN, 'Lars Hedman', SIKTA);
  hakan = await arrive(KOMMUN, 'Håkan Stolt');
});

test('before one has signed in, and where one may not be', async () => {
  const { page, close } = await openConsole({ baseUrl: stack.url });
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await faultsOn(page, name)));
  };
  await page.goto('/');
  await look('sign-in');
  await page.goto('/forsakringskassan/uppgifter?signIn=notStaff&reference=abc');
  await look('sign-in failed');
  await page.goto('/nowhere');
  await look('sign-in nowhere');
  // The statement that the law lets anybody read, from the foot of the page.
  await page.goto('/forsakringskassan/uppgifter');
  await follow(page.getByRole('contentinfo'), 'Tillgänglighetsredogörelse');
  await page.getByText('Försäkringskassan ansvarar för den här tjänsten.').waitFor();
  await page.getByRole('link', { name: 'Anmäl en brist till Digg' }).waitFor();
  await look('statement');
  await page.goto('/tillganglighet');
  await page.getByText('Den myndighet som du arbetar hos ansvarar').waitFor();
  await close();

  await anna.go('/arenden/00000000-0000-4000-8000-000000000000');
  faults.push(...(await faultsOn(anna.page, 'a case that is none')));
  await anna.page.goto('/region-sormland/uppgifter');
  faults.push(...(await faultsOn(anna.page, 'another agency')));
  // What one meets when a page or the whole api can't be reached.
  await anna.page.route(/assets.meetings-page/, (route) => route.abort());
  await anna.go('/uppgifter');
  await follow(anna.page.getByRole('navigation'), /Möten/);
  faults.push(...(await faultsOn(anna.page, 'broken')));
  await anna.page.route(/session\.(me|find)/, (route) => route.abort());
  await anna.page.goto('/forsakringskassan/uppgifter');
  faults.push(...(await faultsOn(anna.page, 'away')));
  await anna.page.unrouteAll();
  expect(faults).toEqual([]);
});

const faults: string[] = [];
const look = async ({ page }: Person, name: string): Promise<void> => {
  faults.push(...(await faultsOn(page, name)));
};
/** What was found since the last time. */
const found = (): readonly string[] => faults.splice(0);

/** Opens the form of an act in the case. */
const open = async (person: Person, act: string): Promise<void> => {
  await person.go(`${about.path}/gor/${act}`);
  await person.page.locator('form .form-buttons, form .buttons').first().waitFor();
  await look(person, `form ${act}`);
};
const sendEmpty = async (person: Person, path: string, button: string): Promise<void> => {
  await person.go(path);
  await press(person.page, button);
  await person.page.getByRole('heading', { name: 'Det finns ett problem' }).waitFor();
  await look(person, `empty ${path.replace(about?.path ?? '', '')}`);
};

/** A samtycke for Arbetsförmedlingen and a sekretessprövning, whose forms are looked at. */
const shareWithPlattformen = async () => {
  const [coach, manager] = [await apiOf(hakan, stack.url), await apiOf(lars, stack.url)];
  const caseId = about.path.split('/').at(-1) ?? '';
  const receivers = [units.afPlattformen.agency];
  const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10) as never;
  const shared = {
    caseId,
    receivers,
    categories: ['case' as const, 'meetings' as const],
    purpose: 'handOver' as const,
    until: dayIn(90),
  };
  await coach.samtycke.record.mutate({ commandId: randomUUID(), ...shared, form: 'written', from: dayIn(-1) });
  const weighed = { basis: 'statutoryDuty', outcome: 'mayBeGiven', why: 'Skyldigheten följer av lag.' } as const;
  await coach.samtycke.recordReview.mutate({ commandId: randomUUID(), ...shared, ...weighed });
  const recorded = (await manager.cases.get.query({ caseId })).samtycke;
  return { samtycke: recorded?.own[0]?.id, review: recorded?.reviews[0]?.id };
};

/** The participant has been asked, and has not answered: what the case then shows, and the forms for a yes and for a no. */
const askWithoutAnswer = async (): Promise<void> => {
  const coach = await apiOf(hakan, stack.url);
  const caseId = about.path.split('/').at(-1) ?? '';
  const receivers = [units.fkRehab.agency];
  const question = { caseId, receivers, categories: ['documents' as const], purpose: 'followUp' as const };
  await coach.samtycke.ask.mutate({ commandId: randomUUID(), ...question });
  await hakan.go(about.path);
  await look(hakan, 'case that waits for a samtycke');
  const { samtycke } = await coach.cases.get.query({ caseId });
  for (const act of ['samtycke', 'nej-till-samtycke']) await open(hakan, `${act}?om=${samtycke?.asked[0]?.id}`);
};

test('from aktualisering to kallelse: every form, and what it says when it is sent empty', async () => {
  await sendEmpty(anna, '/aktualisera', 'Skicka aktualiseringen');
  about = await refer(anna, story);
  await look(anna, 'case referred');
  await lars.go('/overlamningar');
  await follow(lars.page, new RegExp(about.code));
  for (const act of ['Ta emot', 'Be om underlag', 'Tacka nej']) {
    await press(lars.page, act);
    await look(lars, `aktualisering ${act}`);
    await press(lars.page, 'Avbryt');
  }
  await acceptReferral(lars, about, story);
  for (const act of ['handlaggare', 'avsluta']) await open(lars, act);
  await lars.go('/ko');
  await press(lars.page, 'Ändra platser för Håkan Stolt');
  await look(lars, 'kö places');
  await giveCoachPlaces(lars, 'Håkan Stolt', 12);

  await hakan.go('/ko');
  await press(hakan.page, 'Kalla nästa');
  await hakan.page.getByLabel('Någon annan, utanför turordningen').check();
  await look(hakan, 'kö call');
  await call(hakan, about);
  await writeLetter(hakan, story);
  await look(hakan, 'letter');
  await hakan.go(about.path);
  await press(hakan.page, 'Skriv in att kallelsen är lämnad');
  await look(hakan, 'deliver summons');
  await deliverSummons(hakan, about);
  await press(hakan.page, 'Skriv in deltagarens svar');
  await hakan.page.getByLabel('Tackar nej').check();
  await look(hakan, 'answer summons');
  await hakan.go(about.path);
  await press(hakan.page, 'Ta tillbaka kallelsen');
  await look(hakan, 'withdraw summons');
  await hakan.go(about.path);
  await answerSummons(hakan);
  expect(found()).toEqual([]);
});

test('from kartläggning to överlämningsmöte: every form, and what it says when it is sent empty', async () => {
  await sendEmpty(hakan, `${about.path}/gor/kartlaggning`, 'Gör klar kartläggningen');
  for (const act of ['forsorjning', 'avsluta']) await open(hakan, act);
  await open(lars, 'coach');
  await hakan.go(about.path);
  await assess(hakan, story);
  await open(hakan, 'handlingsplan');
  await hakan.go(about.path);
  await writePlan(hakan, story);
  for (const act of ['uppfoljning', 'mote', 'borja-overlamning']) await open(hakan, act);
  await sendEmpty(hakan, `${about.path}/gor/samtycke`, 'Spara samtycket');
  await sendEmpty(hakan, `${about.path}/gor/sekretessprovning`, 'Spara prövningen');
  const { samtycke, review } = await shareWithPlattformen();
  await open(hakan, `forlang-samtycke?om=${samtycke}`);
  await open(hakan, `aterkalla-samtycke?om=${samtycke}`);
  await open(lars, `bekrafta-provning?om=${review}`);
  await sendEmpty(hakan, `${about.path}/gor/fraga-om-samtycke`, 'Spara frågan');
  await askWithoutAnswer();
  await hakan.go(about.path);
  await follow(hakan.page, 'Deltagaren sa nej');
  await press(hakan.page, 'Spara att svaret är nej');
  await told(hakan.page, 'Svaret är inskrivet');
  await look(hakan, 'case after a no');
  await hakan.go(about.path);
  await followUp(hakan, story);
  await beginHandover(hakan);
  await sendEmpty(hakan, `${about.path}/gor/overlamning`, 'Granska innan du skickar');
  await hakan.page.getByLabel('Till en enhet').check();
  await look(hakan, 'form overlamning');
  await hakan.go(about.path);
  await sendToPlattformen(hakan, story);
  await bookHandoverMeeting(hakan, nextMinute);
  await look(hakan, 'case');
  await press(hakan.page, 'Fler åtgärder');
  await look(hakan, 'case menu');
  await hakan.go(about.path);
  await openMeeting(hakan, about);
  for (const act of ['Byt tid', 'Ställ in mötet']) {
    await press(hakan.page, act);
    await look(hakan, `meeting ${act}`);
    await press(hakan.page, 'Avbryt');
  }
  expect(found()).toEqual([]);
});

const roles = [
  { agency: 'forsakringskassan', name: 'Anna Ek', role: 'who referred' },
  { agency: KOMMUN, name: 'Håkan Stolt', role: 'the coach' },
  { agency: KOMMUN, name: 'Lars Hedman', role: 'the manager' },
  { agency: 'arbetsformedlingen', name: 'Johan Sandell', role: 'who is asked to take over' },
  { agency: 'region-sormland', name: 'Sara Nyqvist', role: 'who is asked to the meeting' },
  { agency: 'samordningsforbundet', name: 'Helena Grahn', role: 'the coordinator of the insats' },
  { agency: 'samordningsforbundet', name: 'Mats Oldenburg', role: 'the coordinator of the förbund' },
  { agency: 'arbetsformedlingen', name: 'Ida Sjögren', role: 'a member of the team' },
  { agency: KOMMUN, name: 'Stina Malmros', role: 'an administrator' },
  { agency: KOMMUN, name: 'Berit Lagergren', role: 'who goes through the log' },
] as const;
const looked: Looked = new Set();

// Side by side: most of the time goes to the browsers, and each has its own.
test.concurrent.each(roles)('wherever links lead $name, $role', async ({ agency, name }) => {
  const person = people.get(name) ?? (await arrive(agency, name));
  const also = ['/tillganglighet', '/sok', '/finns-inte', '/samverkansteam/mote', '/teamkod', about.path];
  expect(await crawl(person, agency, name, looked, also)).toEqual([]);
});

test('minutes of a meeting that was held, written and read', async () => {
  await hakan.go(about.path);
  await openMeeting(hakan, about);
  await holdMeeting(hakan);
  await press(hakan.page, 'Lägg till ett åtagande');
  await press(hakan.page, 'Spara anteckningarna');
  await hakan.page.getByRole('heading', { name: 'Det finns ett problem' }).waitFor();
  await look(hakan, 'minutes empty');
  await press(hakan.page, 'Ta bort åtagande 1');
  await writeMinutes(hakan, story);
  await look(hakan, 'minutes written');
  const sara = people.get('Sara Nyqvist');
  if (sara) await confirmMinutes(sara, about, story);
  for (const [name, agency] of [
    ['Sara Nyqvist', 'region-sormland'],
    ['Håkan Stolt', KOMMUN],
  ] as const) {
    const person = people.get(name);
    if (person) faults.push(...(await crawl(person, agency, `${name} after`, looked, [about.path])));
  }
  expect(found()).toEqual([]);
});

test('a list that is imported, with faults and without', async () => {
  const helena = people.get('Helena Grahn') ?? (await arrive('samordningsforbundet', 'Helena Grahn'));
  const list = await readFile(join(ROOT, 'infra/dev/data/sikta-arbetsmarknad-201209.csv'), 'utf8');
  const check = async (csv: string): Promise<void> => {
    await helena.go('/importera');
    const file = { name: 'sikta-arbetsmarknad-201209.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    await helena.page.getByLabel('Fil', { exact: true }).setInputFiles(file);
    await fill(helena.page, 'Listan visar läget den', '2020-12-09');
    await press(helena.page, 'Kontrollera filen');
  };
  await helena.go('/importera');
  await press(helena.page, 'Kontrollera filen');
  await look(helena, 'import empty');
  await check(list.replaceAll('Katrineholm', 'Stockholm'));
  await helena.page.getByRole('table', { name: 'Fel i filen' }).waitFor();
  await look(helena, 'import faults');
  await check(list);
  await helena.page.getByRole('button', { name: /annan fil/ }).waitFor();
  await look(helena, 'import checked');
  expect(found()).toEqual([]);
});
