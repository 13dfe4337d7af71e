import { randomUUID } from 'node:crypto';
import { findStored, openCourier } from '@stafett/activities';
import { addDays, addDuration, instant, stockholmDate, units } from '@stafett/domain';
import { documentRef, importer, importOf, machineOf, people } from '@stafett/domain/testing';
import { journeyId, workflowTypes } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandOf, doing, freshCaseId, type House, openHouse, PATIENCE_MS, until } from './house-under-test.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.stop());

const today = stockholmDate(instant(Date.now()));

const caseOf = async (participant: string): Promise<string> => {
  const caseId = freshCaseId();
  const started = importOf({ caseId, startedOn: addDays(today, -30), asOf: today });
  expect(await doing(house, caseId)(importer, { ...started, participant } as never)).toBeUndefined();
  return caseId;
};
const typesOf = async (caseId: string) =>
  (await house.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })).map(({ type }) => type);
const courier = () =>
  openCourier({
    client: house.client,
    taskQueue: house.taskQueue,
    findStored: findStored(house.db),
    answerWithinMs: PATIENCE_MS,
  });

test('what is told of a participant reaches each of their open cases once, and nobody else’s', async () => {
  const participant = randomUUID();
  const cases = [await caseOf(participant), await caseOf(participant), await caseOf(participant)];
  const stranger = await caseOf(randomUUID());
  const kommun = machineOf(units.kommunSikta);
  const death = commandOf(kommun, { type: 'participantDied', on: today });
  expect(await courier().toJourney(cases[0] ?? '', death)).toEqual({ type: 'taken' });
  for (const caseId of cases)
    await until(
      () => typesOf(caseId),
      (types) => types.includes('participantDied'),
    );
  await courier().toJourney(cases[1] ?? '', commandOf(kommun, { type: 'participantDied', on: today }));
  await until(
    () => house.db.outboxEffect.count({ where: { relayedAt: null } }),
    (count) => count === 0,
  );
  for (const caseId of cases) {
    expect((await typesOf(caseId)).filter((type) => type === 'participantDied')).toHaveLength(1);
    expect((await house.storedState(caseId))?.tasks.map(({ kind }) => kind)).toContain('confirmDeath');
  }
  expect(await typesOf(stranger)).not.toContain('participantDied');
});

test('two systems that tell of different moves do not make the cases tell each other for ever', async () => {
  const participant = randomUUID();
  const [first = '', second = ''] = [await caseOf(participant), await caseOf(participant)];
  const kommun = machineOf(units.kommunSikta);
  await Promise.all([
    courier().toJourney(first, commandOf(kommun, { type: 'moved', kommun: 'Flen', on: today })),
    courier().toJourney(second, commandOf(kommun, { type: 'moved', kommun: 'Vingåker', on: today })),
  ]);
  const moves = async () =>
    (await Promise.all([typesOf(first), typesOf(second)])).flat().filter((type) => type === 'participantMoved').length;
  await until(
    async () => [await moves(), await house.db.outboxEffect.count({ where: { relayedAt: null } })] as const,
    ([count, waiting]) => count >= 2 && waiting === 0,
  );
  expect(await moves()).toBeLessThanOrEqual(4);
});

test('what the case refuses is its coordinator’s to look into', async () => {
  const caseId = await caseOf(randomUUID());
  const on = stockholmDate(addDuration(instant(Date.now()), { days: 5 }));
  await courier().toJourney(caseId, commandOf(machineOf(units.kommunSikta), { type: 'participantDied', on }));
  const state = await until(
    () => house.storedState(caseId),
    (found) => found?.tasks.some(({ kind }) => kind === 'handleRefusedMessage') === true,
  );
  expect(state?.tasks.find(({ kind }) => kind === 'handleRefusedMessage')?.owner.unit).toBe(units.forbundKansli.unit);
});

const closed = async (participant: string): Promise<string> => {
  const caseId = await caseOf(participant);
  const { staff } = people.coach;
  expect(await doing(house, caseId)(people.coach, { type: 'assignCaseworker', staff })).toBeUndefined();
  const close = { type: 'closeCase', reason: 'declined', explanation: documentRef('varför') } as const;
  expect(await doing(house, caseId)(people.coach, close)).toBeUndefined();
  return caseId;
};

/** As the machine endpoint keeps it; the sweep carries it on. */
const told = async (caseId: string, command: ReturnType<typeof commandOf>): Promise<void> => {
  const { actor, commandId } = command;
  await house.db.inboxCommand.create({
    data: {
      commandId,
      target: journeyId(caseId),
      tenant: actor.type === 'machine' ? actor.agency : '',
      command: command as object,
      receivedAt: new Date(Date.now() - 60_000),
    },
  });
};
const sweep = async (): Promise<void> => {
  await house.client.workflow.execute(workflowTypes.sweep, {
    workflowId: `sweep-${randomUUID()}`,
    taskQueue: house.taskQueue,
    args: [],
  });
};

test('what is told of a closed case reaches the participant’s open ones, and is nobody’s task in the closed one', async () => {
  const participant = randomUUID();
  const [ended, open] = [await closed(participant), await caseOf(participant)];
  const before = await house.storedState(ended);
  const kommun = machineOf(units.kommunSikta);
  const death = commandOf(kommun, { type: 'participantDied', on: today });
  await told(ended, death);
  await sweep();
  await until(
    () => typesOf(open),
    (types) => types.includes('participantDied'),
  );
  await sweep();
  expect((await typesOf(open)).filter((type) => type === 'participantDied')).toHaveLength(1);
  expect((await house.storedState(open))?.tasks.map(({ kind }) => kind)).not.toContain('handleRefusedMessage');
  expect(await house.storedState(ended)).toEqual(before);
  expect(await typesOf(ended)).not.toContain('messageRefused');
});

test('a closed case takes nothing of what reaches the others, and an agency that had no part in it tells nobody', async () => {
  const participant = randomUUID();
  const [ended, open] = [await closed(participant), await caseOf(participant)];
  const move = commandOf(machineOf(units.kommunSikta), { type: 'moved', kommun: 'Vingåker', on: today });
  await courier().toJourney(open, move);
  await until(
    () => typesOf(open),
    (types) => types.includes('participantMoved'),
  );
  expect(await house.db.outboxEffect.count({ where: { caseId: open } })).toBe(0);
  expect(await typesOf(ended)).not.toContain('participantMoved');
  await told(ended, commandOf(machineOf(units.afRehab), { type: 'participantDied', on: today }));
  await sweep();
  const sent = await house.db.outboxEffect.findMany({ where: { caseId: ended } });
  expect(sent.filter(({ effect }) => JSON.stringify(effect).includes('participantDied'))).toEqual([]);
  expect(await typesOf(open)).not.toContain('participantDied');
});

test('that somebody is protected is told in all their cases, open and closed, and each has lists of its own', async () => {
  const participant = randomUUID();
  const [ended, older, open] = [await closed(participant), await closed(participant), await caseOf(participant)];
  const listed = (caseId: string) => house.db.identityAccess.count({ where: { caseId } });
  const marked = async (caseId: string) => (await house.db.protectedCase.count({ where: { caseId } })) === 1;
  const kommun = machineOf(units.kommunSikta);
  await told(ended, commandOf(machineOf(units.afRehab), { type: 'identityProtected', kind: 'sekretessmarkering' }));
  await sweep();
  expect([await marked(ended), await marked(open)]).toEqual([false, false]);
  await told(ended, commandOf(kommun, { type: 'identityProtected', kind: 'sekretessmarkering' }));
  await sweep();
  await until(
    () => typesOf(open),
    (types) => types.includes('identityProtected'),
  );
  await until(
    () => typesOf(older),
    (types) => types.includes('identityProtected'),
  );
  for (const caseId of [ended, older, open]) {
    expect(await marked(caseId)).toBe(true);
    // Of the open one nobody has been named.
    const { access = [] } = (await house.storedState(caseId))?.identityProtection ?? {};
    expect(access.map(({ staff }) => staff)).toEqual(caseId === open ? [] : [people.coach.staff]);
    expect(await listed(caseId)).toBe(access.length);
  }
  for (const caseId of [ended, older]) expect((await house.storedState(caseId))?.phase).toBe('closed');
  await told(ended, commandOf(kommun, { type: 'identityProtected', kind: 'none' }));
  await sweep();
  await until(
    () => typesOf(open),
    (types) => types.includes('identityProtectionLifted'),
  );
  await until(
    () => typesOf(older),
    (types) => types.includes('identityProtectionLifted'),
  );
  for (const caseId of [ended, older, open]) expect([await marked(caseId), await listed(caseId)]).toEqual([false, 0]);
});
