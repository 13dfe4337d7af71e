import { randomUUID } from 'node:crypto';
import { asActor } from '@stafett/db';
import { units } from '@stafett/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person } from '../api-under-test.ts';
import { raise } from '../gallring/world-under-test.ts';
import type { Known } from '../input-under-test.ts';
import { aReferral } from '../referral-under-test.ts';
import { type Procedure, procedures, send, wellFormed } from './attacker-under-test.ts';

// Somebody with every right to the case, who is on no list of who may know the participant, asks every procedure there is.

const NAME = 'Zarathustra Gömd';
const NUMBER = '198507099805';
const KOMMUN = 'Vingåker';
const CARD = { name: 'Mostern Kontaktperson', phone: '070-555 66 77' };
const ADDRESS = 'Hon bor på Undangömda gatan 7.';
const secrets = [NAME, 'Zarathustra', NUMBER, '850709', '8507099805', CARD.name, '555 66 77', 'Undangömda'];

/** A colleague in the holder's unit, the one who coordinates the insats, and the unit that aktualiserade, its own handläggare too. */
const attackers = ['kommun-hakan', 'forbund-helena', 'fk-erik', 'fk-anna'];
/** Those of the holder's agency who see no case: who reads its log, and who looks after its staff and destroys what is outdated. */
const office = ['kommun-logg', 'kommun-admin'];

let api: ApiUnderTest;
let people: Map<string, Person>;
let known: Known;
let caseId: string;

const id = randomUUID;
const ask = async (who: Person, path: string, input: unknown): Promise<string> =>
  (await send(api.url, path, { as: who, input })).body;

beforeAll(async () => {
  api = await openApi();
  const petra = await api.signIn('kommun-petra');
  people = new Map(
    await Promise.all([...attackers, ...office].map(async (who) => [who, await api.signIn(who)] as const)),
  );
  const anna = people.get('fk-anna') as Person;
  const referred = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: NAME, personnummer: NUMBER },
      kommun: KOMMUN,
      income: 'sjukpenning',
      insuranceQuestionOpen: true,
      message: ADDRESS,
    }),
  );
  caseId = referred.caseId;
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0];
  await petra.api.handovers.accept.mutate({
    commandId: id(),
    caseId,
    handover: handover?.id ?? '',
    caseworker: petra.staff,
  });
  const { agency, unit } = units.kommunSikta;
  await petra.api.contacts.name.mutate({
    commandId: id(),
    caseId,
    role: 'other',
    of: { agency, unit },
    person: { type: 'outside', card: CARD },
  });
  const view = await petra.api.cases.get.query({ caseId });
  known = {
    caseId,
    handover: handover?.id,
    document: handover?.message?.document,
    task: view.tasks[0]?.id,
    cursor: undefined,
    query: NAME,
    personnummer: NUMBER,
    insats: 'sikta-arbetsmarknad',
    place: 'kfv',
    kommun: 'Katrineholm',
    agency,
    unit,
    members: unit,
    staff: petra.staff,
    name: 'Någon Annan',
    list: 'a-list',
    gallring: await raise(api, caseId, { agency, archive: true, closes: false }),
  };
  // Without the mark they are shown a good deal: the test would prove nothing otherwise.
  const hakan = people.get('kommun-hakan') as Person;
  const before = await Promise.all([
    ask(hakan, 'cases.list', {}),
    ask(hakan, 'cases.revealIdentity', { caseId }),
    ask(hakan, 'cases.search', { query: NAME }),
    ask(hakan, 'contacts.ofCase', { caseId }),
  ]);
  expect(before.map((body) => secrets.some((secret) => body.includes(secret)))).toEqual([true, true, true, true]);
  await petra.api.protectedIdentity.protect.mutate({ commandId: id(), caseId, kind: 'sekretessmarkering' });
});
afterAll(() => api.stop());

/** Whom the caller acts for; asked last, of a session of its own. */
const changesTheCaller = ({ type, path }: Procedure): boolean => type === 'mutation' && path.startsWith('session.');
// Readings first: an act may change what there is to read.
const asked = procedures
  .filter((procedure) => procedure.type !== 'subscription' && !changesTheCaller(procedure))
  .toSorted((a, b) => Number(a.type === 'mutation') - Number(b.type === 'mutation'));

/** Asks all of these. Gives how many were answered with something else than a no. */
const tryAll = async (person: Person, all: readonly Procedure[]): Promise<number> => {
  let answered = 0;
  for (const procedure of all) {
    const body = await ask(person, procedure.path, wellFormed(procedure, known));
    if (!body.includes('"error"')) answered += 1;
    for (const secret of secrets)
      expect([procedure.path, body]).not.toEqual([procedure.path, expect.stringContaining(secret)]);
  }
  return answered;
};

describe.each(attackers)('%s', (who) => {
  test('is told neither name, number, phone, address nor contact by any procedure', { timeout: 60_000 }, async () => {
    expect(await tryAll(people.get(who) as Person, asked)).toBeGreaterThan(10);
  });

  test('nor by another session, or by acting for another unit', async () => {
    const again = await api.signIn(who);
    await tryAll(again, [...procedures.filter(changesTheCaller), ...asked.filter(({ type }) => type === 'query')]);
  });

  test('is told of the case where it stands and whom to turn to, and not where the participant lives', async () => {
    const {
      protection,
      facts,
      history = [],
      holder,
    } = await (people.get(who) as Person).api.cases.get.query({ caseId });
    expect(protection).toMatchObject({ hidden: true });
    expect(JSON.stringify([facts, history])).not.toContain('"kommun"');
    expect(holder.caseworker?.name).toBe('Petra Lindqvist');
  });

  test('finds nobody by name or number, whichever way it is written', async () => {
    for (const query of [NAME, 'zarathustra', NUMBER, '850709-9805', '19850709-9805'])
      expect(await ask(people.get(who) as Person, 'cases.search', { query })).not.toContain(caseId);
  });
});

test('who can look into the database with their rights alone finds no identity there either', async () => {
  const hakan = people.get('kommun-hakan') as Person;
  const [row] = await api.look<{ participant: string }>(
    'select participant_id as participant from case_file where id = $1',
    caseId,
  );
  const actor = { type: 'staff', staff: hakan.staff, roles: ['caseworker', 'coach'], ...units.kommunSikta } as const;
  const seen = await asActor(api.deps.database, actor, api.deps.clock(), async (transaction) => ({
    case: await transaction.caseFile.count({ where: { id: caseId } }),
    identity: await transaction.participantIdentity.count({ where: { participantId: row?.participant ?? '' } }),
    texts: await transaction.document.count({ where: { caseId } }),
  }));
  expect(seen).toEqual({ case: 1, identity: 0, texts: 0 });
  // Nor where they live, in any row of any table that says anything of the case to them.
  const told = await asActor(api.deps.database, actor, api.deps.clock(), async (transaction) => {
    const tables = await transaction.$queryRaw<{ name: string }[]>`
      SELECT c.relname::text AS name FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_table_privilege(c.oid, 'SELECT')`;
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await transaction.$queryRawUnsafe<{ row: string }[]>(
        `SELECT t::text AS row FROM "${name}" t WHERE t::text LIKE '%' || $1 || '%'`,
        KOMMUN,
      );
      if (rows.length > 0) found.push(name);
    }
    return { tables: tables.length, found };
  });
  expect(told.tables).toBeGreaterThan(20);
  // But for the names of units, which everybody is shown.
  expect(told.found).toEqual(['unit']);
});

describe.each(office)('%s', (who) => {
  test('is told by no procedure who it is: not by staff and units, the log, gallring or the archive’s file', {
    timeout: 60_000,
  }, async () => {
    expect(await tryAll(people.get(who) as Person, asked)).toBeGreaterThan(5);
  });
});

test('no letter and no line of a log says who it is', () => {
  for (const secret of secrets) expect(api.logged()).not.toContain(secret);
});
