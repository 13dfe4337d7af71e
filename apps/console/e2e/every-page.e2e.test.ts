import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openConsole } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseActs, isCaseAct } from '../src/pages/cases/ways.ts';
import { apiOf } from './api-under-test.ts';
import { crawl, faultsOn, type Looked } from './page-check-under-test.ts';
import { choose, fill, follow, type Person, press, signIn } from './person-under-test.ts';
import { type Planted, plant } from './planted-under-test.ts';
import { ROOT, type Stack, startStack } from './stack-under-test.ts';
import { KOMMUN, SIKTA } from './stages-under-test.ts';

/** Forms that need what only months bring, or an insats with an earlier version: tested on their own, over the api. */
const NOT_PLANTED = ['version', 'rekommendation'];

let stack: Stack;
let planted: Promise<readonly Planted[]>;
const opened: Person[] = [];
const arrive = async (agency: string, name: string, unit?: string): Promise<Person> => {
  const person = await signIn(stack.url, agency, name, unit === undefined ? {} : { unit });
  opened.push(person);
  return person;
};
const leave = async (person: Person): Promise<void> => {
  opened.splice(opened.indexOf(person), 1);
  await person.close();
};
beforeAll(async () => {
  stack = await startStack();
  // What nobody needs to wait for goes on meanwhile.
  planted = plant(stack.url);
  planted.catch(() => undefined);
});
afterAll(async () => {
  for (const { close } of opened) await close();
  await stack?.stop();
  await stack?.remove();
});

const looked: Looked = new Set();
/** The most that one person's pages may take on a machine that does other things too. */
const MOST = 600_000;

// Side by side: much of the time goes by while one waits for a browser, and each has its own.
test.concurrent('before one has signed in, and where one may not be', async () => {
  const { page, close } = await openConsole({ baseUrl: stack.url });
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await faultsOn(page, name, { wholly: true })));
  };
  await page.goto('/');
  await look('sign-in');
  await page.goto('/forsakringskassan/uppgifter?signIn=notStaff&reference=abc');
  await look('sign-in failed');
  await page.goto('/nowhere');
  await look('sign-in nowhere');
  await close();

  const anna = await arrive('forsakringskassan', 'Anna Ek');
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
  await leave(anna);
  expect(faults).toEqual([]);
});

/** Every page of the case that the person may open: itself, its forms, its handovers and its meetings. */
const waysIn = async (person: Person, caseId: string): Promise<readonly string[]> => {
  const { acts, handovers, meetings } = await (await apiOf(person, stack.url)).cases.get.query({ caseId });
  const of = `/arenden/${caseId}`;
  const forms = Object.keys(caseActs).flatMap((word) => {
    const act = isCaseAct(word) && acts.find(({ type }) => type === caseActs[word]);
    // What the act is done to stands in the address.
    return act ? [`${of}/gor/${word}${act.target === undefined ? '' : `?om=${act.target}`}`] : [];
  });
  return [
    of,
    ...forms,
    ...(handovers ?? []).map(({ id }) => `${of}/overlamningar/${id}`),
    ...(meetings ?? []).flatMap(({ id, status, minutes }) => [
      `${of}/moten/${id}`,
      ...(minutes || status === 'held' ? [`${of}/moten/${id}/anteckningar`] : []),
    ]),
  ];
};

const staff = [
  { agency: KOMMUN, name: 'Håkan Stolt', role: 'the coach' },
  { agency: KOMMUN, name: 'Petra Lindqvist', role: 'another coach' },
  { agency: 'arbetsformedlingen', name: 'Amir Haddad', role: 'who has taken over' },
  { agency: 'eskilstuna-arbetsmarknadsnamnden', name: 'Linnea Åkesson', role: 'the coach of TUNA' },
  { agency: 'forsakringskassan', name: 'Anna Ek', role: 'who referred' },
  { agency: 'ljusnarsberg-socialnamnden', name: 'Greta Nordmark', role: 'the coach of VUXAM' },
  { agency: 'kavlinge-socialnamnden', name: 'Åsa Lindroth', role: 'of Mentorsnätverket' },
  { agency: 'arbetsformedlingen', name: 'Johan Sandell', role: 'who is asked to take over' },
  { agency: 'region-sormland', name: 'Sara Nyqvist', role: 'who is asked to the meeting' },
  { agency: 'lomma-socialnamnden', name: 'Elin Ståhl', role: 'of Dua' },
] as const;

test.concurrent.each(staff)(
  'wherever links lead $name, $role, and every form of the cases',
  async ({ agency, name }) => {
    const person = await arrive(agency, name);
    const also = ['/tillganglighet', '/sok', '/finns-inte', '/aktualisera'];
    for (const { caseId, name: whose } of await planted)
      if (whose === name) also.push(...(await waysIn(person, caseId)));
    const faults = await crawl(person, agency, name, looked, also);
    await leave(person);
    expect(faults).toEqual([]);
  },
  MOST,
);

const others = [
  {
    agency: 'samordningsforbundet',
    name: 'Helena Grahn',
    role: 'the coordinator of the insats',
    also: ['/stannade?all=true', '/flode?from=2016-01-01'],
  },
  { agency: KOMMUN, name: 'Lars Hedman', role: 'the manager', unit: SIKTA, also: ['/lamna-over', '/personal/tider'] },
  { agency: 'samordningsforbundet', name: 'Mats Oldenburg', role: 'the coordinator of the förbund' },
  { agency: 'arbetsformedlingen', name: 'Ida Sjögren', role: 'a member of the team' },
  { agency: KOMMUN, name: 'Stina Malmros', role: 'an administrator' },
  { agency: 'samverkan-ljusnarsberg', name: 'Monika Rask', role: 'the coordinator of VUXAM' },
] as const;

test.concurrent.each(others)(
  'wherever links lead $name, $role',
  async (one) => {
    const { agency, name } = one;
    const person = await arrive(agency, name, 'unit' in one ? one.unit : undefined);
    const [of = ''] = (await planted).filter(({ name: whose }) => whose === 'Håkan Stolt').map(({ caseId }) => caseId);
    const ofCase = name === 'Helena Grahn' ? await waysIn(person, of) : [];
    const faults = await crawl(person, agency, name, looked, [...('also' in one ? one.also : []), ...ofCase]);
    await leave(person);
    expect(faults).toEqual([]);
  },
  MOST,
);

test.concurrent('what shows only when one has begun to fill in a form', async () => {
  const faults: string[] = [];
  const look = async ({ page }: Person, name: string): Promise<void> => {
    faults.push(...(await faultsOn(page, name, { within: 'main' })));
  };
  const cases = await planted;
  const caseOf = (name: string, index: number): string => cases.filter((one) => one.name === name)[index]?.caseId ?? '';
  const hakan = await arrive(KOMMUN, 'Håkan Stolt');
  await hakan.go('/ko');
  await press(hakan.page, 'Kalla nästa');
  await hakan.page.getByLabel('Någon annan, utanför turordningen').check();
  await look(hakan, 'kö call');
  await hakan.go(`/arenden/${caseOf('Håkan Stolt', 2)}/gor/mote`);
  await choose(hakan.page, 'Tid', 'Föreslå flera tider');
  await look(hakan, 'meeting with several times');
  await leave(hakan);

  const amir = await arrive('arbetsformedlingen', 'Amir Haddad');
  await amir.go(`/arenden/${caseOf('Amir Haddad', 1)}/gor/overlamning`);
  await amir.page.getByLabel('Till en enhet').check();
  await look(amir, 'form overlamning to a unit');
  await amir.page.getByLabel('Till ett gemensamt forum').check();
  await choose(amir.page, 'Det ni begär', 'Ta över ärendet');
  await choose(amir.page, /Rättslig grund/, 'Samtycke');
  await press(amir.page, 'Granska innan du skickar');
  await amir.page.getByRole('heading', { name: 'Det här kommer mottagaren att se' }).waitFor();
  await look(amir, 'form overlamning, what the receiver will see');
  await leave(amir);

  const petra = await arrive(KOMMUN, 'Petra Lindqvist');
  await petra.go(`/arenden/${caseOf('Petra Lindqvist', 1)}`);
  await press(petra.page, 'Skriv in deltagarens svar');
  await petra.page.getByLabel('Tackar nej').check();
  await look(petra, 'answer summons');
  await petra.go(`/arenden/${caseOf('Petra Lindqvist', 0)}/gor/avsluta`);
  await choose(petra.page, 'Avslutsorsak', 'Flytt');
  await look(petra, 'close with an explanation');
  await leave(petra);

  const lars = await arrive(KOMMUN, 'Lars Hedman', SIKTA);
  await lars.go('/lamna-over');
  await lars.page.getByRole('combobox', { name: 'Vems arbete?' }).selectOption({ index: 1 });
  await lars.page.getByRole('table', { name: 'Det här lämnas över' }).waitFor();
  await choose(lars.page, 'Hur länge?', /vikarie/);
  await look(lars, 'lämna över');
  await leave(lars);
  expect(faults).toEqual([]);
});

test.concurrent('a list that is imported, with faults and without; stalled cases that are chosen', async () => {
  const helena = await arrive('samordningsforbundet', 'Helena Grahn');
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await faultsOn(helena.page, name, { within: 'main' })));
  };
  const list = await readFile(join(ROOT, 'infra/dev/data/sikta-arbetsmarknad-201209.csv'), 'utf8');
  const check = async (csv: string): Promise<void> => {
    await helena.go('/importera');
    const file = { name: 'sikta-arbetsmarknad-201209.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    await helena.page.getByLabel('Fil', { exact: true }).setInputFiles(file);
    await fill(helena.page, 'Listan visar läget den', '2020-12-09');
    await press(helena.page, 'Kontrollera filen');
  };
  await check(list.replaceAll('Katrineholm', 'Stockholm'));
  await helena.page.getByRole('table', { name: 'Fel i filen' }).waitFor();
  await look('import faults');
  await check(list);
  await helena.page.getByRole('button', { name: /annan fil/ }).waitFor();
  await look('import checked');
  await helena.go('/stannade?all=true');
  await helena.page.getByRole('checkbox', { name: 'Markera alla' }).check();
  await press(helena.page, 'Flytta till …');
  await look('stannade, all chosen');
  await leave(helena);
  expect(faults).toEqual([]);
});

test('every address of the console and every form of a case has been looked at', async () => {
  const router = await readFile(join(ROOT, 'apps/console/src/router.tsx'), 'utf8');
  const pages = [...router.matchAll(/path: '([^']+)'/g)].map(([, path = '']) =>
    path.replaceAll(/\$(?!act\b)\w+/g, 'id'),
  );
  const forms = Object.keys(caseActs).filter((act) => !NOT_PLANTED.includes(act));
  const all = [
    ...pages.filter((path) => path !== '/' && !path.includes('$')),
    ...forms.map((act) => `/arenden/id/gor/${act}`),
  ];
  const been = [...looked].map((address) => address.replace(/\?.*$/s, ''));
  expect(all.filter((address) => !been.includes(address))).toEqual([]);
});
