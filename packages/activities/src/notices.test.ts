import { createDb, type Database } from '@stafett/db';
import { type CaseFile, type Command, deriveId, type Instant, units } from '@stafett/domain';
import { clock, monday, people, referral } from '@stafett/domain/testing';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseLedger } from './case-ledger.ts';
import { commitAct } from './commit.ts';
import { rebuildCase } from './rebuild.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await freshDatabase();
  db = createDb({ url: database.urls.worker, max: 5, connectionTimeoutMillis: 2_000, preparedStatements: 20 });
});
afterAll(async () => {
  await db.$disconnect();
  await database.drop();
});

let count = 0;
/** A case that FK has just aktualiserat, and how to act on it. */
const referredCase = async () => {
  count += 1;
  const caseId = deriveId('cases of this test', 'case', count);
  const ledger = caseLedger(db, caseId, () => {});
  const commit = (command: object, at: Instant = monday) =>
    commitAct(ledger, { seq: 0, command: command as Command, at }, async () => {});
  const referring = { ...referral({ caseId }), actor: people.fk, commandId: deriveId(caseId, 'refer') };
  await commit(referring);
  const state = async () =>
    (await db.caseFile.findUniqueOrThrow({ where: { id: caseId } })).state as unknown as CaseFile;
  const answerTask = async () => {
    const task = (await state()).tasks.find(({ kind }) => kind === 'answerReferral');
    if (!task) throw new Error('no task');
    return task;
  };
  const notices = () => db.notification.findMany({ where: { caseId }, orderBy: [{ seq: 'asc' }, { id: 'asc' }] });
  return { caseId, commit, referring, state, answerTask, notices };
};

test('an aktualisering is told to the unit that is to answer, in the transaction of its events, once', async () => {
  const { commit, referring, answerTask, notices } = await referredCase();
  await commit(referring);
  expect(await notices()).toMatchObject([
    {
      kind: 'taskOpened',
      taskKind: 'answerReferral',
      task: (await answerTask()).id,
      tenant: units.kommunSikta.agency,
      unit: units.kommunSikta.unit,
      staff: null,
      audience: 'unit',
      readAt: null,
    },
  ]);
});

test('what somebody has taken is news to nobody else', async () => {
  const { caseId, commit, answerTask, notices } = await referredCase();
  const { id: task, version } = await answerTask();
  await commit({ type: 'claimTask', task, version, actor: people.coach, commandId: deriveId(caseId, 'claim') });
  expect(await notices()).toMatchObject([{ kind: 'taskOpened', readAt: new Date(monday) }]);
});

test('silence is told to who has the task, then to their managers; the answer settles both', async () => {
  const { caseId, commit, state, answerTask, notices } = await referredCase();
  const task = await answerTask();
  const { id, version } = task;
  await commit({ type: 'claimTask', task: id, version, actor: people.coach, commandId: deriveId(caseId, 'claim') });
  const deadline = (await state()).deadlines.find((one) => one.type === 'task' && one.task === id);
  if (deadline?.type !== 'task') throw new Error('no ladder');
  for (const rung of [0, 1]) {
    const at = deadline.rungs[rung]?.at;
    const commandId = deriveId(caseId, 'rung', rung);
    await commit({ type: 'deadlinePassed', deadline: deadline.id, rung, actor: clock, commandId }, at);
  }
  const rungs = async () => (await notices()).filter(({ kind }) => kind === 'taskReminder' || kind === 'colleagueLate');
  expect(await rungs()).toMatchObject([
    { kind: 'taskReminder', staff: people.coach.staff, audience: 'unit', task: id, readAt: null },
    { kind: 'colleagueLate', staff: null, audience: 'manager', taskKind: 'remindColleague', readAt: null },
  ]);
  const handover = (await state()).handovers[0]?.id;
  const at = deadline.rungs[1]?.at;
  await commit({ type: 'acceptHandover', handover, actor: people.coach, commandId: deriveId(caseId, 'accept') }, at);
  expect((await rungs()).map(({ readAt }) => readAt !== null)).toEqual([true, true]);
});

test('a rebuild leaves what was told and who has read it', async () => {
  const { caseId, notices } = await referredCase();
  await db.notification.updateMany({ where: { caseId }, data: { readAt: new Date(monday) } });
  const before = await notices();
  await rebuildCase(db, caseId);
  expect(await notices()).toEqual(before);
});
