import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openMailRoom, openSmtp, rebuild } from '@stafett/activities';
import { gallraCase } from '@stafett/activities/testing';
import { createDb, type Database, demoPeople } from '@stafett/db';
import { addDuration, addMonths, instant, stockholmDate } from '@stafett/domain';
import { dumpDatabase, fastForward, findTraces, readFilesBelow, type StorePart } from '@stafett/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi } from '../../../../apps/api/src/api-under-test.ts';
import { close } from '../../../../apps/api/src/gallring/world-under-test.ts';
import { sealingRoom } from '../../../../apps/worker/src/sealing-room.ts';
import {
  type SmtpServerUnderTest,
  startSmtpServer,
} from '../../../../packages/activities/src/notify/smtp-server-under-test.ts';
import { type HomeUnderTest, openHome, type StartedHome } from './home-under-test.ts';
import { openedInText, openedWith, openKeys } from './opened-under-test.ts';
import {
  type Acted,
  type Acting,
  act,
  actOnBirthday,
  bringInLists,
  kommunOf,
  nextKommunOf,
  secretsOf,
  tilda,
  ture,
  writeWrongly,
} from './planted-under-test.ts';

let at: HomeUnderTest;
let smtp: SmtpServerUnderTest;
let api: ApiUnderTest;
let acting: Acting;
let owner: Database;
/** All that the worker says, at its most talkative. */
const said: string[] = [];
type WithBirthday = Awaited<ReturnType<typeof actOnBirthday>>;
let acted: {
  readonly tilda: Acted;
  readonly ture: Acted;
  readonly tove: WithBirthday;
  readonly tage: WithBirthday;
};
const secrets = [...secretsOf(tilda), ...secretsOf(ture)];

const part = (name: string, content: unknown): StorePart => ({
  name,
  bytes: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});
const filesIn = (home: string, name: string): Promise<StorePart[]> => readFilesBelow(join(home, name));
const found = (parts: readonly StorePart[], texts: readonly string[]): string[] => [
  ...new Set(findTraces(parts, texts).map(({ text }) => text)),
];

const lacking = (parts: readonly StorePart[], texts: readonly string[]): string[] => {
  const there = new Set(found(parts, texts));
  return texts.filter((text) => !there.has(text));
};

beforeAll(async () => {
  [at, smtp] = await Promise.all([openHome(), startSmtpServer()]);
  let ahead = 0;
  const now = () => addDuration(instant(Date.now()), { minutes: ahead });
  api = await openApi({ clock: now, house: { ...at.houseOptions, hears: (line) => said.push(line) } });
  await at.moveIn(api.house);
  acting = {
    api,
    now,
    pass: async (caseId, minutes) => {
      ahead += minutes;
      await fastForward(api.house.journeyOf(caseId), ahead * 60_000);
    },
  };
  owner = createDb({ url: api.house.database.urls.owner, max: 2, connectionTimeoutMillis: 2_000 });
  const letters = demoPeople.map(({ id, agency }, n) => ({
    staffId: id,
    agencyId: agency,
    address: `p${n}@stafett.example`,
  }));
  await owner.staffMail.createMany({ data: letters });

  acted = {
    tilda: await act(acting, tilda),
    ture: await act(acting, ture),
    tove: await actOnBirthday(acting, 'Tove Snarttjugo', 100),
    tage: await actOnBirthday(acting, 'Tage Likaledes', 117),
  };
  await bringInLists(acting, tilda);
  const { db, vault, log } = api.house;
  const room = openMailRoom({
    db,
    notifier: openSmtp({ url: smtp.url, from: 'Stafett <stafett@forbund.example>' }),
    publicUrl: 'https://stafett.example',
    log: (what, facts) => log.info(facts, what),
    now: Date.now,
  });
  await room.round();
  room.close();
  await sealingRoom({ db, vault, log, now: Date.now }).round();
});
afterAll(async () => {
  await owner?.$disconnect();
  await api?.stop();
  await Promise.all([at?.remove(), smtp?.stop()]);
});

/** What the keys of a home open in its stores. */
const openedIn = async (home: string, adminUrl: string): Promise<StorePart[]> => {
  const keys = await openKeys(adminUrl, join(home, 'keys', 'kek.json'));
  const database = await readFile(join(home, 'temporal', 'temporal.db'));
  return openedWith(keys, adminUrl, { database });
};

/** What the keys of a home open in files of text. */
const openedInFiles = async (home: string, adminUrl: string, files: readonly StorePart[]): Promise<StorePart[]> =>
  openedInText(await openKeys(adminUrl, join(home, 'keys', 'kek.json')), files);

test('nothing of them can be read in PostgreSQL, in Temporal, in a log or in a letter, whatever was written where', async () => {
  const { answers, yes } = await writeWrongly(acting, tilda, 'kommun-petra');
  expect(answers).toBeGreaterThan(300);
  expect(yes).toBeGreaterThan(20);
  const rows = await dumpDatabase(api.house.database.adminUrl);
  const own = [part('log of the api', api.logged()), part('log of the worker', said.join(''))];
  const logs = [...own, ...(await filesIn(at.home, 'logs'))];
  const temporal = await filesIn(at.home, 'temporal');
  const letters = smtp.received.map(({ text }, n) => part(`letter ${n}`, text));
  expect(letters.length).toBeGreaterThan(0);
  expect(logs.map(({ name }) => name)).toEqual(expect.arrayContaining(['postgres.log', 'temporal.log']));
  // What is no secret is found, so what is one would be.
  expect(found(rows, ['Petra Lindqvist', 'sikta-arbetsmarknad'])).toContain('sikta-arbetsmarknad');
  expect(found(logs, ['cases.search', 'answered'])).toContain('cases.search');
  // No rule of their insats turns on the birthday, so nobody but who may know the number knows it.
  const birthdays = ['1987-04-12', '1990-01-18'];
  const stores = [...rows, ...temporal, ...logs, ...letters];
  expect(findTraces(stores, [...secrets, ...birthdays])).toEqual([]);
  // Rows that were changed or removed stand in PostgreSQL's journal still.
  expect(findTraces(await filesIn(at.home, 'postgres/pg_wal'), secrets, 0)).toEqual([]);
});

test('with the keys each of them is there: the same search finds all of it', async () => {
  const opened = await openedIn(at.home, api.house.database.adminUrl);
  expect(opened.some(({ name }) => name.startsWith('Temporal under journey:'))).toBe(true);
  expect(lacking(opened, secrets)).toEqual([]);
});

test('figures, lists and reports tell of nobody; the registry extract is the person’s own', async () => {
  const [helena, petra] = await Promise.all(['forbund-helena', 'kommun-petra'].map((one) => api.signIn(one)));
  const today = stockholmDate(acting.now());
  const sikta = { insats: 'sikta-arbetsmarknad', from: today, to: today };
  const told = [
    part('figures', await helena?.api.figures.get.query(sikta)),
    part('imports', await helena?.api.imports.list.query()),
    part('flow', await helena?.api.coordination.stalled.query({ stalledOnly: false })),
  ];
  expect(findTraces(told, secrets)).toEqual([]);
  const extract = part('extract', await petra?.api.accessReview.extract.mutate({ caseId: acted.tilda.caseId }));
  expect(found([extract], secrets)).toEqual(expect.arrayContaining([tilda.name, tilda.personnummer]));
  expect(found([extract], [...secretsOf(ture), tilda.health, tilda.situation, tilda.draft])).toEqual([]);
});

const MONDAY = new Date('2026-03-02T01:00:00Z');
const TUESDAY = new Date('2026-03-03T01:00:00Z');

/** The cases of whoever has this number, also under a name of another agency's. */
const casesOf = async (personnummer: string): Promise<string[]> => {
  const hash = Buffer.from(await api.house.vault.lookupHash(personnummer));
  const rows = await api.look<{ id: string }>(
    'select c.id from case_file c join participant_identity i using (participant_id) where i.lookup = $1',
    hash,
  );
  return rows.map(({ id }) => id);
};

/** Every agency's share of these cases goes, as two people at each of them confirm it when all terms are out. */
const gallra = async (cases: readonly string[]): Promise<void> => {
  const today = stockholmDate(acting.now());
  for (const caseId of cases) await close(api, caseId, today);
  const later = Date.parse(addMonths(today, 132));
  await gallraCase({ owner, api: api.deps.database, worker: api.house.db, at: later }, cases);
  expect(await api.house.db.caseFile.count({ where: { id: { in: [...cases] } } })).toBe(0);
};

/** Whoever has the key of the hash can try a number on a store. */
const canTry = async (home: StartedHome, parts: readonly StorePart[], personnummer: string): Promise<boolean> => {
  const hash = Buffer.from(await home.vault.lookupHash(personnummer));
  return parts.some(({ bytes }) => bytes.includes(hash) || bytes.includes(hash.toString('hex')));
};

/** The tables that name an id. */
const rowsAbout = (parts: readonly StorePart[], ids: readonly string[]): ReadonlySet<string> =>
  new Set(findTraces(parts, ids).map(({ part: table }) => table.replace('public.', '')));

const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');
/** A day as people and programs write it. */
const spellingsOf = (day: string): string[] => {
  const [year = '', month = '', of = ''] = day.split('-');
  const [m, d] = [String(Number(month)), String(Number(of))];
  return [
    day,
    `${year}${month}${of}`,
    `${year.slice(2)}-${month}-${of}`,
    `${d}/${m} ${year}`,
    `${d}/${m}-${year.slice(2)}`,
    `${of}.${month}.${year}`,
    `${d} ${months[Number(m) - 1]} ${year}`,
  ];
};
/** The rows that name an id. */
const linesAbout = (parts: readonly StorePart[], ids: readonly string[]): StorePart[] =>
  parts.map(({ name, bytes }) =>
    part(
      name,
      bytes
        .toString()
        .split('\n')
        .filter((line) => ids.some((one) => line.includes(one)))
        .join('\n'),
    ),
  );

const asked = async (adminUrl: string, sql: string, ...values: unknown[]): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
};
/** What stands of a case for the figures, in its row's columns and in its state. */
const FACTS = `
  select k.kommun, birth_year as born, state -> 'facts' ? 'kommun' as "kommunInState",
    (state #>> '{facts,birthYear}')::int as "bornInState", state -> 'facts' ? 'birthDate' as "hasBirthday"
  from case_file f join case_kommun k on k.case_id = f.id where id = $1`;
/** What the figures keep of those who are gone. */
const KEPT = `select to_jsonb(s) - 'id' as row from case_statistics s order by tenant, insats, place`;

test('after gallring nothing tells of her in a backup from before it, restored elsewhere; the other is whole', async () => {
  const { data } = await at.backUp(MONDAY);
  if (data === undefined) throw new Error('no data was backed up');
  const copied = [...(await readFilesBelow(data)), ...(await readFilesBelow(join(at.folder, 'keys')))];
  const keyed = await api.look<{ hash: string }>(
    'select content_hash as hash from import_row union select file_hash from import_list',
  );
  expect(keyed).toHaveLength(2);
  expect(findTraces(copied, [...secrets, ...keyed.map(({ hash }) => hash)])).toEqual([]);
  // Nor where anybody lives, or what day Tove was born: that stands in the database in the clear, and in a backup under the key of the case.
  const { days } = acted.tove;
  const kommuner = [tilda, ture].flatMap((one) => [kommunOf(one), nextKommunOf(one)]);
  const telling = [...kommuner, ...[days[0] ?? '', acted.tage.days[0] ?? ''].flatMap(spellingsOf)];
  const besidesUnits = (parts: readonly StorePart[]) => parts.filter(({ name }) => !name.includes('public.unit'));
  const live = besidesUnits(await dumpDatabase(api.house.database.adminUrl));
  expect(found(live, telling)).toEqual(expect.arrayContaining([...kommuner, days[0]]));
  expect(found(linesAbout(live, [acted.tove.caseId]), days)).toEqual(expect.arrayContaining([days[0], days[2]]));
  expect(findTraces(besidesUnits(copied), telling)).toEqual([]);
  const openNow = await openedInFiles(at.home, api.house.database.adminUrl, copied);
  expect(found(openNow, telling)).toEqual(expect.arrayContaining([...kommuner, days[0]]));
  const imported = await casesOf(tilda.personnummer);
  // The one that was imported is hers too.
  expect(imported).toHaveLength(2);
  expect(imported).toContain(acted.tilda.caseId);
  const hers = [...imported, acted.tove.caseId];
  await gallra(hers);
  const { keys } = await at.backUp(TUESDAY, { dataTo: undefined });

  const elsewhere = join(at.folder, 'elsewhere');
  await at.restoreTo(elsewhere, data, keys, TUESDAY);
  let [asRestored, opened]: StorePart[][] = [];
  const restoredFacts = new Map<string, unknown>();
  const there = await at.startRestored(elsewhere, async (adminUrl) => {
    asRestored = await dumpDatabase(adminUrl);
    opened = [...(await openedIn(elsewhere, adminUrl)), ...(await openedInFiles(elsewhere, adminUrl, copied))];
    for (const caseId of [...hers, acted.ture.caseId])
      restoredFacts.set(caseId, (await asked(adminUrl, FACTS, caseId))[0]);
  });
  if (!asRestored || !opened) throw new Error('nobody has looked');
  // Her rows are there, as they were before.
  expect(rowsAbout(asRestored, hers).has('document')).toBe(true);
  expect(findTraces([...asRestored, ...(await filesIn(elsewhere, 'temporal'))], secrets)).toEqual([]);
  // Also to who has all the keys that there still are, and minds no binding of a text to its place.
  expect(found(opened, secretsOf(tilda))).toEqual([]);
  // The sex and a decade, which the figures keep, and neither kommun nor day; nor a day that is reckoned from the birthday.
  expect(
    findTraces(besidesUnits([...asRestored, ...opened]), [...kommuner.slice(0, 2), ...spellingsOf(days[0] ?? '')]),
  ).toEqual([]);
  expect(found(linesAbout(asRestored, [acted.tove.caseId]), days.flatMap(spellingsOf))).toEqual([]);
  for (const caseId of hers)
    expect(restoredFacts.get(caseId)).toMatchObject({ kommun: '', kommunInState: false, hasBirthday: false });
  expect(restoredFacts.get(acted.tilda.caseId)).toMatchObject({ born: 1985, bornInState: 1985 });
  expect(restoredFacts.get(acted.ture.caseId)).toMatchObject({
    kommun: nextKommunOf(ture),
    kommunInState: false,
    born: 1990,
    bornInState: 1990,
  });
  // The others' rows are what they were.
  const others = [acted.ture.caseId, acted.tage.caseId];
  for (const table of ['case_event', 'case_file', 'case_kommun', 'task', 'deadline', 'inbox', 'outbox']) {
    const those = ({ name }: StorePart) => name === `public.${table}`;
    const [before, after] = [live, asRestored].map((parts) =>
      linesAbout(parts.filter(those), others).flatMap(({ bytes }) => bytes.toString().split('\n').sort()),
    );
    expect([table, after]).toEqual([table, before]);
  }
  // Forms half-way are in no backup.
  const { draft, ...kept } = ture;
  expect(lacking(opened, Object.values(kept))).toEqual([]);
  expect(found(opened, [draft])).toEqual([]);

  await rebuild({ db: there.db, client: there.client, vault: there.vault, taskQueue: api.house.taskQueue });
  const rebuilt = await dumpDatabase(there.adminUrl);
  expect(findTraces(rebuilt, secrets)).toEqual([]);
  // That there was a case that is gone, and who has looked, is known by ids that lead nowhere.
  expect(rowsAbout(rebuilt, [acted.tilda.participant, acted.tove.participant, ...hers])).toEqual(
    new Set(['read_log', 'vault.data_key']),
  );
  expect(rowsAbout(rebuilt, [acted.ture.participant]).has('participant_identity')).toBe(true);
  // The figures count the journey that had ended as they do where it was gallrat.
  const counted = await api.look(KEPT);
  expect(counted).toMatchObject([{ row: { sex: 'K', born_from: 1980, closure_reason: 'employment' } }, {}]);
  expect(await asked(there.adminUrl, KEPT)).toEqual(counted);
  // He is found by his number again; hers can be tried on nothing.
  expect(await canTry(there, rebuilt, ture.personnummer)).toBe(true);
  expect(await canTry(there, [...asRestored, ...rebuilt], tilda.personnummer)).toBe(false);
  expect(await there.stored(acted.ture.caseId)).toMatchObject({ id: acted.ture.caseId });
});
