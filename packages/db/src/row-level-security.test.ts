import { randomUUID } from 'node:crypto';
import {
  agencies,
  type CaseFile,
  type Handover,
  handoverStatuses,
  type IsoDate,
  isPartyToHandover,
  isPartyToMeeting,
  type Meeting,
  mayReadText,
  plattformen,
  type Role,
  type UnitRef,
  units,
} from '@stafett/domain';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor, asCounter, asWorker } from './as-actor.ts';
import { createDb, type Database, type Transaction } from './database.ts';
import {
  insertCase,
  insertHandover,
  insertMeeting,
  insertOpening,
  insertTask,
  now,
  staffOf,
} from './rows-under-test.ts';

const { kommunSikta, fkRehab, afPlattformen, kommunPlattformen, regionPsykiatri, forbundKansli } = units;

let database: TestDatabase;
let api: Database;
let worker: Database;
let admin: pg.Client;
let owner: pg.Client;
const said: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  const open = (url: string) =>
    createDb({ url, max: 3, connectionTimeoutMillis: 5_000, onStatement: (sql) => said.push(sql) });
  api = open(database.urls.api);
  worker = open(database.urls.worker);
  admin = new pg.Client({ connectionString: database.adminUrl });
  owner = new pg.Client({ connectionString: database.urls.owner });
  await Promise.all([admin.connect(), owner.connect()]);
});
afterAll(async () => {
  await Promise.all([api.$disconnect(), worker.$disconnect(), admin.end(), owner.end()]);
  await database.drop();
});

const commit = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => asWorker(worker, now, work);
const seenBy = <T>(actor: Parameters<typeof asActor>[1], work: (transaction: Transaction) => Promise<T>): Promise<T> =>
  asActor(api, actor, now, work);

/** How many rows of each kind of a case the actor sees. */
const viewOf = (actor: Parameters<typeof asActor>[1], caseId: string, participant: string) =>
  seenBy(actor, async (transaction) => ({
    case: await transaction.caseFile.count({ where: { id: caseId } }),
    tasks: await transaction.task.count({ where: { caseId } }),
    phases: await transaction.casePhase.count({ where: { caseId } }),
    incomes: await transaction.caseIncome.count({ where: { caseId } }),
    events: await transaction.caseEvent.count({ where: { caseId } }),
    grants: await transaction.caseGrant.count({ where: { caseId } }),
    identity: await transaction.participantIdentity.count({ where: { participantId: participant } }),
  }));
/** An identity as the api writes it, to become current with the act. */
const comingOf = ({ agency }: UnitRef, participantId: string, commandId: string) => ({
  commandId,
  participantId,
  tenant: agency,
  ciphertext: Buffer.from('sealed'),
  version: 1,
});
/** What stands as the participant's identity, and whether another waits. */
const identityOf = async (participant: string): Promise<object[]> => {
  const { rows } = await admin.query<object>(
    `select i.tenant, i.version, exists (select 1 from identity_to_come c where c.participant_id = i.participant_id) as waits
     from participant_identity i where i.participant_id = $1`,
    [participant],
  );
  return rows;
};
const nothing = { case: 0, tasks: 0, phases: 0, incomes: 0, events: 0, grants: 0, identity: 0 };

test('row-level security is enabled and forced on every table that holds something of a case, a participant or an agency', async () => {
  const { rows } = await admin.query<{ name: string }>(`
    select distinct c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
      and (a.attname ~ '(^|_)(case|participant)(_|$)' or a.attname in ('tenant', 'list_id', 'author_staff'))`);
  expect(rows).toEqual([]);
});

test('only the access rules, the sessions and the list of migrations are without row-level security', async () => {
  const { rows } = await admin.query<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relrowsecurity order by 1`);
  expect(rows.map(({ name }) => name)).toEqual(['_prisma_migrations', 'access_rule', 'session']);
});

test('stafett_owner owns every table and function; api and worker own none and pass no policy by', async () => {
  const { rows } = await admin.query(`
    select 1 from pg_class where relnamespace = 'public'::regnamespace and pg_get_userbyid(relowner) <> 'stafett_owner'
    union all
    select 1 from pg_proc where pronamespace = 'public'::regnamespace and pg_get_userbyid(proowner) <> 'stafett_owner'
    union all
    select 1 from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and (
      not coalesce(proconfig, '{}') @> '{"search_path=public, pg_temp"}' or has_function_privilege('public', oid, 'execute'))
    union all
    select 1 from pg_roles where rolname like 'stafett\\_%' and (rolsuper or rolbypassrls or rolcreaterole)`);
  expect(rows).toEqual([]);
  // What runs as the owner is named here, each with the one role that may call it: it counts, says dates, or carries out a decided gallring.
  const asOwner = await admin.query<{ name: string; callers: string[] }>(`
    select proname::text as name, array(select role from unnest(array['stafett_api', 'stafett_codec', 'stafett_worker']) as role
      where has_function_privilege(role, p.oid, 'execute')) as callers
    from pg_proc p where pronamespace = 'public'::regnamespace and prosecdef order by 1`);
  expect(asOwner.rows).toEqual([
    { name: 'cases_opened', callers: ['stafett_api'] },
    { name: 'gallra', callers: ['stafett_worker'] },
    { name: 'gallra_again', callers: ['stafett_worker'] },
    { name: 'gallra_meetings', callers: ['stafett_worker'] },
    { name: 'gallring_archive', callers: ['stafett_api'] },
    { name: 'log_decoding', callers: ['stafett_codec'] },
    { name: 'own_closings', callers: ['stafett_api'] },
    { name: 'put_back_protocol', callers: ['stafett_worker'] },
    { name: 'take_allowance', callers: ['stafett_api'] },
  ]);
});

test('without an actor nothing of a case is seen, not even with the owner’s connection', async () => {
  const made = await commit((transaction) => insertCase(transaction, kommunSikta));
  expect(await api.caseFile.findMany()).toEqual([]);
  expect(await api.task.count()).toBe(0);
  expect(await api.participantIdentity.count()).toBe(0);
  expect(await viewOf({ type: 'system', source: 'clock' }, made.id, made.participant)).toEqual(nothing);
  expect((await owner.query('select 1 from case_file union all select 1 from task')).rows).toEqual([]);
});

test('the settings of one actor do not outlive their transaction', async () => {
  const one = createDb({ url: database.urls.api, max: 1, connectionTimeoutMillis: 5_000 });
  await commit((transaction) => insertCase(transaction, kommunSikta));
  expect(await asActor(one, staffOf(kommunSikta), now, (transaction) => transaction.caseFile.count())).toBeGreaterThan(
    0,
  );
  expect(await one.caseFile.count()).toBe(0);
  await one.$disconnect();
});

test('the holder’s unit sees its case; a unit without a grant sees nothing of it', async () => {
  const made = await commit((transaction) => insertCase(transaction, kommunSikta));
  const all = { case: 1, tasks: 1, phases: 1, incomes: 1, events: 1, grants: 2, identity: 1 };
  expect(await viewOf(staffOf(kommunSikta), made.id, made.participant)).toEqual(all);
  expect(await viewOf(staffOf(fkRehab), made.id, made.participant)).toEqual(nothing);
  expect(await viewOf(staffOf(kommunPlattformen), made.id, made.participant)).toEqual(nothing);
});

test.each<{ roles: Role[] }>([
  { roles: ['administrator'] },
  { roles: ['teamMember'] },
  { roles: ['forbundCoordinator'] },
])('$roles at the holder’s unit opens no case', async ({ roles }) => {
  const made = await commit((transaction) => insertCase(transaction, kommunSikta));
  expect(await viewOf(staffOf(kommunSikta, ...roles), made.id, made.participant)).toEqual({ ...nothing, grants: 2 });
});

test('a referrer sees status and identity, not history, incomes or other units’ tasks', async () => {
  const made = await commit((transaction) => insertCase(transaction, kommunSikta, [['referrer', fkRehab]]));
  expect(await viewOf(staffOf(fkRehab), made.id, made.participant)).toEqual({
    ...nothing,
    case: 1,
    grants: 1,
    identity: 1,
  });
});

test('the förbund’s coordinator sees where a case stands and never who it is; a samverkansteam at the same unit nothing', async () => {
  const made = await commit((transaction) => insertCase(transaction, kommunSikta, [['coordinator', forbundKansli]]));
  const {
    case: cases,
    identity,
    events,
  } = await viewOf(staffOf(forbundKansli, 'forbundCoordinator'), made.id, made.participant);
  expect({ cases, identity, events }).toEqual({ cases: 1, identity: 0, events: 0 });
  const team = await viewOf(staffOf(forbundKansli, 'teamMember'), made.id, made.participant);
  expect(team).toEqual({ ...nothing, grants: 1 });
});

test('the insats’s coordinator sees who it is where a samtycke names that, and else where the case stands', async () => {
  const seen = async (relation: 'coordinator' | 'processFollower') => {
    const made = await commit((transaction) => insertCase(transaction, kommunSikta, [[relation, forbundKansli]]));
    const found = await viewOf(staffOf(forbundKansli, 'insatsCoordinator'), made.id, made.participant);
    return { cases: found.case, identity: found.identity, events: found.events > 0 };
  };
  expect(await seen('coordinator')).toEqual({ cases: 1, identity: 1, events: true });
  expect(await seen('processFollower')).toEqual({ cases: 1, identity: 0, events: false });
});

test('unknown and may not be seen are the same answer to the same statements', async () => {
  const made = await commit((transaction) => insertCase(transaction, kommunSikta));
  const look = async (id: string): Promise<unknown> => {
    said.length = 0;
    const found = await seenBy(staffOf(fkRehab), async (transaction) => [
      await transaction.caseFile.findUnique({ where: { id }, include: { tasks: true } }),
      await transaction.participantIdentity.findUnique({ where: { participantId: id } }),
    ]);
    return { found, said: [...said] };
  };
  const forbidden = await look(made.id);
  expect(forbidden).toEqual(await look(randomUUID()));
  expect(forbidden).toMatchObject({ found: [null, null] });
});

test('a manager’s task is the manager’s, in the unit that owns it', async () => {
  const made = await commit(async (transaction) => {
    const made = await insertCase(transaction, kommunSikta);
    const key = { caseId: made.id, participantId: made.participant };
    await insertTask(transaction, { id: randomUUID(), ...key }, kommunSikta, 'manager');
    return made;
  });
  const kinds = (...roles: Role[]) =>
    seenBy(staffOf(kommunSikta, ...roles), (transaction) =>
      transaction.task.findMany({ where: { caseId: made.id }, select: { kind: true }, orderBy: { kind: 'asc' } }),
    );
  expect(await kinds('caseworker')).toEqual([{ kind: 'writePlan' }]);
  expect(await kinds('manager')).toEqual([{ kind: 'remindColleague' }, { kind: 'writePlan' }]);
});

test('a task that is done leaves with the last grant; an open one is its owner’s', async () => {
  const made = await commit(async (transaction) => {
    const made = await insertCase(transaction, kommunSikta);
    const key = { caseId: made.id, participantId: made.participant };
    await insertTask(transaction, { id: randomUUID(), ...key }, fkRehab, 'unit', 'done');
    await insertTask(transaction, { id: randomUUID(), ...key }, fkRehab, 'unit', 'open');
    return made;
  });
  const statuses = () =>
    seenBy(staffOf(fkRehab), (transaction) =>
      transaction.task.findMany({ where: { caseId: made.id }, select: { status: true }, orderBy: { status: 'asc' } }),
    );
  expect(await statuses()).toEqual([{ status: 'open' }]);
  await commit((transaction) =>
    transaction.caseGrant.create({
      data: {
        caseId: made.id,
        participantId: made.participant,
        unit: fkRehab.unit,
        agency: fkRehab.agency,
        relation: 'taskOwner',
      },
    }),
  );
  expect(await statuses()).toEqual([{ status: 'done' }, { status: 'open' }]);
});

const handoverTo = (to: Handover['to'], rest: Partial<Handover>): Handover => ({
  id: randomUUID(),
  route: 'unit',
  from: { agency: kommunSikta.agency, unit: kommunSikta.unit },
  to,
  action: 'takeOver',
  basis: 'samtycke',
  sentAt: now,
  acknowledgeBy: '2026-11-25' as IsoDate,
  answerBy: '2026-12-01' as IsoDate,
  status: 'sent',
  ...rest,
});

test('of handovers a receiver sees those that the domain calls its own, in every status', async () => {
  const toForum: Handover['to'] = { type: 'jointForum', forum: plattformen.id, members: plattformen.members };
  const toUnit: Handover['to'] = { type: 'unit', agency: fkRehab.agency, unit: fkRehab.unit };
  const handovers = handoverStatuses.flatMap((status) => [
    handoverTo(toUnit, { status }),
    handoverTo(toForum, { status }),
    handoverTo(toForum, { status, answeredBy: plattformen.members[0] }),
    handoverTo(toForum, { status, declinedBy: [plattformen.members[1]] }),
  ]);
  const receivers = [fkRehab, afPlattformen, kommunPlattformen, regionPsykiatri];
  const made = await commit(async (transaction) => {
    const made = await insertCase(
      transaction,
      kommunSikta,
      receivers.map((unit) => ['receiver', unit] as const),
    );
    for (const handover of handovers) await insertHandover(transaction, made.id, handover);
    return made;
  });
  for (const unit of [...receivers, kommunSikta]) {
    const rows = await seenBy(staffOf(unit), (transaction) =>
      transaction.handover.findMany({ where: { caseId: made.id }, include: { members: true } }),
    );
    const own = handovers.filter((handover) => unit === kommunSikta || isPartyToHandover(handover, unit));
    expect(rows.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
    expect(rows.flatMap(({ members }) => members)).toHaveLength(2 * own.filter(({ to }) => to.type !== 'unit').length);
  }
});

const meetingWith = (rest: Partial<Meeting>): Meeting => ({
  id: randomUUID(),
  kind: 'handoverMeeting',
  bookedBy: { agency: kommunSikta.agency, unit: kommunSikta.unit },
  bookedAt: now,
  startsAt: now,
  minutesLong: 60,
  mode: 'video',
  parties: [
    { id: 'p1', type: 'unit', agency: fkRehab.agency, unit: fkRehab.unit, required: true },
    { id: 'p2', type: 'participant', required: true },
  ],
  status: 'planned',
  rescheduled: 0,
  commitments: [],
  ...rest,
});

const withdrawnFk = {
  id: 'p1',
  type: 'unit',
  agency: fkRehab.agency,
  unit: fkRehab.unit,
  required: true,
  withdrawn: now,
} as const;

test('of meetings a party sees those that the domain calls its own', async () => {
  const meetings = (['planned', 'held', 'cancelled'] as const).flatMap((status) => [
    meetingWith({ status }),
    meetingWith({ status, parties: [] }),
    meetingWith({ status, parties: [], bookedBy: { agency: fkRehab.agency, unit: fkRehab.unit } }),
    meetingWith({ status, parties: [withdrawnFk] }),
  ]);
  const made = await commit(async (transaction) => {
    const made = await insertCase(transaction, kommunSikta, [
      ['meetingParty', fkRehab],
      ['meetingParty', regionPsykiatri],
    ]);
    for (const meeting of meetings) await insertMeeting(transaction, made.id, meeting);
    return made;
  });
  for (const unit of [fkRehab, regionPsykiatri]) {
    const rows = await seenBy(staffOf(unit), (transaction) =>
      transaction.meeting.findMany({ where: { caseId: made.id }, include: { parties: true } }),
    );
    const own = meetings.filter((meeting) =>
      isPartyToMeeting({ tasks: [], holder: { ...kommunSikta, since: now } }, meeting, unit),
    );
    expect(rows.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
    expect(rows.flatMap(({ parties }) => parties)).toHaveLength(own.flatMap(({ parties }) => parties).length);
  }
});

test('a meeting that its row says is kept from a unit is not seen there, whoever is asked to it', async () => {
  const kept = { ...meetingWith({ status: 'planned' }), shutOut: [fkRehab.unit] };
  const open = { ...meetingWith({ status: 'planned' }), shutOut: [regionPsykiatri.unit] };
  const made = await commit(async (transaction) => {
    const made = await insertCase(transaction, kommunSikta, [['meetingParty', fkRehab]]);
    for (const meeting of [kept, open]) await insertMeeting(transaction, made.id, meeting);
    return made;
  });
  const rows = await seenBy(staffOf(fkRehab), (transaction) =>
    transaction.meeting.findMany({ where: { caseId: made.id } }),
  );
  expect(rows.map(({ id }) => id)).toEqual([open.id]);
});

test('a meeting that is off is seen by the unit that has yet to tell of it, and by nobody else that it was between', async () => {
  const [told, untold] = [meetingWith({ status: 'cancelled' }), meetingWith({ status: 'cancelled' })];
  const made = await commit(async (transaction) => {
    const made = await insertCase(transaction, kommunSikta, [
      ['meetingParty', fkRehab],
      ['meetingParty', regionPsykiatri],
    ]);
    for (const meeting of [told, untold]) await insertMeeting(transaction, made.id, meeting);
    const key = () => ({ id: randomUUID(), caseId: made.id, participantId: made.participant });
    await insertTask(transaction, key(), fkRehab, 'unit', 'done', { type: 'meeting', id: told.id });
    await insertTask(transaction, key(), fkRehab, 'unit', 'open', { type: 'meeting', id: untold.id });
    return made;
  });
  const meetingsOf = async (unit: UnitRef) => {
    const rows = await seenBy(staffOf(unit), (transaction) =>
      transaction.meeting.findMany({ where: { caseId: made.id }, include: { parties: true } }),
    );
    return rows.map(({ id, parties }) => [id, parties.length]);
  };
  expect(await meetingsOf(fkRehab)).toEqual([[untold.id, 2]]);
  expect(await meetingsOf(regionPsykiatri)).toEqual([]);
});

/** The texts of a case, by kind, each written by a unit of its agency. */
const writeTexts = async (
  caseId: string,
  texts: readonly { readonly id: string; readonly kind: string; readonly by: UnitRef; readonly version?: number }[],
): Promise<void> => {
  for (const { id, kind, by, version = 1 } of texts) {
    const author = staffOf(by);
    await seenBy(author, (transaction) =>
      transaction.document.createMany({
        data: [
          {
            id,
            version,
            caseId,
            tenant: author.agency,
            kind,
            ciphertext: Buffer.from('sealed'),
            hash: 'h',
            authorStaff: author.staff,
            createdAt: new Date(now),
          },
        ],
      }),
    );
  }
};
/** Puts what the case's state says of handovers, meetings and the rest in its row. */
const holdState = (caseId: string, state: object): Promise<unknown> =>
  commit((transaction) => transaction.caseFile.update({ where: { id: caseId }, data: { state } }));
const textsReadBy = async (caseId: string, unit: UnitRef, ...roles: readonly Role[]): Promise<string[]> => {
  const rows = await seenBy(staffOf(unit, ...roles), (transaction) =>
    transaction.document.findMany({ where: { caseId }, select: { id: true, version: true } }),
  );
  return rows.map(({ id, version }) => `${id} ${version}`).sort();
};
const named = (document: string, version = 1) => ({ document, version, hash: 'h' });
const asUnit = ({ agency, unit }: UnitRef): UnitRef => ({ agency, unit });

test('a text is read by the agency that wrote it and by those it was given to, as the domain says, in every status', async () => {
  const [message, question, needed, plan, assessment, minutes, objection, advice, wish, moveReason, where] = Array.from(
    { length: 11 },
    () => randomUUID(),
  ) as [string, string, string, string, string, string, string, string, string, string, string];
  const [given, refused, why] = Array.from({ length: 3 }, () => randomUUID()) as [string, string, string];
  const receivers = [fkRehab, afPlattformen, kommunPlattformen, regionPsykiatri] as const;
  const texts = [
    { id: message, kind: 'handoverMessage', by: kommunSikta },
    { id: question, kind: 'handoverQuestion', by: fkRehab },
    { id: needed, kind: 'declineNeeded', by: fkRehab },
    { id: plan, kind: 'plan', by: kommunSikta },
    { id: plan, kind: 'plan', by: kommunSikta, version: 2 },
    { id: assessment, kind: 'assessment', by: kommunSikta },
    { id: minutes, kind: 'minutes', by: kommunSikta },
    { id: minutes, kind: 'minutes', by: fkRehab, version: 2 },
    { id: minutes, kind: 'minutes', by: fkRehab, version: 3 },
    { id: objection, kind: 'minutesObjection', by: regionPsykiatri },
    { id: advice, kind: 'recommendation', by: forbundKansli },
    { id: moveReason, kind: 'moveReason', by: forbundKansli },
    { id: where, kind: 'meetingPlace', by: kommunSikta },
    { id: wish, kind: 'meetingWish', by: fkRehab },
    { id: given, kind: 'followUp', by: kommunSikta },
    { id: refused, kind: 'followUp', by: kommunSikta },
    { id: why, kind: 'handoverQuestion', by: fkRehab },
  ];
  const made = await commit((transaction) =>
    insertCase(transaction, kommunSikta, [
      ...receivers.map((unit) => ['receiver', unit] as const),
      ['sender', kommunSikta],
      ['coordinator', forbundKansli],
    ]),
  );
  await writeTexts(made.id, texts);
  const toForum: Handover['to'] = { type: 'jointForum', forum: plattformen.id, members: plattformen.members };
  const meeting = meetingWith({
    status: 'held',
    where: named(where),
    minutes: { document: named(minutes, 2), recordedAt: now, amendments: 1 },
  });
  const objected = {
    ...meeting,
    parties: meeting.parties.map((party, index) =>
      index === 0 ? { ...party, objection: { document: named(objection), at: now } } : party,
    ),
  };
  for (const status of handoverStatuses)
    for (const to of [{ type: 'unit', ...asUnit(fkRehab) } as const, toForum])
      for (const [holder, meetingStatus] of [
        [kommunSikta, 'held'],
        [afPlattformen, 'cancelled'],
        [kommunPlattformen, 'held'],
      ] as const) {
        const handover = handoverTo(to, {
          status,
          message: named(message),
          question: named(question),
          declined: { reason: 'insufficientInformation', needed: named(needed) },
          papers: [named(plan)],
          ...(to.type === 'jointForum' ? { declinedBy: [plattformen.members[1] as UnitRef] } : {}),
          ...(status === 'accepted'
            ? { answeredBy: to.type === 'unit' ? asUnit(fkRehab) : plattformen.members[0] }
            : {}),
        } as Partial<Handover>);
        const state = {
          holder: { ...asUnit(holder), since: now },
          handovers: [handover],
          meetings: [{ ...objected, status: meetingStatus }],
          recommendations: [{ id: 'r', document: named(advice), askedBy: asUnit(kommunSikta) }],
          textRequests: [
            {
              id: 't',
              text: given,
              why: named(why),
              from: asUnit(kommunSikta),
              askedBy: asUnit(fkRehab),
              given: named(given),
            },
            { id: 'u', text: refused, why: named(why, 2), from: asUnit(kommunSikta), askedBy: asUnit(fkRehab) },
          ],
          moveRequests: [
            { id: 'm', from: asUnit(fkRehab), askedBy: asUnit(forbundKansli), document: named(moveReason) },
          ],
        } as unknown as CaseFile;
        await holdState(made.id, state);
        for (const unit of [kommunSikta, ...receivers, forbundKansli]) {
          const relation = unit === forbundKansli ? 'coordinator' : 'receiver';
          for (const roles of [['caseworker'], ['insatsCoordinator'], ['administrator']] as const) {
            const expected = texts.filter(({ id, by, version = 1 }) =>
              mayReadText(state, { document: id, version, agency: by.agency }, [relation], { ...asUnit(unit), roles }),
            );
            expect(await textsReadBy(made.id, unit, ...roles), `${status} ${unit.unit} ${roles.join()}`).toEqual(
              expected.map(({ id, version = 1 }) => `${id} ${version}`).sort(),
            );
          }
        }
      }
});

test('what a samtycke has closed is not read, as the domain says, whatever it named and on whichever ground it was given', async () => {
  const [message, plan, minutes, given] = Array.from({ length: 4 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
  ];
  const texts = [
    { id: message, kind: 'handoverMessage', by: kommunSikta },
    { id: plan, kind: 'plan', by: kommunSikta },
    { id: minutes, kind: 'minutes', by: kommunSikta },
    { id: given, kind: 'followUp', by: kommunSikta },
  ];
  const made = await commit((transaction) =>
    insertCase(transaction, kommunSikta, [
      ['receiver', fkRehab],
      ['receiver', afPlattformen],
    ]),
  );
  await writeTexts(made.id, texts);
  const meeting = meetingWith({
    status: 'held',
    minutes: { document: named(minutes), recordedAt: now, amendments: 0 },
  });
  const samtycke = (
    status: string,
    categories: readonly string[],
    to: UnitRef = fkRehab,
    of: UnitRef = kommunSikta,
  ) => ({
    id: randomUUID(),
    of: asUnit(of),
    receivers: [to.agency],
    status,
    terms: { categories },
  });
  const all = ['case', 'meetings', 'documents'];
  const counts: number[] = [];
  for (const samtycken of [
    undefined,
    [samtycke('standing', all)],
    [samtycke('standing', ['case'])],
    [samtycke('standing', ['case', 'meetings'])],
    [samtycke('withdrawn', all)],
    [samtycke('ended', all), samtycke('standing', ['case', 'documents'])],
    [{ ...samtycke('withdrawn', all), terms: undefined }],
    [samtycke('withdrawn', all, afPlattformen)],
    [samtycke('withdrawn', all, kommunSikta, fkRehab)],
  ])
    for (const basis of ['samtycke', 'statutoryDuty'] as const) {
      const state = {
        holder: { ...asUnit(kommunSikta), since: now },
        handovers: [
          handoverTo(
            { type: 'unit', ...asUnit(fkRehab) },
            { status: 'sent', basis, message: named(message), papers: [named(plan)] },
          ),
        ],
        meetings: [meeting],
        textRequests: [
          {
            id: 't',
            text: given,
            why: named(given, 2),
            from: asUnit(kommunSikta),
            askedBy: asUnit(fkRehab),
            given: named(given),
            basis,
          },
        ],
        ...(samtycken ? { samtycken } : {}),
      } as unknown as CaseFile;
      await holdState(made.id, state);
      for (const unit of [fkRehab, afPlattformen, kommunSikta]) {
        const expected = texts.filter(({ id, by }) =>
          mayReadText(state, { document: id, version: 1, agency: by.agency }, ['receiver'], {
            ...asUnit(unit),
            roles: ['caseworker'],
          }),
        );
        expect(await textsReadBy(made.id, unit), JSON.stringify(samtycken)).toEqual(
          expected.map(({ id }) => `${id} 1`).sort(),
        );
        if (unit === fkRehab && basis === 'samtycke') counts.push(expected.length);
      }
    }
  expect(new Set(counts).size).toBeGreaterThan(3);
  expect([counts[0], counts[4], counts[6]]).toEqual([4, 0, 0]);
});

test('that an agency has a samtycke, and when it ends, is its own to know, also to the holder', async () => {
  const made = await commit((transaction) => insertCase(transaction, kommunSikta, [['referrer', fkRehab]]));
  await commit(async (transaction) => {
    const key = { caseId: made.id, participantId: made.participant };
    for (const kind of ['renewSamtycke', 'followUpSamtycke', 'fulfilCommitment']) {
      const id = randomUUID();
      await insertTask(transaction, { ...key, id }, fkRehab);
      await transaction.task.update({ where: { id }, data: { kind } });
    }
    for (const [seq, of, type] of [
      [2, kommunSikta, 'samtyckeEnded'],
      [3, fkRehab, 'samtyckeEnded'],
      [4, fkRehab, 'samtyckeAnswered'],
      [5, kommunSikta, 'samtyckeAnswered'],
    ] as const)
      await transaction.caseEvent.create({
        data: {
          caseId: made.id,
          seq,
          commandId: randomUUID(),
          ordinal: 0,
          type,
          version: 1,
          at: new Date(now),
          tenant: kommunSikta.agency,
          actor: { type: 'system', source: 'clock' },
          payload: { type, samtycke: 's', of: asUnit(of) },
        },
      });
  });
  const kindsSeenBy = (unit: UnitRef) =>
    seenBy(staffOf(unit, 'manager'), async (transaction) =>
      (await transaction.task.findMany({ where: { caseId: made.id }, select: { kind: true } })).map(({ kind }) => kind),
    );
  expect((await kindsSeenBy(fkRehab)).toSorted()).toEqual(['followUpSamtycke', 'fulfilCommitment', 'renewSamtycke']);
  const seenByTheHolder = await kindsSeenBy(kommunSikta);
  expect(seenByTheHolder).toContain('fulfilCommitment');
  expect(seenByTheHolder.filter((kind) => kind.endsWith('Samtycke'))).toEqual([]);
  const events = await seenBy(staffOf(kommunSikta), (transaction) =>
    transaction.caseEvent.findMany({ where: { caseId: made.id }, select: { seq: true } }),
  );
  expect(events.map(({ seq }) => seq).toSorted()).toEqual([1, 2, 5]);
});

test('whoever takes over reads the paper that was sent along and none of the other texts; who wrote them keeps them', async () => {
  const [message, plan, assessment] = [randomUUID(), randomUUID(), randomUUID()];
  const made = await commit((transaction) => insertCase(transaction, afPlattformen, [['sender', kommunSikta]]));
  await writeTexts(made.id, [
    { id: message, kind: 'handoverMessage', by: kommunSikta },
    { id: plan, kind: 'plan', by: kommunSikta },
    { id: assessment, kind: 'assessment', by: kommunSikta },
  ]);
  const handover = handoverTo(
    { type: 'unit', ...asUnit(afPlattformen) },
    { status: 'accepted', answeredBy: asUnit(afPlattformen), message: named(message), papers: [named(plan)] },
  );
  await holdState(made.id, { holder: { ...asUnit(afPlattformen), since: now }, handovers: [handover], meetings: [] });
  expect(await textsReadBy(made.id, afPlattformen)).toEqual([`${message} 1`, `${plan} 1`].sort());
  expect(await textsReadBy(made.id, kommunSikta)).toEqual([`${message} 1`, `${plan} 1`, `${assessment} 1`].sort());
  // Without standing in the case, not even what one's own agency wrote, nor with a role that works in no case.
  expect(await textsReadBy(made.id, kommunPlattformen)).toEqual([]);
  expect(await textsReadBy(made.id, kommunSikta, 'administrator')).toEqual([]);
});

test('a document of an unknown kind, or in another’s name, is not taken in', async () => {
  const author = staffOf(kommunSikta);
  const data = {
    id: randomUUID(),
    version: 1,
    caseId: randomUUID(),
    tenant: author.agency,
    kind: 'plan',
    ciphertext: Buffer.from('sealed'),
    hash: 'h',
    authorStaff: author.staff,
    createdAt: new Date(now),
  };
  const insert = (changed: Partial<typeof data>) =>
    seenBy(author, (transaction) => transaction.document.createMany({ data: [{ ...data, ...changed }] }));
  await expect(insert({ kind: 'diary' })).rejects.toThrow();
  await expect(insert({ tenant: fkRehab.agency })).rejects.toThrow('row-level security');
  await expect(insert({ authorStaff: randomUUID() })).rejects.toThrow('row-level security');
  await expect(insert({})).resolves.toEqual({ count: 1 });
});

test('an identity waits unread until its act is in the ledger, of that very participant’s case, and then is the current one', async () => {
  const entering = staffOf(fkRehab);
  const [participant, commandId] = [randomUUID(), randomUUID()];
  await seenBy(entering, (transaction) =>
    transaction.identityToCome.createMany({ data: [comingOf(fkRehab, participant, commandId)] }),
  );
  for (const column of ['ciphertext', 'lookup', 'participant_id', 'tenant'])
    await expect(
      seenBy(entering, (transaction) => transaction.$queryRawUnsafe(`select ${column} from identity_to_come`)),
    ).rejects.toThrow('permission denied');
  const idsSeenBy = (unit: UnitRef) =>
    seenBy(
      staffOf(unit),
      (transaction) =>
        transaction.$queryRaw<object[]>`select command_id from identity_to_come where command_id = ${commandId}`,
    );
  expect(await idsSeenBy(fkRehab)).toHaveLength(1);
  expect(await idsSeenBy(kommunSikta)).toEqual([]);
  expect(await identityOf(participant)).toEqual([]);
  await commit((transaction) => insertOpening(transaction, fkRehab, commandId, participant));
  expect(await identityOf(participant)).toEqual([{ tenant: fkRehab.agency, version: 1, waits: false }]);

  // The act of one participant's case brings no identity of another's.
  const [third, other] = [randomUUID(), randomUUID()];
  await seenBy(entering, (transaction) =>
    transaction.identityToCome.createMany({ data: [comingOf(fkRehab, third, other)] }),
  );
  await commit((transaction) => insertOpening(transaction, fkRehab, other, randomUUID()));
  expect(await identityOf(third)).toEqual([]);
});

test('only who may read an identity lets another follow it, and only the next one', async () => {
  const { id, participant } = await commit((transaction) => insertCase(transaction, kommunSikta));
  const announce = (unit: UnitRef, version: number, tenant = unit.agency) =>
    seenBy(staffOf(unit), (transaction) =>
      transaction.identityToCome.createMany({
        data: [{ ...comingOf(unit, participant, id), tenant, version }],
      }),
    );
  await expect(announce(regionPsykiatri, 2)).rejects.toThrow('row-level security');
  await expect(announce(kommunSikta, 3)).rejects.toThrow('row-level security');
  await expect(announce(kommunSikta, 2, fkRehab.agency)).rejects.toThrow('row-level security');
  // To who may not see it, it is as if there were none; what they add never takes its place.
  expect(await announce(regionPsykiatri, 1)).toEqual({ count: 1 });
  await commit((transaction) => insertOpening(transaction, regionPsykiatri, id, participant));
  expect(await identityOf(participant)).toEqual([{ tenant: kommunSikta.agency, version: 1, waits: false }]);
  expect(await announce(kommunSikta, 2)).toEqual({ count: 1 });
  await commit((transaction) => insertOpening(transaction, kommunSikta, id, participant));
  expect(await identityOf(participant)).toEqual([{ tenant: kommunSikta.agency, version: 2, waits: false }]);
});

test.each(['api', 'worker'] as const)(
  'the %s notes that an act is refused, and what came with it is gone',
  async (role) => {
    const entering = staffOf(fkRehab);
    const [participant, commandId] = [randomUUID(), randomUUID()];
    const noting = (answer: object) => (transaction: Transaction) =>
      transaction.inboxCommand.updateMany({ where: { commandId }, data: { answer } });
    const note = (answer: object) => (role === 'api' ? seenBy(entering, noting(answer)) : commit(noting(answer)));
    await seenBy(entering, async (transaction) => {
      await transaction.identityToCome.createMany({ data: [comingOf(fkRehab, participant, commandId)] });
      await transaction.inboxCommand.create({
        data: { commandId, target: 'journey', tenant: fkRehab.agency, command: {}, receivedAt: new Date(now) },
      });
    });
    const waits = () => admin.query('select 1 from identity_to_come where command_id = $1', [commandId]);
    await note({ saved: { seq: 1 } });
    expect((await waits()).rowCount).toBe(1);
    await note({ refusal: { code: 'notHolder', facts: {} } });
    expect((await waits()).rowCount).toBe(0);
    expect(await identityOf(participant)).toEqual([]);
  },
);

test('the api writes no identity past the ledger', async () => {
  const { rows } = await admin.query(
    `select name from unnest(array['participant', 'participant_identity']) as name
     where has_any_column_privilege('stafett_api', name, 'INSERT, UPDATE') or has_table_privilege('stafett_api', name, 'DELETE, TRUNCATE')`,
  );
  expect(rows).toEqual([]);
});

test('a draft is its author’s alone', async () => {
  const author = staffOf(fkRehab);
  const colleague = staffOf(fkRehab);
  const data = {
    id: randomUUID(),
    tenant: author.agency,
    authorStaff: author.staff,
    form: 'recordMinutes',
    subject: 'm1',
    ciphertext: Buffer.from('sealed'),
    savedAt: new Date(now),
  };
  await seenBy(author, (transaction) => transaction.draft.create({ data }));
  await seenBy(author, (transaction) =>
    transaction.draft.upsert({
      where: { authorStaff_form_subject: { authorStaff: author.staff, form: 'recordMinutes', subject: 'm1' } },
      create: data,
      update: { ciphertext: Buffer.from('sealed again') },
    }),
  );
  expect(await seenBy(author, (transaction) => transaction.draft.count())).toBe(1);
  expect(await seenBy(colleague, (transaction) => transaction.draft.count())).toBe(0);
  expect(await seenBy(colleague, (transaction) => transaction.draft.deleteMany())).toEqual({ count: 0 });
});

test('a kö is seen by coaches and caseworkers of its host unit and by the insatsCoordinator, with its entries and seats', async () => {
  await commit(async (transaction) => {
    await transaction.waitingList.create({
      data: {
        id: 'waiting-list-sikta-arbetsmarknad-kfv',
        insats: 'sikta-arbetsmarknad',
        place: 'kfv',
        tenant: kommunSikta.agency,
        unit: kommunSikta.unit,
        coordinatorUnit: forbundKansli.unit,
        seq: 1,
        state: {},
        entries: { create: [{ caseId: randomUUID(), referredOn: new Date('2026-10-01'), enteredAt: new Date(now) }] },
        seats: { create: [{ coach: randomUUID(), seats: 3, taken: 1 }] },
      },
    });
  });
  const lengths = (actor: Parameters<typeof asActor>[1]) =>
    seenBy(actor, async (transaction) => [
      await transaction.waitingList.count(),
      await transaction.waitingListEntry.count(),
      await transaction.coachSeat.count(),
    ]);
  expect(await lengths(staffOf(kommunSikta, 'coach'))).toEqual([1, 1, 1]);
  expect(await lengths(staffOf(forbundKansli, 'insatsCoordinator'))).toEqual([1, 1, 1]);
  expect(await lengths(staffOf(forbundKansli, 'teamMember'))).toEqual([0, 0, 0]);
  expect(await lengths(staffOf(kommunPlattformen))).toEqual([0, 0, 0]);
});

test('what an agency sent is its own: a command of another agency is neither seen nor marked', async () => {
  const machine = { type: 'machine', client: 'journal', agency: agencies.region.id } as const;
  const commandId = randomUUID();
  await seenBy(machine, (transaction) =>
    transaction.inboxCommand.create({
      data: { commandId, target: 'journey-x', tenant: machine.agency, command: {}, receivedAt: new Date(now) },
    }),
  );
  const answer = (actor: Parameters<typeof asActor>[1]) =>
    seenBy(actor, (transaction) =>
      transaction.inboxCommand.updateMany({ where: { commandId }, data: { answeredAt: new Date(now), attempts: 1 } }),
    );
  expect(await answer(staffOf(fkRehab))).toEqual({ count: 0 });
  expect(await answer(machine)).toEqual({ count: 1 });
  await expect(
    seenBy(machine, (transaction) =>
      transaction.inboxCommand.update({ where: { commandId }, data: { command: { other: 1 } } }),
    ),
  ).rejects.toThrow('permission denied');
});

test('a machine sees no case; for figures it counts those that its agency holds or follows', async () => {
  const made = await commit((transaction) => insertCase(transaction, kommunSikta, [['coordinator', forbundKansli]]));
  const counts = (agency: string) =>
    asCounter(api, { type: 'machine', client: 'figures', agency }, now, async (transaction) => [
      await transaction.caseFile.count({ where: { id: made.id } }),
      await transaction.casePhase.count({ where: { caseId: made.id } }),
      await transaction.caseIncome.count({ where: { caseId: made.id } }),
      await transaction.participantIdentity.count({ where: { participantId: made.participant } }),
    ]);
  expect(await counts(forbundKansli.agency)).toEqual([1, 1, 1, 0]);
  expect(await counts(kommunSikta.agency)).toEqual([1, 1, 1, 0]);
  expect(await counts(fkRehab.agency)).toEqual([0, 0, 0, 0]);
  const machine = { type: 'machine', client: 'figures', agency: forbundKansli.agency } as const;
  expect(await viewOf(machine, made.id, made.participant)).toEqual(nothing);
  const caseworker = staffOf(forbundKansli, 'caseworker');
  expect(await asCounter(api, caseworker, now, (transaction) => transaction.casePhase.count())).toBe(0);
});

test('reads are written down in the reader’s own name, and the api can neither read nor change the log', async () => {
  const reader = staffOf(fkRehab);
  const entry = { id: randomUUID(), at: new Date(now), tenant: reader.agency, unit: reader.unit, staff: reader.staff };
  const write = (changed: { staff?: string; tenant?: string }) =>
    seenBy(reader, (transaction) =>
      transaction.readLog.createMany({ data: [{ ...entry, action: 'case.get', caseIds: [randomUUID()], ...changed }] }),
    );
  expect(await write({})).toEqual({ count: 1 });
  await expect(write({ staff: randomUUID() })).rejects.toThrow('row-level security');
  await expect(write({ tenant: agencies.kommun.id })).rejects.toThrow('row-level security');
  await expect(seenBy(reader, (transaction) => transaction.readLog.count())).rejects.toThrow('permission denied');
  await expect(seenBy(reader, (transaction) => transaction.readLog.deleteMany())).rejects.toThrow('permission denied');
});

test('the api can’t write what `commit` writes, nor the worker change an event', async () => {
  const { id } = await commit((transaction) => insertCase(transaction, kommunSikta));
  const written = [
    'case_event',
    'waiting_list_event',
    'outbox',
    'case_file',
    'task',
    'handover',
    'handover_member',
    'meeting',
    'meeting_party',
    'placement',
    'deadline',
    'case_grant',
    'case_phase',
    'case_holder',
    'case_waiting',
    'case_income',
    'waiting_list',
    'waiting_list_entry',
    'coach_seat',
    'access_rule',
    'agency',
    'joint_forum',
  ];
  const { rows } = await admin.query(
    `select name from unnest($1::text[]) as name
     where has_any_column_privilege('stafett_api', name, 'INSERT, UPDATE')
        or has_table_privilege('stafett_api', name, 'DELETE, TRUNCATE')`,
    [written],
  );
  expect(rows).toEqual([]);
  await expect(
    seenBy(staffOf(kommunSikta), (transaction) => transaction.caseFile.updateMany({ data: { phase: 'closed' } })),
  ).rejects.toThrow('permission denied');
  await expect(
    commit((transaction) => transaction.caseEvent.updateMany({ where: { caseId: id }, data: { seq: 2 } })),
  ).rejects.toThrow('permission denied');
  await expect(commit((transaction) => transaction.caseEvent.deleteMany())).rejects.toThrow('permission denied');
});

test('the worker reads no draft or session, of a document only whose it is, and enters an identity without ever deleting one', async () => {
  const { rows } = await admin.query(
    `select name from unnest(array['document', 'draft', 'session']) as name
     where has_any_column_privilege('stafett_worker', name, case name when 'document' then 'INSERT, UPDATE' else 'SELECT, INSERT, UPDATE' end)
        or has_table_privilege('stafett_worker', name, 'DELETE, TRUNCATE')
     union all select attname from pg_attribute where attrelid = 'document'::regclass and attnum > 0 and not attisdropped
       and attname not in ('case_id', 'tenant') and has_column_privilege('stafett_worker', 'document', attname, 'SELECT')
     union all select 'participant_identity' where has_table_privilege('stafett_worker', 'participant_identity', 'DELETE')`,
  );
  expect(rows).toEqual([]);
});

test.each(['api', 'worker'] as const)('the %s can’t lift row-level security', async (role) => {
  const client = new pg.Client({ connectionString: database.urls[role] });
  await client.connect();
  const refused = async (sql: string, why: string) => expect(client.query(sql)).rejects.toThrow(why);
  await refused('alter table case_file disable row level security', 'must be owner');
  await refused('alter table case_file no force row level security', 'must be owner');
  await refused('drop policy granted on case_file', 'must be owner');
  await refused('create policy mine on case_file using (true)', 'must be owner');
  await refused(
    'create or replace function app_unit() returns uuid language sql return gen_random_uuid()',
    'permission denied',
  );
  await refused('set role stafett_owner', 'permission denied');
  await refused('create table mine (id int)', 'permission denied');
  await client.end();
});

test('an open case that waits on nobody, or a second holder at once, is no row that PostgreSQL takes in', async () => {
  const { id } = await commit((transaction) => insertCase(transaction, kommunSikta));
  const change = (data: Parameters<Transaction['caseFile']['update']>[0]['data']) =>
    commit((transaction) => transaction.caseFile.update({ where: { id }, data }));
  await expect(change({ waitingUnit: null })).rejects.toThrow('case_file_waits_on_somebody');
  await expect(change({ nextOn: null })).rejects.toThrow('case_file_waits_on_somebody');
  await expect(change({ phase: 'closed', closedOn: new Date('2026-11-22') })).rejects.toThrow(
    'case_file_closes_with_a_reason',
  );
  const holder = (seq: number) => ({
    caseId: id,
    seq,
    from: new Date(now),
    agency: kommunSikta.agency,
    unit: kommunSikta.unit,
    tenant: kommunSikta.agency,
  });
  await expect(
    commit((transaction) => transaction.caseHolder.createMany({ data: [holder(1), holder(2)] })),
  ).rejects.toThrow('Unique constraint');
});
