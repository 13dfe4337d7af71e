import { rebuild } from '@stafett/activities';
import { stockholmDate } from '@stafett/domain';
import { fastForward } from '@stafett/testkit';
import { journeyId, nudge, type Saved } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../house-under-test.ts';
import { type KillableHouse, openKillableHouse, type Victim, victims } from './killable-house-under-test.ts';
import {
  dueOf,
  dumpOf,
  expectInStep,
  holdAnswers,
  moveCloseTo,
  passing,
  somebodyWaits,
  storedState,
  sweepUp,
  timesClockActed,
  timesStored,
} from './ledger-under-test.ts';
import { type Person, signIn, type Told } from './person-under-test.ts';

/** A case on the way, and an act on it that somebody sends when the time has come. */
type Act = { readonly caseId: string; readonly commandId: string; readonly send: () => Promise<Told> };
/** The house stands still at a point with an act under way; `goOn` sends on whoever of it still lives. */
type Standing = { readonly told: Promise<Told>; readonly goOn: (killed: readonly Victim[]) => Promise<void> };

const isWorkerAlive = (killed: readonly Victim[]): boolean => !killed.includes('worker');

const heldInWorker = async (house: KillableHouse, point: string, act: Act): Promise<Standing> => {
  const worker = house.worker();
  await worker.arm(point);
  const told = act.send();
  await worker.reached(point);
  return {
    told,
    goOn: async (killed) => {
      if (isWorkerAlive(killed)) worker.goOn(point);
    },
  };
};

/** Temporal has the answer; the person has not. */
const heldInApi = async (house: KillableHouse, act: Act): Promise<Standing> => {
  const { told, goOn } = await heldInWorker(house, 'afterCommit', act);
  const { release } = await holdAnswers(house);
  await goOn([]);
  const handle = house.client.workflow.getHandle(journeyId(act.caseId));
  await handle.getUpdateHandle<Saved>(act.commandId).result();
  await somebodyWaits(house);
  return { told, goOn: () => release() };
};

const heldInRenewal = async (house: KillableHouse, { caseId, commandId, send }: Act): Promise<Standing> => {
  const worker = house.worker();
  await worker.arm('continueAsNew');
  await house.client.workflow.getHandle(journeyId(caseId)).signal(nudge);
  await worker.reached('continueAsNew');
  const told = send();
  await until(
    () => house.db.inboxCommand.count({ where: { commandId } }),
    (count) => count === 1,
  );
  return {
    told,
    goOn: async (killed) => {
      if (isWorkerAlive(killed)) worker.goOn('continueAsNew');
    },
  };
};

const points = {
  'before commit': (house, act) => heldInWorker(house, 'beforeCommit', act),
  'after commit and before Temporal knows': (house, act) => heldInWorker(house, 'afterCommit', act),
  'before the answer': heldInApi,
  'during continue-as-new': heldInRenewal,
} as const satisfies Record<string, (house: KillableHouse, act: Act) => Promise<Standing>>;

/** So long before it is due the watched case's clock stops: the process is dead by then. */
const WATCHED_MS = 1_500;

/** Registers one test for each named point and each of these victims, over a house of its own. */
export const faultTests = (killings: Readonly<Record<string, readonly Victim[]>>): void => {
  let house: KillableHouse;
  let fk: Person;
  let coach: Person;
  beforeAll(async () => {
    house = await openKillableHouse();
    fk = await signIn(house, 'fk-anna');
    coach = await signIn(house, 'kommun-petra');
  });
  afterAll(() => house.stop());

  const refer = async (): Promise<string> => {
    const answer = await fk.tells('cases.refer', {
      commandId: crypto.randomUUID(),
      insats: 'sikta-arbetsmarknad',
      place: 'kfv',
      participant: { name: 'Påhittad Person' },
      sex: 'K',
      birthYear: 1990,
      kommun: 'Flen',
      referredOn: stockholmDate(new Date().toISOString() as never),
      income: 'sjukpenning',
      insuranceQuestionOpen: false,
      basis: 'samtycke',
    });
    if (answer.type !== 'saved') throw new Error(`the aktualisering was not saved: ${JSON.stringify(answer)}`);
    return answer.caseId;
  };

  const cells = Object.entries(killings).flatMap(([name, killed]) =>
    Object.entries(points).map(([point, stand]) => ({ name, killed, point, stand })),
  );
  test.each(cells)('$name killed $point: every act is there once, every deadline fires', async ({ killed, stand }) => {
    const [caseId, watched] = [await refer(), await refer()];
    const handover = (await storedState(house, caseId)).handovers[0]?.id ?? '';
    const { due, dueAt } = await moveCloseTo(house, watched, WATCHED_MS);
    const [id, otherId] = [crypto.randomUUID(), crypto.randomUUID()];

    const { told, goOn } = await stand(house, {
      caseId,
      commandId: fk.own(id),
      send: () => fk.tells('cases.recordIncome', { caseId, commandId: id, income: 'lon' }),
    });
    await Promise.all(killed.map(house.kill));
    await goOn(killed);
    // A colleague elsewhere does something else meanwhile: it must not take the place of the act that hangs.
    const acknowledges = () => coach.tells('handovers.acknowledge', { caseId, commandId: otherId, handover });
    const meanwhile = acknowledges();
    await until(
      async () => Date.now(),
      (now) => now > dueAt,
    );
    for (const victim of victims) if (killed.includes(victim)) await house.start(victim);

    const answers = [await told, await meanwhile];
    expect(answers.map(({ type }) => type)).not.toContain('refused');
    const other = await until(acknowledges, ({ type }) => type === 'saved' || type === 'refused');
    expect(other).toMatchObject({ type: 'saved' });
    if (answers[0]?.type === 'saved') expect(await timesStored(house, caseId, fk.own(id))).toBe(1);
    await sweepUp(house);
    expect(await timesStored(house, caseId, fk.own(id))).toBe(1);
    expect(await timesStored(house, caseId, coach.own(otherId))).toBe(1);

    // A wait for the store, if there is one, is over after a minute of the case's own time.
    await fastForward(house.client.workflow.getHandle(journeyId(watched)), 60_000);
    await until(
      () => timesStored(house, watched, passing(watched, due)),
      (times) => times === 1,
    );
    expect(await timesClockActed(house, watched)).toBe(1);
    const own = await dueOf(house, caseId);
    await moveCloseTo(house, caseId, -1_000);
    await until(
      () => timesStored(house, caseId, passing(caseId, own)),
      (times) => times === 1,
    );
    expect(await timesClockActed(house, caseId)).toBe(1);
    await expectInStep(house, caseId);
    await expectInStep(house, watched);
  });

  test('after all that the read model is what a rebuild from the ledger makes of it', async () => {
    const kept = await dumpOf(house);
    await rebuild({ db: house.db });
    expect(await dumpOf(house)).toEqual(kept);
  });
};
