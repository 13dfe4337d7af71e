import { nextDeadline } from '@stafett/domain';
import { submit } from '@stafett/workflows/messages';
import type { WorkflowHandle } from '@temporalio/client';
import { BARE_TASK_QUEUE } from './bare/environment.ts';
import { bareUpdate } from './bare/update.ts';
import { against, type Figure } from './figures.ts';
import { actorOf, commandOf, type JourneysHouse } from './journeys-house.ts';
import type { Counts } from './options.ts';
import { interleave, p50, p99 } from './samples.ts';
import { signIn } from './sign-in.ts';

const COACH = 'kommun-petra';
/** Acts on one journey, one after the other, over which its history is counted. */
const COUNTED_ACTS = 10;

/** A case whose one open task is claimed and handed back in turn. */
type Tossed = { readonly caseId: string; readonly task: string; version: number; isClaimed: boolean };

const toss = (tossed: Tossed): 'claimTask' | 'handBackTask' => {
  tossed.isClaimed = !tossed.isClaimed;
  return tossed.isClaimed ? 'claimTask' : 'handBackTask';
};

/** Each of the items in turn. */
const turnOf = <Item>(items: readonly Item[], turn: number): Item => {
  const item = items[turn % items.length];
  if (item === undefined) throw new RangeError('there is nothing to take turns with');
  return item;
};

const referTossed = async (house: JourneysHouse, count: number): Promise<readonly Tossed[]> => {
  const cases: Tossed[] = [];
  for (let opened = 0; opened < count; opened += 1) {
    const caseId = await house.refer();
    const task = (await house.stateOf(caseId)).tasks.find(({ kind }) => kind === 'answerReferral');
    if (!task) throw new Error('a referred case has nobody to answer it');
    cases.push({ caseId, task: task.id, version: task.version, isClaimed: false });
  }
  return cases;
};

const historyOf = async (handle: WorkflowHandle): Promise<number> => (await handle.describe()).historyLength;

/** How many history events each of these acts added. */
const historyPerAct = async (
  handle: WorkflowHandle,
  acts: number,
  act: (turn: number) => Promise<unknown>,
): Promise<number> => {
  const before = await historyOf(handle);
  for (let turn = 0; turn < acts; turn += 1) await act(turn);
  return ((await historyOf(handle)) - before) / acts;
};

/**
 * Measures an act (a coach claims a task, hands it back …) from the Temporal client and through the api, against a bare
 * Update with the same argument on the same server under the same codec.
 */
export const measureActs = async (
  house: JourneysHouse,
  { journeys, warmUp, measured }: Counts['acts'],
): Promise<readonly Figure[]> => {
  const coach = actorOf(COACH);
  const { api } = await signIn(house.api.publicUrl, COACH);
  const byClient = await referTossed(house, journeys);
  const byApi = await referTossed(house, journeys);
  const bare: WorkflowHandle[] = [];
  for (let opened = 0; opened < journeys; opened += 1)
    bare.push(
      await house.client.workflow.start('bare', {
        workflowId: `bare-${crypto.randomUUID()}`,
        taskQueue: BARE_TASK_QUEUE,
        args: [],
      }),
    );

  const commandFor = (tossed: Tossed) =>
    commandOf(coach, { type: toss(tossed), task: tossed.task, version: tossed.version });
  const byBareUpdate = async (turn: number): Promise<void> => {
    const sample = turnOf(byClient, turn);
    const command = commandOf(coach, { type: 'claimTask', task: sample.task, version: sample.version });
    await turnOf(bare, turn).executeUpdate(bareUpdate, { updateId: command.commandId, args: [{ command }] });
  };
  const byClientUpdate = async (turn: number): Promise<void> => {
    const tossed = turnOf(byClient, turn);
    const command = commandFor(tossed);
    await house.journeyOf(tossed.caseId).executeUpdate(submit, { updateId: command.commandId, args: [{ command }] });
    tossed.version += 1;
  };
  const byApiCall = async (turn: number): Promise<void> => {
    const tossed = turnOf(byApi, turn);
    const { caseId, task, version } = tossed;
    const input = { commandId: crypto.randomUUID(), caseId, task, version };
    const answer = await (toss(tossed) === 'claimTask' ? api.tasks.claim : api.tasks.handBack).mutate(input);
    if (answer.outcome !== 'saved') throw new Error('an act was received and not saved');
    tossed.version += 1;
  };

  const times = await interleave(
    [
      { name: 'bare', call: byBareUpdate },
      { name: 'client', call: byClientUpdate },
      { name: 'api', call: byApiCall },
    ],
    { warmUp, measured },
  );

  const [oneBare, oneCase] = [turnOf(bare, 0), turnOf(byClient, 0)];
  const bareEvents = await historyPerAct(oneBare, COUNTED_ACTS, () => byBareUpdate(0));
  const actEvents = await historyPerAct(house.journeyOf(oneCase.caseId), COUNTED_ACTS, () => byClientUpdate(0));
  const movedEvents = await Promise.all(byClient.map((tossed) => eventsOfAccepting(house, tossed.caseId)));
  for (const handle of bare) await handle.terminate();

  const bareP50 = p50(times.bare);
  const bareP99 = p99(times.bare);
  const ms = { unit: 'ms' } as const;
  const most = (atMost: number, of: 'value' | 'ratio') => ({ goal: { atMost, of } });
  return [
    { name: 'bareUpdate.p50', value: bareP50, ...ms },
    { name: 'bareUpdate.p99', value: bareP99, ...ms },
    against({ name: 'act.client.p50', value: p50(times.client), baseline: bareP50, ...ms, ...most(1.6, 'ratio') }),
    against({ name: 'act.client.p99', value: p99(times.client), baseline: bareP99, ...ms }),
    against({ name: 'act.api.p50', value: p50(times.api), baseline: bareP50, ...ms, ...most(2.2, 'ratio') }),
    against({ name: 'act.api.p99', value: p99(times.api), baseline: bareP99, ...ms }),
    against({
      name: 'act.historyEvents',
      value: actEvents,
      unit: 'events',
      baseline: bareEvents,
      ...most(6, 'value'),
    }),
    against({
      name: 'act.movingDeadline.historyEvents',
      value: Math.max(...movedEvents),
      unit: 'events',
      baseline: bareEvents,
      ...most(8, 'value'),
    }),
  ];
};

/** Accepting a referral takes the case into the kö: its next deadline is another one. Throws when it is not. */
const eventsOfAccepting = async (house: JourneysHouse, caseId: string): Promise<number> => {
  const before = await house.stateOf(caseId);
  const handover = before.handovers[0]?.id ?? '';
  const events = await historyPerAct(house.journeyOf(caseId), 1, () =>
    house.does(caseId, actorOf(COACH), { type: 'acceptHandover', handover }),
  );
  const [then, now] = [nextDeadline(before), nextDeadline(await house.stateOf(caseId))];
  if (then?.at === now?.at) throw new Error('accepting a referral moved no deadline');
  return events;
};
