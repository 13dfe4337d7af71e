import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { agreed } from '@stafett/domain/testing';
import {
  dumpDatabase,
  findTraces,
  makeTemporaryFolder,
  readFilesBelow,
  type StorePart,
  startTemporalForTests,
} from '@stafett/testkit';
import { expect, test } from 'vitest';
import { type ApiUnderTest, openApi } from '../../api/src/api-under-test.ts';
import { takeOverByKeyboard } from './keyboard-under-test.ts';
import { ROOT } from './stack-under-test.ts';
import {
  acceptReferral,
  answerSummons,
  assess,
  beginHandover,
  bookHandoverMeeting,
  call,
  closeAsHandedToPlattformen,
  comeToMeeting,
  confirmMinutes,
  deliverSummons,
  followUp,
  fulfilCommitment,
  giveCoachPlaces,
  holdMeeting,
  KOMMUN,
  nextMinute,
  openMeeting,
  recordParticipantsReply,
  refer,
  SIKTA,
  type Story,
  seeItClosed,
  seeItWaitForAPlace,
  seeItWaitForClosing,
  sendToPlattformen,
  writeLetter,
  writeMinutes,
  writePlan,
} from './stages-under-test.ts';
import { wholeStack } from './whole-stack-under-test.ts';

const run = promisify(execFile);

/** Made up, with words that stand nowhere else: the stores are searched for them afterwards. */
const story: Story = {
  name: 'Tilda Planterudd',
  personnummer: '198704122384',
  phone: '0150-667788',
  address: 'Påhittade gränd 17, 641 00 Katrineholm',
  referral: 'Underlag om trädgårdsmästaryrket, klockhatt',
  assessment: 'Anpassning genom bullerdämpning, snöbärsbuske',
  plan: 'Fyra förmiddagar på drivhuset, kungsängslilja',
  followUp: 'Uppföljning om närvaron, blåklocksfält',
  handover: 'Överlämnas med drivhusets intyg, guldlocksmossa',
  situation: 'Läget enligt alla parter, linnéastig',
  ownWords: 'Jag vill arbeta med växter, humleblomster',
  commitment: 'Skriva intyg till drivhuset, ängsvädd',
  fulfilled: 'Intyget är skrivet, majvivorna',
};

/** What identifies her and what was written about her, also in part and in the other ways that numbers are written. */
const planted: readonly string[] = [
  ...Object.values(story),
  ...Object.values(story).map((text) => text.split(/, |Tilda /).at(-1) ?? text),
  '19870412-2384',
  '870412-2384',
  '8704122384',
  '0150667788',
];

/** What the journey itself carries: facts of the case, which stand in Temporal's store alone unless the codec hides them. */
const carried = ['sjukpenning', 'Katrineholm', 'samtycke', 'birthYear'] as const;

const stack = wholeStack();
const { arrive } = stack;

type Figures = {
  readonly ongoing: { readonly total: number };
  readonly waiting: number;
  readonly closed: { readonly total: number; readonly byReason: Readonly<Record<string, number>> };
  readonly incomeAtStart: Readonly<Record<string, number>>;
};

/** `npm run figures` for today. */
const figures = async (): Promise<Figures> => {
  const { day } = nextMinute();
  const command = ['--import', 'tsx', join(ROOT, 'infra/dev/src/cli/figures.ts')];
  const asked = ['--insats', 'sikta-arbetsmarknad', '--from', day, '--to', day];
  const { stdout } = await run(process.execPath, [...command, ...asked], { env: stack.environment, cwd: ROOT });
  return JSON.parse(stdout);
};

test('a participant goes from aktualisering to avslut through the consoles of all four agencies', async () => {
  const before = await figures();

  const anna = await arrive('forsakringskassan', 'Anna Ek');
  const about = await refer(anna, story);

  const lars = await arrive(KOMMUN, 'Lars Hedman', SIKTA);
  await acceptReferral(lars, about, story);
  await seeItWaitForAPlace(anna);
  await giveCoachPlaces(lars, 'Håkan Stolt', 12);

  const hakan = await arrive(KOMMUN, 'Håkan Stolt');
  await call(hakan, about);
  await writeLetter(hakan, story);
  await deliverSummons(hakan, about);
  await answerSummons(hakan);
  await assess(hakan, story);
  await writePlan(hakan, story);
  await followUp(hakan, story);
  await beginHandover(hakan);
  await sendToPlattformen(hakan, story);
  await bookHandoverMeeting(hakan, nextMinute);

  const johan = await arrive('arbetsformedlingen', 'Johan Sandell');
  const sara = await arrive('region-sormland', 'Sara Nyqvist');
  for (const party of [johan, anna, sara]) await comeToMeeting(party, about);
  await openMeeting(hakan, about);
  await recordParticipantsReply(hakan);
  await holdMeeting(hakan);
  await writeMinutes(hakan, story);
  for (const party of [sara, anna, johan]) await confirmMinutes(party, about, story);
  await fulfilCommitment(sara, about, story);

  // Arbetsförmedlingen takes over with the keyboard alone.
  await johan.go('/uppgifter');
  await takeOverByKeyboard(johan.page, about, story);
  await seeItWaitForClosing(johan);
  await closeAsHandedToPlattformen(johan);

  // Whoever referred her sees how it went, and so do the figures.
  await anna.go(about.path);
  await seeItClosed(anna.page);
  const after = await figures();
  expect(after.closed.total).toBe(before.closed.total + 1);
  expect(after.closed.byReason.plattformen).toBe((before.closed.byReason.plattformen ?? 0) + 1);
  expect(after.ongoing.total).toBe(before.ongoing.total);
  expect(after.waiting).toBe(before.waiting);
  const helena = await arrive('samordningsforbundet', 'Helena Grahn');
  await helena.go('/siffror');
  const reasons = helena.page.getByRole('table', { name: 'Avslutade efter orsak' });
  await expect.poll(() => reasons.getByRole('row', { name: /Plattformen/ }).textContent()).toContain('1');
});

/** As the superuser: the owner of the tables is held back by row-level security too. */
const everyRow = async (): Promise<StorePart[]> => {
  const secrets: { postgresPassword: string } = JSON.parse(
    await readFile(join(stack.home, 'keys/secrets.json'), 'utf8'),
  );
  const address = `127.0.0.1:${stack.environment.STAFETT_POSTGRES_PORT}`;
  return dumpDatabase(`postgresql://postgres:${encodeURIComponent(secrets.postgresPassword)}@${address}/stafett`);
};

test('nothing of it can be read in PostgreSQL, in Temporal, in the logs or in any other file', async () => {
  const rows = await everyRow();
  expect(rows.find(({ name }) => name.endsWith('.case_event'))?.bytes.length).toBeGreaterThan(10_000);
  await stack.stop();
  const files = await readFilesBelow(stack.home);
  const temporal = files.filter(({ name }) => name.startsWith('temporal/'));
  expect(temporal.some(({ bytes }) => bytes.includes('journey-'))).toBe(true);
  // What is no secret is found, so what is one would be.
  expect(findTraces(rows, ['Håkan Stolt'])).not.toEqual([]);
  // PostgreSQL's pages as they are: what their rows hold is unpacked and decoded where it was read as rows.
  const pages = files.filter(({ name }) => name.startsWith('postgres/'));
  const others = files.filter(({ name }) => !name.startsWith('postgres/'));
  expect(findTraces([...rows, ...others], planted)).toEqual([]);
  expect(findTraces(pages, planted, 0)).toEqual([]);
  expect(findTraces(temporal, carried)).toEqual([]);
});

/** Has everything written that the story holds: the referral as an act, the rest as the drafts that the forms keep. */
const writeStory = async (api: ApiUnderTest): Promise<void> => {
  const anna = await api.signIn('fk-anna');
  const { name, personnummer, referral, ...rest } = story;
  const { caseId } = await anna.api.cases.refer.mutate({
    commandId: randomUUID(),
    insats: 'sikta-arbetsmarknad',
    place: 'kfv',
    participant: { name, personnummer },
    sex: 'K',
    birthYear: 1987,
    kommun: 'Katrineholm',
    referredOn: nextMinute().day as never,
    income: 'sjukpenning',
    insuranceQuestionOpen: false,
    ...agreed(nextMinute().day as never, 'coordinateSupport'),
    message: referral,
  });
  await anna.api.documents.saveDraft.mutate({ form: 'recordMinutes', caseId, fields: rest });
};

test('the same search finds all of it where nothing is encrypted', async () => {
  const folder = await makeTemporaryFolder();
  const temporal = await startTemporalForTests(folder);
  const api = await openApi({ house: { temporalAddress: temporal.address, readable: true } });
  const rows = await writeStory(api)
    .then(() => dumpDatabase(api.house.database.adminUrl))
    .finally(api.stop)
    .finally(temporal.stop);
  const files = await readFilesBelow(folder);
  await rm(folder, { recursive: true, force: true });
  const found = (parts: readonly StorePart[], texts: readonly string[]) => {
    const there = new Set(findTraces(parts, texts).map(({ text }) => text));
    return texts.filter((text) => there.has(text));
  };
  expect(found(rows, Object.values(story))).toEqual(Object.values(story));
  expect(found(files, carried)).toEqual(carried);
});
