import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { instant, isoDate, stockholmDate } from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { apiOf } from './api-under-test.ts';
import { faultsOn } from './page-check-under-test.ts';
import { choose, expectText, fill, follow, type Person, press, pressMore, signIn, told } from './person-under-test.ts';
import { type Stack, startStack } from './stack-under-test.ts';
import { KOMMUN } from './stages-under-test.ts';

const FK = 'forsakringskassan';
const FORBUND = 'samordningsforbundet';
const NAME = 'Vilma Påhittsson';
const numbers = ['198507099805', '199003072387', '198704122384'];

let stack: Stack;
const people: Person[] = [];
const arrive = async (name: string, agency = FK): Promise<Person> => {
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

/** Asks for the page anew until it says that: the log is sealed within seconds, and a day in it may be drawn before it is flagged. */
const untilSaid = async ({ page, go }: Person, path: string, words: string): Promise<void> => {
  for (let tries = 0; tries < 20; tries += 1) {
    await go(path);
    const said = page.getByText(words).first();
    const found = await said.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (found) return;
  }
  throw new Error(`${words} was never said`);
};

test('a colleague who opens cases that are none of theirs is found by who goes through the log, and stands in the participant’s extract', async () => {
  const [anna, erik, inger] = [await arrive('Anna Ek'), await arrive('Erik Lindblom'), await arrive('Inger Molin')];
  const api = await apiOf(anna, stack.url);
  const cases: string[] = [];
  for (const personnummer of numbers) {
    const { caseId } = await api.cases.refer.mutate({
      commandId: randomUUID(),
      insats: 'sikta-arbetsmarknad',
      place: 'kfv',
      participant: { name: NAME, personnummer },
      sex: 'K',
      birthYear: Number(personnummer.slice(0, 4)),
      kommun: 'Vingåker',
      referredOn: stockholmDate(instant(Date.now())),
      income: 'sjukpenning',
      insuranceQuestionOpen: true,
      ...agreed(stockholmDate(instant(Date.now())), 'coordinateSupport'),
      message: 'Vill komma i gång.',
    });
    cases.push(caseId);
  }
  for (const caseId of cases) await erik.go(`/arenden/${caseId}`);

  await untilSaid(inger, '/loggkontroll', 'Ärenden som inte är personens egna');
  const { page } = inger;
  expect(await faultsOn(page, 'Loggkontroll')).toEqual([]);
  await follow(page, 'Erik Lindblom');
  await page.getByRole('table', { name: 'Dagen i loggen' }).waitFor();
  await expectText(page, 'Öppnade ett ärende');
  const told = (await page.getByRole('main').textContent()) ?? '';
  for (const hidden of [NAME, ...cases, ...numbers]) expect(told).not.toContain(hidden);
  await press(page, 'Spara');
  await page.getByRole('heading', { name: 'Det finns ett problem' }).waitFor();
  await choose(page, 'Vad kom du fram till?', 'Ska utredas');
  await fill(page, /Anteckning/, 'Fråga chefen om Erik har vikarierat.');
  expect(await faultsOn(page, 'a day in the log')).toEqual([]);
  await press(page, 'Spara');
  await expectText(page, 'Granskningen är avslutad: Ska utredas');

  await anna.go(`/arenden/${cases[0]}`);
  await follow(anna.page, 'Registerutdrag till deltagaren');
  await press(anna.page, 'Ta fram utdraget');
  await anna.page.getByRole('table', { name: 'Vilka hos oss som har läst eller gjort något' }).waitFor();
  await expectText(anna.page, 'Erik Lindblom');
  await expectText(anna.page, NAME);
  expect(await faultsOn(anna.page, 'Registerutdrag')).toEqual([]);
});

test('somebody protected is shown to who is on the list and asks, and each showing comes first in the log', async () => {
  const [anna, erik, inger, marie] = [people[0], people[1], people[2], await arrive('Marie Söderlund')];
  if (!anna || !erik || !inger) throw new Error('somebody has not arrived');
  const { rows } = await (await apiOf(anna, stack.url)).cases.list.query({});
  const one = rows.find(({ participantName }) => participantName === NAME);
  if (!one) throw new Error('nobody is aktualiserad');
  const path = `/arenden/${one.caseId}`;
  const { page } = anna;
  await anna.go(path);
  await pressMore(page, 'Märk skyddade personuppgifter');
  await press(page, 'Märk ärendet');
  await page.getByRole('heading', { name: 'Det finns ett problem' }).waitFor();
  expect(await faultsOn(page, 'form skyddade personuppgifter')).toEqual([]);
  await choose(page, 'Vilket skydd har deltagaren?', 'Sekretessmarkering');
  await press(page, 'Märk ärendet');
  await told(page, 'Personuppgifterna är skyddade');
  expect(await faultsOn(page, 'a protected case')).toEqual([]);

  // A colleague who is on no list, whatever page they look at.
  for (const where of [path, '/arenden']) {
    await erik.go(where);
    await erik.page
      .getByRole('main')
      .getByText(/skyddade personuppgifter/i)
      .first()
      .waitFor();
    expect(await erik.page.title()).not.toContain(NAME);
  }
  await erik.go(path);
  await expectText(erik.page, 'Du står inte på listan över vilka som får se vem deltagaren är.');
  await expectText(erik.page, 'Marie Söderlund');
  expect(await faultsOn(erik.page, 'a case of somebody hidden')).toEqual([]);

  await marie.go(path);
  await follow(marie.page, 'Ändra listan');
  expect(await faultsOn(marie.page, 'form vilka får se')).toEqual([]);
  await marie.page.getByLabel('Erik Lindblom').check();
  await press(marie.page, 'Spara listan');
  await told(marie.page, 'Listan är sparad');
  await erik.go(path);
  await press(erik.page, /^Visa/);
  await expectText(erik.page, NAME);
  await expectText(erik.page, 'Bor i Vingåker');

  await untilSaid(inger, '/loggkontroll', 'Skyddade personuppgifter visades');
  const first = inger.page.getByRole('row').nth(1);
  await expectText(first, 'Skyddade personuppgifter visades');
  await expectText(first, 'Erik Lindblom');
});

/** What Temporal starts by the clock, started now: the night's gallring, or the sweep that comes twice a minute. */
const startNow = (schedule: 'gallring' | 'sweep') =>
  promisify(execFile)(inject('servers').temporalCli, [
    ...['schedule', 'trigger', '--schedule-id', schedule, '--namespace', 'stafett'],
    ...['--address', `127.0.0.1:${stack.environment.STAFETT_TEMPORAL_PORT}`],
  ]);

/** Two cases that were closed long before Stafett. */
const closedLongAgo = [
  'ref;insats;kommun;kon;fodelsear;aktualiserad_av;aktualiserad;start;forsorjning_start;forsorjning_nu;fas;avslutad;avslutsorsak',
  'GA-001;sikta-unga;Flen;K;1996;kommun;2014-02-07;2014-03-08;forsorjningsstod;lon;avslutad;2015-01-09;arbete',
  'GA-002;sikta-unga;Vingåker;M;1997;kommun;2014-02-07;2014-03-08;forsorjningsstod;lon;avslutad;2015-01-12;arbete',
  '',
].join('\n');

const confirm = async ({ page, go }: Person, path: string, said: string): Promise<void> => {
  await go(path);
  await press(page, 'Bekräfta gallringen');
  await press(page.getByRole('dialog'), 'Ja, bekräfta');
  await told(page, said);
};

test('a participant is gallrad: two people of each agency confirm, the protocol stands, the old link says so, and another participant’s case is whole', async () => {
  const [lars, stina, petra, helena, birgitta, rasmus] = [
    await arrive('Lars Hedman', KOMMUN),
    await arrive('Stina Malmros', KOMMUN),
    await arrive('Petra Lindqvist', KOMMUN),
    await arrive('Helena Grahn', FORBUND),
    await arrive('Birgitta Wallin', FORBUND),
    await arrive('Rasmus Thelin', FORBUND),
  ];
  const api = await apiOf(helena, stack.url);
  const about = { list: 'gallring-e2e', asOf: isoDate('2015-02-01'), csv: closedLongAgo };
  const { importId } = await api.imports.run.mutate(about);
  const done = async () => (await api.imports.list.query()).imports.find((one) => one.importId === importId)?.done;
  await expect.poll(done, { timeout: 30_000 }).toBe(2);
  const { rows } = await (await apiOf(petra, stack.url)).cases.list.query({ which: 'closed', insats: 'sikta-unga' });
  const [gone, stays] = rows;
  if (!gone || !stays) throw new Error('two cases were imported');
  await startNow('gallring');

  await untilSaid(lars, '/gallring', gone.caseCode);
  const { page } = lars;
  expect(await faultsOn(page, 'Gallring')).toEqual([]);
  await follow(page, gone.caseCode);
  await expectText(page, 'Det här försvinner för alltid');
  const path = new URL(page.url()).pathname.replace(`/${KOMMUN}`, '');
  await press(page, 'Skjut upp gallringen');
  await press(page.locator('form'), 'Skjut upp gallringen');
  await page.getByRole('heading', { name: 'Det finns ett problem' }).waitFor();
  expect(await faultsOn(page, 'a share to destroy')).toEqual([]);
  await confirm(lars, path, 'Du har bekräftat gallringen');
  // The same person can't twice.
  await expectText(page, 'En annan chef eller administratör måste också bekräfta');
  expect(await page.getByRole('button', { name: 'Bekräfta gallringen' }).count()).toBe(0);
  await confirm(stina, path, 'Två personer har bekräftat gallringen');
  await startNow('sweep');

  await untilSaid(stina, '/gallring?visa=protokoll', gone.caseCode);
  await expectText(stina.page, 'Lars Hedman, Stina Malmros');
  expect(await faultsOn(stina.page, 'Protokoll')).toEqual([]);
  await stina.go('/gallring?visa=tider');
  await press(stina.page, 'Skriv in ett beslut');
  expect(await faultsOn(stina.page, 'Gallringstider')).toEqual([]);
  // The old link: who may see the protocol is told so, a caseworker what is said of any case that is none.
  await lars.go(`/arenden/${gone.caseId}`);
  await page.getByRole('group', { name: 'Ärendet är gallrat' }).waitFor();
  expect(await faultsOn(page, 'a case that is gallrat')).toEqual([]);
  await petra.go(`/arenden/${gone.caseId}`);
  await expectText(petra.page, 'Ärendet finns inte, eller så har du inte rätt att se det.');

  // The förbund has its own share, until two of its people have confirmed too. With the last share everything of the case goes.
  await helena.go(`/arenden/${gone.caseId}`);
  await helena.page.getByRole('heading', { level: 1, name: `Ärende ${gone.caseCode}` }).waitFor();
  for (const who of [birgitta, rasmus]) {
    const { gallring } = await apiOf(who, stack.url);
    const share = (await gallring.list.query({})).rows.find(({ caseCode }) => caseCode === gone.caseCode);
    await gallring.confirm.mutate({ gallring: share?.id ?? '', version: share?.version ?? 0 });
  }
  await startNow('sweep');
  await untilSaid(helena, `/arenden/${gone.caseId}`, 'Ärendet finns inte');
  await untilSaid(birgitta, `/arenden/${gone.caseId}`, 'Ärendet är gallrat');
  await petra.go(`/arenden/${stays.caseId}`);
  await petra.page.getByRole('heading', { level: 1, name: `Ärende ${stays.caseCode}` }).waitFor();
});
