import { rebuild } from '@stafett/activities';
import { stockholmDate } from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import { fastForward } from '@stafett/testkit';
import { journeyId, nudge, type Saved } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../house-under-test.ts';
import { type KillableHouse, openKillableHouse, type Victim } from './killable-house-under-test.ts';
import {
  dueOf,
  dumpOf,
  expectInStep,
  holdAnswers,
  moveCloseTo,
  passing,
  renew,
  somebodyWaits,
  storedState,
  sweepUp,
  timesClockActed,
  timesEntered,
  timesStored,
} from './ledger-under-test.ts';
import { type Person, signIn, type Told } from './person-under-test.ts';

/** An act on a case, sent from a console; `commandId` as the ledger has it. */
type Act = { readonly caseId: string; readonly commandId: string; readonly send: () => Promise<Told> };
/** The house stands still at a point with an act under way; `goOn` sends on whoever of it still lives. */
type Standing = { readonly told: Promise<Told>; readonly goOn: (killed: readonly Victim[]) => Promise<void> };
type Stand = (house: KillableHouse, act: Act) => Promise<Standing>;

const heldInWorker =
  (point: string): Stand =>
  async (house, act) => {
    const worker = house.worker();
    await worker.arm(point);
    const told = act.send();
    await worker.reached(point);
    return {
      told,
      goOn: async (killed) => {
        if (!killed.includes('worker')) worker.goOn(point);
      },
    };
  };

/** Temporal has the answer; the person has not. */
const heldInApi: Stand = async (house, act) => {
  const { told, goOn } = await heldInWorker('afterCommit')(house, act);
  const { release } = await holdAnswers(house);
  await goOn([]);
  const handle = house.client.workflow.getHandle(journeyId(act.caseId));
  await handle.getUpdateHandle<Saved>(act.commandId).result();
  await somebodyWaits(house);
  return { told, goOn: release };
};

/** The act comes while the journey is between two histories. */
const heldInRenewal: Stand = async (house, { caseId, commandId, send }) => {
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
      if (!killed.includes('worker')) worker.goOn('continueAsNew');
    },
  };
};

/** What is done at the point, and what somebody else does on the same case meanwhile. */
type Scene = 'incomeAndAcknowledgement' | 'acceptanceAndIncome';
type Point = { readonly stand: Stand; readonly scene: Scene };

const points: Readonly<Record<string, Point>> = {
  'before commit': { stand: heldInWorker('beforeCommit'), scene: 'incomeAndAcknowledgement' },
  'after commit and before Temporal knows': { stand: heldInWorker('afterCommit'), scene: 'incomeAndAcknowledgement' },
  'before the answer': { stand: heldInApi, scene: 'incomeAndAcknowledgement' },
  'during continue-as-new': { stand: heldInRenewal, scene: 'incomeAndAcknowledgement' },
  'after an effect has arrived and before it is noted': {
    stand: heldInWorker('afterDelivery'),
    scene: 'acceptanceAndIncome',
  },
};

/** So long before it is due the watched case's clock stops: the process is dead by then. */
const WATCHED_MS = 1_500;

const list = { insats: 'sikta-arbetsmarknad', place: 'kfv' };

/** Registers one test for each named point and each of these killings, over a house of its own. */
export const faultTests = (killings: Readonly<Record<string, readonly Victim[]>>): void => {
  let house: KillableHouse;
  let fk: Person;
  let coach: Person;
  let colleague: Person;
  beforeAll(async () => {
    house = await openKillableHouse();
    fk = await signIn(house, 'fk-anna');
    coach = await signIn(house, 'kommun-petra');
    colleague = await signIn(house, 'kommun-nadia');
  });
  afterAll(() => house?.stop());

  const refer = async (): Promise<string> => {
    const asked = {
      commandId: crypto.randomUUID(),
      ...list,
      participant: { name: 'Påhittad Person' },
      sex: 'K',
      birthYear: 1990,
      kommun: 'Flen',
      referredOn: stockholmDate(new Date().toISOString() as never),
      income: 'sjukpenning',
      insuranceQuestionOpen: false,
      ...agreed(stockholmDate(new Date().toISOString() as never), 'coordinateSupport'),
    };
    const answer = await until(
      () => fk.tells('cases.refer', asked),
      ({ type }) => type === 'saved' || type === 'refused',
    );
    if (answer.type !== 'saved') throw new Error(`the aktualisering was not saved: ${JSON.stringify(answer)}`);
    return answer.caseId;
  };

  const actOf = (person: Person, procedure: string, caseId: string, rest: object): Act => {
    const commandId = crypto.randomUUID();
    return {
      caseId,
      commandId: person.own(commandId),
      send: () => person.tells(procedure, { caseId, commandId, ...rest }),
    };
  };
  const actsOf = (scene: Scene, caseId: string, handover: string): readonly [Act, Act] => {
    switch (scene) {
      case 'incomeAndAcknowledgement':
        return [
          actOf(fk, 'cases.recordIncome', caseId, { income: 'lon' }),
          actOf(coach, 'handovers.acknowledge', caseId, { handover }),
        ];
      case 'acceptanceAndIncome':
        return [
          actOf(coach, 'handovers.accept', caseId, { handover }),
          actOf(colleague, 'cases.recordIncome', caseId, { income: 'lon' }),
        ];
    }
  };

  const killAt = async ({ stand, scene }: Point, killed: readonly Victim[]): Promise<void> => {
    const [caseId, watched] = [await refer(), await refer()];
    const handover = (await storedState(house, caseId)).handovers[0]?.id ?? '';
    const [act, other] = actsOf(scene, caseId, handover);
    // It has what it knows of its deadlines from an earlier history.
    await renew(house, watched);
    const { due, dueAt } = await moveCloseTo(house, watched, WATCHED_MS);

    const { told, goOn } = await stand(house, act);
    await Promise.all(killed.map(house.kill));
    await goOn(killed);
    // Sent while something is dead: it must not take the place of the act that hangs.
    const meanwhile = other.send();
    await until(
      async () => Date.now(),
      (now) => now > dueAt,
    );
    await house.start(killed);

    const answers = [await told, await meanwhile];
    expect(answers.map(({ type }) => type)).not.toContain('refused');
    for (const [index, { caseId, commandId }] of [act, other].entries())
      if (answers[index]?.type === 'saved') expect(await timesStored(house, caseId, commandId)).toBe(1);
    // One of them is sent again by the person, the other by the sweep.
    expect(await until(other.send, ({ type }) => type === 'saved' || type === 'refused')).toMatchObject({
      type: 'saved',
    });
    await sweepUp(house);
    for (const { caseId, commandId } of [act, other]) expect(await timesStored(house, caseId, commandId)).toBe(1);
    expect(await act.send()).toMatchObject({ type: 'saved' });
    if (scene === 'acceptanceAndIncome') expect(await timesEntered(house, list, caseId)).toBe(1);

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
  };

  for (const [name, killed] of Object.entries(killings))
    for (const [at, point] of Object.entries(points))
      test(`${name} killed ${at}: every act is there once, every deadline fires`, { timeout: 180_000 }, () =>
        killAt(point, killed),
      );

  test('after all that every participant has the name that came with their aktualisering, and none waits', async () => {
    const named = await house.db.participantIdentity.count();
    expect(named).toBe(await house.db.caseFile.count());
    expect(named).toBeGreaterThan(0);
    expect(await house.db.identityToCome.count()).toBe(0);
  });

  test('after all that the read model is what a rebuild from the ledger makes of it', async () => {
    const kept = await dumpOf(house);
    await rebuild({ db: house.db });
    expect(await dumpOf(house)).toEqual(kept);
  });
};
