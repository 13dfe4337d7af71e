import { randomUUID } from 'node:crypto';
import { addDuration, teams, units } from '@stafett/domain';
import type { Hint } from '@stafett/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, until } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi({ settings: { hintsCheckedMs: 200 } });
});
afterAll(() => api.stop());

/** Listens as the console does: one long answer of server-sent events. */
const listen = async (person: Person) => {
  const stop = new AbortController();
  const answer = await fetch(`${api.url}/trpc/live.hints`, {
    headers: { cookie: person.cookie, accept: 'text/event-stream' },
    signal: stop.signal,
  });
  const hints: Hint[] = [];
  let ended = false;
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: {"topic"')) hints.push(JSON.parse(line.slice(6)) as Hint);
    }
  };
  const done = read()
    .catch(() => undefined)
    .finally(() => {
      ended = true;
    });
  return { hints, status: answer.status, hasEnded: () => ended, stop: () => stop.abort(), done };
};

const refer = (person: Person) =>
  person.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Live Lind' },
      birthYear: 1980,
    }),
  );

test('those who may see a case are told that it changed; others hear nothing at all', async () => {
  const [anna, petra, amir] = await Promise.all(['fk-anna', 'kommun-petra', 'af-amir'].map(api.signIn));
  if (!anna || !petra || !amir) throw new Error('nobody signed in');
  const [petras, amirs] = await Promise.all([listen(petra), listen(amir)]);
  await until(
    async () => [petras.hints, amirs.hints],
    (both) => both.every((hints) => hints[0]?.topic === 'ready'),
  );
  const { caseId } = await refer(anna);
  await until(
    async () => petras.hints,
    (hints) => hints.some((hint) => hint.topic === 'case' && hint.id === caseId),
  );
  expect(petras.hints).toContainEqual({ topic: 'tasks' });
  expect(amirs.hints.filter(({ topic }) => topic !== 'ready')).toEqual([]);

  // Who loses sight of it is told that it and their lists have changed: a page that is open closes.
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  petras.hints.length = 0;
  await anna.api.handovers.withdraw.mutate({ commandId: randomUUID(), caseId, handover, reason: 'situationChanged' });
  await until(
    async () => petras.hints,
    (hints) => hints.some(({ topic }) => topic === 'tasks'),
  );
  expect(petras.hints).toContainEqual({ topic: 'case', id: caseId });
  petras.stop();
  amirs.stop();
});

test('who sees a kö hears that a coach has got room there; others hear nothing', async () => {
  const [lars, petra, amir] = await Promise.all(['kommun-lars', 'kommun-petra', 'af-amir'].map(api.signIn));
  if (!lars || !petra || !amir) throw new Error('nobody signed in');
  const [petras, amirs] = await Promise.all([listen(petra), listen(amir)]);
  await until(
    async () => [petras.hints, amirs.hints],
    (both) => both.every((hints) => hints[0]?.topic === 'ready'),
  );
  const list = { insats: 'sikta-arbetsmarknad', place: 'kfv' };
  const manager = await api.actFor(lars, units.kommunSikta.unit);
  await manager.api.waitingList.setCapacity.mutate({ commandId: randomUUID(), ...list, coach: petra.staff, seats: 7 });
  await until(
    async () => petras.hints,
    (hints) => hints.some(({ topic }) => topic === 'waitingLists'),
  );
  expect(amirs.hints.some(({ topic }) => topic === 'waitingLists')).toBe(false);
  petras.stop();
  amirs.stop();
});

test('who is in a samverkansteam hears that it has a meeting; others hear nothing', async () => {
  const [helena, amir, petra] = await Promise.all(['forbund-helena', 'af-amir', 'kommun-petra'].map(api.signIn));
  if (!helena || !amir || !petra) throw new Error('nobody signed in');
  const [amirs, petras] = await Promise.all([listen(amir), listen(petra)]);
  await until(
    async () => [amirs.hints, petras.hints],
    (both) => both.every((hints) => hints[0]?.topic === 'ready'),
  );
  const startsAt = addDuration(api.deps.clock(), { days: 30 });
  const plan = { commandId: randomUUID(), gathering: teams.kfv.id, startsAt };
  await helena.api.gatherings.planMeeting.mutate(plan);
  await until(
    async () => amirs.hints,
    (hints) => hints.some(({ topic }) => topic === 'gatherings'),
  );
  expect(petras.hints.filter(({ topic }) => topic !== 'ready')).toEqual([]);
  amirs.stop();
  petras.stop();
});

test('the line needs a session', async () => {
  const nobody = { cookie: '', csrf: '', staff: '', api: (await api.signIn('fk-anna')).api };
  const line = await listen(nobody);
  await line.done;
  expect(line.hasEnded()).toBe(true);
  expect(line.hints).toEqual([]);
});

test('the line ends when the person’s roles in the unit change', async () => {
  const amir = await api.signIn('af-amir');
  const line = await listen(amir);
  await until(
    async () => line.hints,
    (hints) => hints.length > 0,
  );
  const change = `UPDATE staff_unit SET roles = array_append(roles, 'manager') WHERE staff_id = $1`;
  await api.look(change, amir.staff);
  await until(
    async () => line.hasEnded(),
    (ended) => ended,
  );
  expect(line.hints[0]).toEqual({ topic: 'ready' });
});

test('what changed while the database connection was lost is made up for by a new ready', async () => {
  const petra = await api.signIn('kommun-petra');
  const line = await listen(petra);
  await until(
    async () => line.hints,
    (hints) => hints.length > 0,
  );
  line.hints.length = 0;
  await api.look(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ILIKE 'LISTEN%' AND datname = current_database()`,
  );
  await until(
    async () => line.hints,
    (hints) => hints.some(({ topic }) => topic === 'ready'),
  );
  line.stop();
});

test('who has a case open is told when it is closed to them, and asked again gets nothing; told once', async () => {
  const [anna, petra] = await Promise.all(['fk-anna', 'kommun-petra'].map(api.signIn));
  if (!anna || !petra) throw new Error('nobody signed in');
  const { caseId } = await refer(anna);
  await petra.api.cases.get.query({ caseId });
  const line = await listen(petra);
  await until(
    async () => line.hints,
    (hints) => hints.length > 0,
  );
  line.hints.length = 0;
  await anna.api.samtycke.withdraw.mutate({ commandId: randomUUID(), caseId });
  await until(
    async () => line.hints,
    (hints) => hints.some((hint) => hint.topic === 'case' && hint.id === caseId),
  );
  await expect(petra.api.cases.get.query({ caseId })).rejects.toThrow('caseNotFound');
  line.stop();
});
