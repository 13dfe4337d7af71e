import { randomUUID } from 'node:crypto';
import { type Command, deriveId, isoDate, stockholmDate } from '@stafett/domain';
import { agreed, importer, importOf } from '@stafett/domain/testing';
import { journeyId, workflowTypes } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownCommandId } from '../acts/journeys.ts';
import { type ApiUnderTest, openApi, type Person, problemIn, until } from '../api-under-test.ts';

/** The next act stands still after it is decided and before it is written. */
let next: { readonly reached: () => void; readonly released: Promise<void> } | undefined;
const holdNextAct = () => {
  let [reached, release] = [() => {}, () => {}];
  const isHeld = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  next = { reached, released };
  return { isHeld, release };
};

let api: ApiUnderTest;
let anna: Person;
let petra: Person;
let nadia: Person;
beforeAll(async () => {
  api = await openApi({
    house: {
      atPoint: async (point) => {
        const held = next;
        if (point !== 'beforeCommit' || !held) return;
        next = undefined;
        held.reached();
        await held.released;
      },
    },
  });
  anna = await api.signIn('fk-anna');
  petra = await api.signIn('kommun-petra');
  nadia = await api.signIn('kommun-nadia');
});
afterAll(() => api.stop());

const identitiesOf = async (participant: string) => ({
  current: (await api.look('SELECT 1 FROM participant_identity WHERE participant_id = $1', participant)).length,
  toCome: (await api.look('SELECT 1 FROM identity_to_come WHERE participant_id = $1', participant)).length,
});
const participantOf = async (caseId: string) =>
  (await api.house.db.caseFile.findUniqueOrThrow({ where: { id: caseId } })).participantId;

/** Brings in a case whose participant is known by the number alone, or not at all. */
const importCase = async (list: string, personnummer = ''): Promise<string> => {
  const helena = await api.signIn('forbund-helena');
  const columns =
    'ref;insats;kommun;kon;fodelsear;aktualiserad_av;aktualiserad;start;forsorjning_start;forsorjning_nu;fas;avslutad;avslutsorsak;personnummer';
  const row = `A-1;sikta-arbetsmarknad;Flen;M;1990;kommun;2020-05-01;2020-06-01;sjukpenning;;insats;;;${personnummer}`;
  await helena.api.imports.run.mutate({ list, asOf: isoDate('2020-12-09'), csv: `${columns}\n${row}\n` });
  const [made] = await until(
    () =>
      api.look<{ id: string }>(
        `SELECT f.id FROM import_row r JOIN case_file f ON f.id = r.case_id WHERE r.list LIKE $1 || '@%'`,
        list,
      ),
    (rows) => rows.length === 1,
  );
  return made?.id ?? '';
};

const referral = (commandId: string) => ({
  commandId,
  insats: 'sikta-arbetsmarknad',
  place: 'kfv',
  another: true,
  participant: { name: 'Ture Tur', personnummer: '19900118-9811' },
  sex: 'M' as const,
  birthYear: 1990,
  kommun: 'Flen',
  referredOn: stockholmDate(api.deps.clock()),
  income: 'okand' as const,
  insuranceQuestionOpen: false,
  ...agreed(stockholmDate(api.deps.clock()), 'coordinateSupport'),
});

test('a name becomes the participant’s with the aktualisering that brings it', async () => {
  const { caseId } = await anna.api.cases.refer.mutate(referral(randomUUID()));
  expect(await identitiesOf(await participantOf(caseId))).toEqual({ current: 1, toCome: 0 });
  expect((await anna.api.cases.get.query({ caseId })).identity).toMatchObject({ name: 'Ture Tur' });
});

test('an aktualisering that the ledger refuses leaves no name behind', async () => {
  const commandId = randomUUID();
  const own = ownCommandId(anna, commandId);
  // Somebody else's case has this very id: what Anna may not see, only the ledger can refuse.
  const caseId = deriveId(own, 'case');
  const other = { ...importOf({ caseId }), actor: importer, commandId: randomUUID() } as Command;
  expect(await api.house.courier.toJourney(caseId, other)).toMatchObject({ type: 'saved' });
  expect(await problemIn(anna.api.cases.refer.mutate(referral(commandId)))).toMatchObject({
    code: 'caseAlreadyExists',
  });
  const participant = deriveId(own, 'participant');
  expect(await identitiesOf(participant)).toEqual({ current: 0, toCome: 0 });
  expect(await api.look('SELECT 1 FROM participant WHERE id = $1', participant)).toEqual([]);
});

test('a name is not to be read before its act stands, and is gone when the act is refused', async () => {
  const caseId = await importCase('en-till');
  const task = (await petra.api.cases.get.query({ caseId })).tasks.find(({ kind }) => kind === 'completeParticipant');
  if (!task) throw new Error('nobody asks for the name');
  const { isHeld, release } = holdNextAct();
  const claim = petra.api.tasks.claim.mutate({
    commandId: randomUUID(),
    caseId,
    task: task.id,
    version: task.version,
  });
  await isHeld;
  // Nadia does not see yet that Petra has it.
  const naming = problemIn(
    nadia.api.cases.nameParticipant.mutate({ commandId: randomUUID(), caseId, name: 'Fel Namn' }),
  );
  const participant = await participantOf(caseId);
  await until(
    () => identitiesOf(participant),
    ({ current, toCome }) => current + toCome > 0,
  );
  expect(await identitiesOf(participant)).toEqual({ current: 0, toCome: 1 });
  expect((await nadia.api.cases.get.query({ caseId })).identity).toEqual({ missing: true, numberKnown: false });
  release();
  await claim;
  expect((await naming).code).toBe('notTaskHolder');
  expect(await identitiesOf(participant)).toEqual({ current: 0, toCome: 0 });
  await petra.api.cases.nameParticipant.mutate({ commandId: randomUUID(), caseId, name: 'Rätt Namn' });
  expect((await petra.api.cases.get.query({ caseId })).identity).toMatchObject({ name: 'Rätt Namn' });
});

test('two who name the same participant at once: one is told that it has changed meanwhile', async () => {
  const caseId = await importCase('en-tredje');
  const { isHeld, release } = holdNextAct();
  const first = petra.api.cases.nameParticipant.mutate({ commandId: randomUUID(), caseId, name: 'Petras Namn' });
  await isHeld;
  const second = problemIn(
    nadia.api.cases.nameParticipant.mutate({ commandId: randomUUID(), caseId, name: 'Nadias Namn' }),
  );
  expect((await second).code).toBe('staleVersion');
  release();
  await first;
  expect((await nadia.api.cases.get.query({ caseId })).identity).toMatchObject({ name: 'Petras Namn' });
  expect(await identitiesOf(await participantOf(caseId))).toEqual({ current: 1, toCome: 0 });
});

test('the number that is known stays when the name is filled in', async () => {
  const caseId = await importCase('en-fjarde', '19900118-9811');
  expect((await petra.api.cases.get.query({ caseId })).identity).toEqual({ missing: true, numberKnown: true });
  await petra.api.cases.nameParticipant.mutate({ commandId: randomUUID(), caseId, name: 'Nils Nummer' });
  expect(await petra.api.cases.revealIdentity.mutate({ caseId })).toEqual({
    name: 'Nils Nummer',
    personnummer: '199001189811',
  });
});

test('what an api that died left waiting, the sweep carries on or takes away', async () => {
  const caseId = await importCase('en-femte');
  const participant = await participantOf(caseId);
  // As an api leaves it that dies before it has sent the act: this one is refused, since only the holder may name.
  const commandId = randomUUID();
  const actor = { type: 'staff', staff: anna.staff, agency: randomUUID(), unit: randomUUID(), roles: ['caseworker'] };
  await api.house.db.inboxCommand.create({
    data: {
      commandId,
      target: journeyId(caseId),
      tenant: actor.agency,
      command: { type: 'participantNamed', commandId, actor },
      receivedAt: new Date(Date.now() - 60_000),
    },
  });
  await api.look(
    `INSERT INTO identity_to_come (command_id, participant_id, tenant, ciphertext, version) VALUES ($1, $2, $3, 'sealed', 1)`,
    commandId,
    participant,
    actor.agency,
  );
  expect(await identitiesOf(participant)).toEqual({ current: 0, toCome: 1 });
  await api.house.client.workflow.execute(workflowTypes.sweep, {
    workflowId: 'sweep-now',
    taskQueue: api.house.taskQueue,
    args: [],
  });
  expect(await identitiesOf(participant)).toEqual({ current: 0, toCome: 0 });
});
