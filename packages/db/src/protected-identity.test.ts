import { randomUUID } from 'node:crypto';
import { isHiddenFrom, type Role, type UnitRef, units } from '@stafett/domain';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asActor, asWorker } from './as-actor.ts';
import { createDb, type Database, type Transaction } from './database.ts';
import { insertCase, now, staffOf } from './rows-under-test.ts';

const { kommunSikta, afRehab, fkRehab, forbundKansli } = units;

let database: TestDatabase;
let api: Database;
let worker: Database;
let admin: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  const open = (url: string) => createDb({ url, max: 2, connectionTimeoutMillis: 5_000 });
  api = open(database.urls.api);
  worker = open(database.urls.worker);
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await Promise.all([api.$disconnect(), worker.$disconnect(), admin.end()]);
  await database.drop();
});

type Staff = ReturnType<typeof staffOf>;
const commit = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => asWorker(worker, now, work);
const kind = 'sekretessmarkering';
const since = new Date(now);

/** Marks the case with an event, as `commit` does, and puts these on its list. */
const protect = (one: { id: string; participant: string }, access: readonly Staff[] = [], type = 'identityProtected') =>
  commit(async (transaction) => {
    const { id: caseId, participant: participantId } = one;
    if (type === 'identityProtected')
      await transaction.protectedCase.create({ data: { caseId, participantId, kind, since } });
    else await transaction.protectedCase.deleteMany({ where: { caseId } });
    for (const { agency, unit, staff } of access)
      await transaction.identityAccess.create({ data: { caseId, participantId, agency, unit, staff } });
    await transaction.caseEvent.create({
      data: {
        caseId,
        seq: type === 'identityProtected' ? 2 : 3,
        commandId: randomUUID(),
        ordinal: 0,
        type,
        version: 1,
        at: since,
        tenant: kommunSikta.agency,
        actor: { agency: kommunSikta.agency },
        payload: { kind },
      },
    });
  });
const write = ({ id }: { id: string }) =>
  admin.query(
    `insert into document (id, version, case_id, tenant, kind, ciphertext, hash, created_at)
     values ($1, 1, $2, $3, 'plan', 'sealed', 'h', $4)`,
    [randomUUID(), id, kommunSikta.agency, since],
  );
/** The act that the case began with, as it was sent. */
const send = ({ id }: { id: string }, { agency, staff }: Staff) =>
  admin.query(
    `insert into inbox (command_id, target, tenant, command, received_at, attempts)
     values ($1, 'journey-' || $2, $3, $4, $5, 1)`,
    [randomUUID(), id, agency, { type: 'referCase', actor: { staff }, facts: { kommun: 'Flen' } }, since],
  );
/** What says where the participant lives, beneath the api. */
const livesAs = (actor: Staff, { id }: { id: string }) =>
  asActor(api, actor, now, async (transaction) => ({
    beside: await transaction.caseKommun.count({ where: { caseId: id } }),
    events: await transaction.caseEvent.count({ where: { caseId: id, type: 'caseReferred' } }),
    acts: await transaction.inboxCommand.count({ where: { target: `journey-${id}` } }),
  }));
const seen = (actor: Staff, { id, participant }: { id: string; participant: string }) =>
  asActor(api, actor, now, async (transaction) => ({
    case: await transaction.caseFile.count({ where: { id } }),
    mark: await transaction.protectedCase.count({ where: { caseId: id } }),
    identity: await transaction.participantIdentity.count({ where: { participantId: participant } }),
    texts: await transaction.document.count({ where: { caseId: id } }),
    list: await transaction.identityAccess.count({ where: { caseId: id } }),
  }));
const number = (one: { participant: string }, lookup: string) =>
  admin.query('update participant_identity set lookup = $2 where participant_id = $1', [
    one.participant,
    Buffer.from(lookup),
  ]);
const close = ({ id }: { id: string }) =>
  admin.query(
    `update case_file set phase = 'closed', closed_on = '2026-11-20', closure_reason = 'moved', waiting_agency = null,
       waiting_unit = null, waiting_since = null, waiting_reason = null, next_step = null, next_on = null where id = $1`,
    [id],
  );
const marked = async (...cases: readonly { id: string }[]) => {
  const { rows } = await admin.query<{ case_id: string }>('select case_id from protected_case');
  return cases.map(({ id }) => rows.some(({ case_id }) => case_id === id));
};

describe('what row-level security shows of a protected participant', () => {
  test('is what the core says, for everybody with a part in the case', async () => {
    const others = [
      ['receiver', afRehab],
      ['referrer', fkRehab],
      ['coordinator', forbundKansli],
    ] as const;
    const one = await commit((transaction) => insertCase(transaction, kommunSikta, others));
    const person = (unit: UnitRef, ...roles: readonly Role[]) => staffOf(unit, ...roles);
    const named = [person(kommunSikta), person(afRehab, 'coach'), person(forbundKansli, 'insatsCoordinator')];
    const people = [
      ...named,
      person(kommunSikta),
      person(kommunSikta, 'manager'),
      person(afRehab),
      person(fkRehab),
      person(fkRehab, 'manager', 'caseworker'),
      person(forbundKansli, 'insatsCoordinator'),
    ];
    await write(one);
    const before = await Promise.all(people.map((actor) => seen(actor, one)));
    expect(before.map(({ identity }) => identity)).toEqual(people.map(() => 1));
    expect(before[0]?.texts).toBe(1);
    await protect(one, named);
    const identityProtection = {
      kind,
      since: now,
      access: named.map(({ agency, unit, staff }) => ({ agency, unit, staff })),
    } as const;
    for (const [index, actor] of people.entries()) {
      const isHidden = isHiddenFrom({ identityProtection }, actor);
      const shown = await seen(actor, one);
      expect([actor.roles, shown.identity]).toEqual([actor.roles, isHidden ? 0 : 1]);
      expect(shown.texts).toBe(isHidden ? 0 : before[index]?.texts);
      expect([shown.case, shown.mark]).toEqual([1, 1]);
      // Each unit its own list.
      expect(shown.list).toBe(named.filter(({ unit }) => unit === actor.unit).length);
    }
  });

  test('is nothing to whoever has no part in the case, or is on a list for another unit', async () => {
    const one = await commit((transaction) => insertCase(transaction, kommunSikta, [['receiver', afRehab]]));
    const coach = staffOf(kommunSikta);
    await protect(one, [coach]);
    expect(await seen(staffOf(fkRehab, 'manager'), one)).toEqual({ case: 0, mark: 0, identity: 0, texts: 0, list: 0 });
    expect((await seen({ ...coach, agency: afRehab.agency, unit: afRehab.unit }, one)).identity).toBe(0);
  });

  test('where they live is held back with who they are: the row beside the case, the events and the acts that tell it', async () => {
    const one = await commit((transaction) => insertCase(transaction, kommunSikta, [['receiver', afRehab]]));
    const [coach, colleague, sender] = [staffOf(kommunSikta), staffOf(kommunSikta), staffOf(kommunSikta)];
    await send(one, sender);
    expect(await livesAs(colleague, one)).toEqual({ beside: 1, events: 1, acts: 1 });
    expect(await livesAs(staffOf(fkRehab), one)).toEqual({ beside: 0, events: 0, acts: 0 });
    await protect(one, [coach]);
    const shown = { beside: 1, events: 1, acts: 1 };
    for (const listed of [coach, staffOf(kommunSikta, 'manager')]) expect(await livesAs(listed, one)).toEqual(shown);
    expect(await livesAs(colleague, one)).toEqual({ beside: 0, events: 0, acts: 0 });
    // Who sent the act knows what they said.
    expect(await livesAs(sender, one)).toEqual({ beside: 0, events: 0, acts: 1 });
    expect(await livesAs(staffOf(afRehab), one)).toEqual({ beside: 0, events: 0, acts: 0 });
    const { rows } = await admin.query<{ table: string }>(
      `select table_name as table from information_schema.columns
       where table_schema = 'public' and column_name = 'kommun' order by 1`,
    );
    expect(rows.map(({ table }) => table)).toEqual(['case_kommun']);
  });

  test('a name that is to come is not brought by whoever may not know the one before', async () => {
    const one = await commit((transaction) => insertCase(transaction, kommunSikta));
    const coach = staffOf(kommunSikta);
    await protect(one, [coach]);
    const bring = (actor: Staff, version: number) =>
      asActor(api, actor, now, (transaction) =>
        transaction.identityToCome.createMany({
          data: [
            {
              commandId: randomUUID(),
              participantId: one.participant,
              tenant: actor.agency,
              ciphertext: Buffer.from('sealed'),
              version,
            },
          ],
        }),
      );
    for (const version of [1, 2])
      await expect(bring(staffOf(kommunSikta), version)).rejects.toThrow(/row-level security/);
    await bring(coach, 2);
  });
});

describe('a new case of somebody protected, which begins unmarked', () => {
  const happens = ({ id }: { id: string }, seq: number) =>
    admin.query(
      `insert into case_event (case_id, seq, command_id, ordinal, type, version, at, tenant, actor, payload)
       values ($1, $2, $3, 0, 'handoverSent', 1, $4, $5, '{}', '{}')`,
      [id, seq, randomUUID(), since, kommunSikta.agency],
    );

  test('hides them from the units that know it, however these stand to it, and from no other', async () => {
    const others = [
      ['receiver', afRehab],
      ['coordinator', forbundKansli],
    ] as const;
    const [coach, colleague] = [staffOf(kommunSikta), staffOf(kommunSikta)];
    const one = await commit((transaction) => insertCase(transaction, kommunSikta, others.slice(1)));
    await number(one, 'somebody protected');
    await protect(one, [coach]);
    const anew = await commit((transaction) => insertCase(transaction, kommunSikta, others));
    await number(anew, 'somebody protected');
    await happens(anew, 2);
    const coordinating = staffOf(forbundKansli, 'insatsCoordinator');
    const identities = async (...people: readonly Staff[]) =>
      (await Promise.all(people.map((actor) => seen(actor, anew)))).map(({ identity }) => identity);
    expect(await identities(coach, staffOf(kommunSikta, 'manager'), staffOf(afRehab))).toEqual([1, 1, 1]);
    expect(await identities(colleague, coordinating)).toEqual([0, 0]);
    expect((await seen(colleague, anew)).mark).toBe(0);
    // Lifted where they know it from, it hides nobody any more.
    await protect(one, [], 'identityProtectionLifted');
    expect(await identities(colleague)).toEqual([1]);
  });
});

describe('the mark reaches every case of the person', () => {
  test('open and closed, at every agency, known by the number; and nobody else’s', async () => {
    const cases = await commit(async (transaction) => [
      await insertCase(transaction, kommunSikta),
      await insertCase(transaction, afRehab),
      await insertCase(transaction, fkRehab),
      await insertCase(transaction, kommunSikta),
    ]);
    const [first, second, third, stranger] = cases;
    if (!first || !second || !third || !stranger) throw new Error('four cases were made');
    for (const one of [first, second, third]) await number(one, 'the same');
    await number(stranger, 'another');
    await close(third);
    await protect(first);
    expect(await marked(first, second, third, stranger)).toEqual([true, true, true, false]);
    expect((await seen(staffOf(afRehab), second)).identity).toBe(0);
    expect((await seen(staffOf(afRehab, 'manager'), second)).identity).toBe(1);
    // Lifted, it is lifted where whoever lifted it has a part; another agency's open case hears it by a message of its own.
    await protect(first, [], 'identityProtectionLifted');
    expect(await marked(first, second, third)).toEqual([false, true, true]);
  });

  test('lifted, it is lifted from the closed cases of whoever lifted it', async () => {
    const [open, closed] = await commit(async (transaction) => [
      await insertCase(transaction, kommunSikta),
      await insertCase(transaction, kommunSikta),
    ]);
    if (!open || !closed) throw new Error('two cases were made');
    for (const one of [open, closed]) await number(one, 'one person');
    await close(closed);
    await protect(open);
    expect(await marked(open, closed)).toEqual([true, true]);
    await protect(open, [], 'identityProtectionLifted');
    expect(await marked(open, closed)).toEqual([false, false]);
  });
});
