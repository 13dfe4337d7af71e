import { openConsole } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crawl, faultsOn } from './page-check-under-test.ts';
import { follow, type Person, press, pressMore, signIn } from './person-under-test.ts';
import { type Stack, startStack } from './stack-under-test.ts';
import {
  acceptReferral,
  answerSummons,
  assess,
  beginHandover,
  bookHandoverMeeting,
  type Case,
  call,
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

let stack: Stack;
let about: Case;
const people: Person[] = [];
const arrive = async (agency: string, name: string, unit?: string): Promise<Person> => {
  const person = await signIn(stack.url, agency, name, unit === undefined ? {} : { unit });
  people.push(person);
  return person;
};

let anna: Person;
let lars: Person;
let hakan: Person;

beforeAll(async () => {
  stack = await startStack();
  anna = await arrive('forsakringskassan', 'Anna Ek');
  lars = await arrive(KOMMUN, 'Lars Hedman', SIKTA);
  hakan = await arrive(KOMMUN, 'Håkan Stolt');
});

afterAll(async () => {
  for (const { close } of people) await close();
  await stack?.stop();
  await stack?.remove();
});

test('before one has signed in', async () => {
  const { page, close } = await openConsole({ baseUrl: stack.url });
  const faults: string[] = [];
  for (const path of [
    '/',
    '/forsakringskassan',
    '/forsakringskassan/uppgifter?signIn=notStaff&reference=abc',
    '/nowhere',
  ]) {
    await page.goto(path);
    faults.push(...(await faultsOn(page, `nobody ${path}`)));
  }
  await close();
  expect(faults).toEqual([]);
});

test('every form of a case, and what it says when it is sent empty', async () => {
  const faults: string[] = [];
  const look = async ({ page }: Person, name: string): Promise<void> => {
    faults.push(...(await faultsOn(page, name)));
  };
  const open = async (person: Person, act: string): Promise<void> => {
    await person.go(`${about.path}/gor/${act}`);
    await look(person, `form ${act}`);
  };
  const sendEmpty = async (person: Person, path: string, button: string): Promise<void> => {
    await person.go(path);
    await press(person.page, button);
    await person.page.getByRole('alert').getByRole('heading', { name: 'Det finns ett problem' }).waitFor();
    await look(person, `empty ${path.replace(about?.path ?? '', '')}`);
  };

  await sendEmpty(anna, '/aktualisera', 'Skicka aktualiseringen');
  about = await refer(anna, story);
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
  await sendEmpty(hakan, `${about.path}/gor/kartlaggning`, 'Slutför kartläggningen');
  for (const act of ['forsorjning', 'avsluta']) await open(hakan, act);
  await lars.go(`${about.path}/gor/coach`);
  await look(lars, 'form coach');
  await hakan.go(about.path);
  await assess(hakan, story);
  await open(hakan, 'handlingsplan');
  await hakan.go(about.path);
  await writePlan(hakan, story);
  for (const act of ['handlingsplan', 'uppfoljning', 'arbetstraning', 'mote', 'borja-overlamning'])
    await open(hakan, act);
  await hakan.go(about.path);
  await followUp(hakan, story);
  await pressMore(hakan.page, 'Börja överlämning');
  await hakan.go(about.path);
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
  await openMeeting(hakan, about);
  for (const act of ['Byt tid', 'Ställ in mötet']) {
    await press(hakan.page, act);
    await look(hakan, `meeting ${act}`);
    await press(hakan.page, 'Avbryt');
  }
  await holdMeeting(hakan);
  await press(hakan.page, 'Lägg till ett åtagande');
  await press(hakan.page, 'Spara anteckningarna');
  await look(hakan, 'minutes empty');
  await press(hakan.page, 'Ta bort åtagande 1');
  await writeMinutes(hakan, story);
  await look(hakan, 'meeting held');
  expect(faults).toEqual([]);
}, 600_000);

const roles = [
  ['forsakringskassan', 'Anna Ek', undefined],
  [KOMMUN, 'Håkan Stolt', undefined],
  [KOMMUN, 'Lars Hedman', SIKTA],
  ['arbetsformedlingen', 'Johan Sandell', undefined],
  ['region-sormland', 'Sara Nyqvist', undefined],
  ['samordningsforbundet', 'Helena Grahn', undefined],
  ['samordningsforbundet', 'Mats Oldenburg', undefined],
  ['samordningsforbundet', 'Ida Sjögren', undefined],
  [KOMMUN, 'Stina Malmros', undefined],
] as const;

test.each(roles)(
  '%s, %s: wherever links lead as %s',
  async (agency, name, unit) => {
    const person = await arrive(agency, name, unit);
    const mayOpen = agency !== 'samordningsforbundet' && name !== 'Stina Malmros';
    const also = ['/tillganglighet', '/sok?q=Nora', '/finns-inte', ...(mayOpen ? [about.path] : [])];
    const faults = await crawl(person, agency, name, also);
    expect(faults).toEqual([]);
  },
  400_000,
);
