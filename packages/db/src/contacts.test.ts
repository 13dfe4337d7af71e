import { randomUUID } from 'node:crypto';
import {
  type CaseFile,
  type Contact,
  type Handover,
  isGiven,
  type Meeting,
  mayReadContact,
  type Relation,
  type Role,
  toldOf,
  type UnitRef,
  units,
} from '@stafett/domain';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor, asWorker } from './as-actor.ts';
import { createDb, type Database } from './database.ts';
import { insertCase, now, staffOf } from './rows-under-test.ts';

const { kommunSikta, fkRehab, afRehab, afPlattformen, regionVardcentral, regionPsykiatri, forbundKansli } = units;
const asUnit = ({ agency, unit }: UnitRef): UnitRef => ({ agency, unit });

let database: TestDatabase;
let api: Database;
let worker: Database;
beforeAll(async () => {
  database = await freshDatabase();
  const open = (url: string) => createDb({ url, max: 2, connectionTimeoutMillis: 5_000 });
  api = open(database.urls.api);
  worker = open(database.urls.worker);
});
afterAll(async () => {
  await Promise.all([api.$disconnect(), worker.$disconnect()]);
  await database.drop();
});

/** How the units stand; the handover is AF's to answer, the meeting is Försäkringskassan's and AF's. */
const others: readonly (readonly [Relation, UnitRef])[] = [
  ['referrer', fkRehab],
  ['receiver', afRehab],
  ['meetingParty', fkRehab],
  ['meetingParty', afRehab],
  ['meetingParty', afPlattformen],
  ['coordinator', forbundKansli],
];
const handover = {
  id: 'h',
  from: asUnit(kommunSikta),
  to: { type: 'unit', ...asUnit(afRehab) },
  status: 'sent',
} as unknown as Handover;
const meeting = {
  id: 'm',
  bookedBy: asUnit(kommunSikta),
  status: 'planned',
  parties: [
    { id: 'p1', type: 'unit', ...asUnit(fkRehab), required: true },
    { id: 'p2', type: 'unit', ...asUnit(afRehab), required: true },
  ],
} as unknown as Meeting;

const contact = (of: UnitRef, document: string, rest: Partial<Contact> = {}): Contact => ({
  id: randomUUID(),
  role: 'other',
  of: asUnit(of),
  person: { type: 'outside', document: { document, version: 1, hash: 'h' } },
  since: now,
  by: asUnit(kommunSikta),
  ...rest,
});

test('a contact and its card are read by those whom the domain tells, and by nobody else', async () => {
  const contacts = [
    contact(regionVardcentral, randomUUID()),
    contact(afRehab, randomUUID(), { role: 'caseworker' }),
    contact(afRehab, randomUUID()),
    contact(fkRehab, randomUUID(), { role: 'caseworker' }),
    contact(afPlattformen, randomUUID(), { by: asUnit(afPlattformen) }),
    contact(regionPsykiatri, randomUUID(), { endedAt: now }),
  ];
  const state = {
    holder: { ...asUnit(kommunSikta), since: now },
    handovers: [handover],
    meetings: [meeting],
    contacts,
  } as unknown as CaseFile;
  const made = await asWorker(worker, now, async (transaction) => {
    const inserted = await insertCase(transaction, kommunSikta, others);
    for (const one of contacts) {
      const { id, of, role, person, endedAt } = one;
      await transaction.caseContact.create({
        data: {
          id,
          caseId: inserted.id,
          tenant: of.agency,
          unit: of.unit,
          role,
          status: endedAt === undefined ? 'named' : 'ended',
          documentId: person?.type === 'outside' ? person.document.document : null,
          documentVersion: 1,
          since: new Date(now),
          told: toldOf(state, one).map(({ unit }) => unit),
        },
      });
    }
    return inserted;
  });
  const author = staffOf(kommunSikta);
  await asActor(api, author, now, (transaction) =>
    transaction.document.createMany({
      data: contacts.flatMap(({ person }) =>
        person?.type === 'outside'
          ? {
              id: person.document.document,
              version: 1,
              caseId: made.id,
              tenant: author.agency,
              kind: 'contact',
              ciphertext: Buffer.from('sealed'),
              hash: 'h',
              authorStaff: author.staff,
              createdAt: new Date(now),
            }
          : [],
      ),
    }),
  );

  const readers: readonly (readonly [UnitRef, Role, readonly Relation[]])[] = [
    [kommunSikta, 'caseworker', ['holder', 'taskOwner']],
    [kommunSikta, 'administrator', ['holder', 'taskOwner']],
    [fkRehab, 'caseworker', ['referrer', 'meetingParty']],
    [afRehab, 'manager', ['receiver', 'meetingParty']],
    [afPlattformen, 'caseworker', ['meetingParty']],
    [forbundKansli, 'insatsCoordinator', ['coordinator']],
    [forbundKansli, 'forbundCoordinator', ['coordinator']],
    [regionVardcentral, 'caseworker', []],
    [regionPsykiatri, 'caseworker', []],
  ];
  for (const [unit, role, relations] of readers) {
    const reader = staffOf(unit, role);
    const found = await asActor(api, reader, now, async (transaction) => ({
      contacts: await transaction.caseContact.findMany({ where: { caseId: made.id }, select: { id: true } }),
      cards: await transaction.document.findMany({ where: { caseId: made.id }, select: { id: true } }),
    }));
    const told = contacts.filter((one) => mayReadContact(state, one, relations, reader));
    expect([unit.unit, role, found.contacts.map(({ id }) => id).sort()]).toEqual([
      unit.unit,
      role,
      told.map(({ id }) => id).sort(),
    ]);
    // The agency that wrote the cards has them anyhow, while it works in the case.
    const writes = unit.agency === author.agency;
    const cards = contacts.flatMap((one) => {
      const document = one.person?.type === 'outside' ? one.person.document : undefined;
      const given = document && role !== 'insatsCoordinator' && isGiven(state, document, unit) && told.includes(one);
      return document && role !== 'administrator' && (writes || given) ? [document.document] : [];
    });
    expect([unit.unit, role, found.cards.map(({ id }) => id).sort()]).toEqual([unit.unit, role, cards.sort()]);
  }
});

test('a contact is somebody in Stafett, or by a card, or sought: never two of them', async () => {
  const made = await asWorker(worker, now, (transaction) => insertCase(transaction, kommunSikta));
  const row = {
    id: randomUUID(),
    caseId: made.id,
    tenant: afRehab.agency,
    unit: afRehab.unit,
    role: 'caseworker',
    since: new Date(now),
    told: [],
  };
  const write = (data: object) =>
    asWorker(worker, now, (transaction) =>
      transaction.caseContact.create({ data: { ...row, status: 'named', ...data, id: randomUUID() } }),
    );
  await expect(write({})).rejects.toThrow();
  await expect(write({ staff: randomUUID(), documentId: randomUUID(), documentVersion: 1 })).rejects.toThrow();
  await expect(write({ status: 'sought', staff: randomUUID() })).rejects.toThrow();
  await write({ status: 'sought' });
  await write({ staff: randomUUID() });
});
