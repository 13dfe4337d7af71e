import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CaseEvent,
  type CaseFile,
  evolve,
  evolveGroupMeeting,
  evolveSamverkansteam,
  evolveWaitingList,
  type GroupMeetingEvent,
  type GroupSeries,
  type Samverkansteam,
  type SamverkansteamEvent,
  type WaitingList,
  type WaitingListEvent,
} from '@stafett/domain';
import { failureConverterPath } from '@stafett/vault';
import { groupMeetingId } from '@stafett/workflows/messages';
import type { PointSinks } from '@stafett/workflows/points';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type InjectedSinks,
  Runtime,
  Worker,
  type WorkflowBundle,
} from '@temporalio/worker';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StateSinks } from './final-state-under-test.ts';
import type { Fixture } from './record-history-under-test.ts';
import { recordGatherings } from './recorded-gatherings-under-test.ts';
import { recordJourneys } from './recorded-journeys-under-test.ts';

/**
 * Histories of journeys, köer, samverkansteam and groups that ran under earlier code, each with the state that the store held then. A change of the
 * workflow that can't replay them would stop every running journey; a change of `evolve` that leads them into another state
 * would set what the workflow knows apart from what is stored. Recorded anew with RECORD_HISTORIES=1, which adds to what is
 * there: a fixture is never replaced, for there are journeys that ran under that code. `journeys` or `gatherings` instead of 1 records these alone.
 */
const FOLDER = fileURLToPath(new URL('../../../workflows/fixtures', import.meta.url));
const RECORDED = process.env.RECORD_HISTORIES;
const RECORDING = RECORDED !== undefined;
const isRecorded = (part: 'journeys' | 'gatherings'): boolean => RECORDED === '1' || RECORDED === part;

const asJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

const foldOf = ({ workflowId, events }: Fixture): Fixture['state'] | undefined => {
  if (workflowId.startsWith('journey-'))
    return (events as readonly CaseEvent[]).reduce<CaseFile | undefined>(evolve, undefined);
  if (workflowId.startsWith('waiting-list-'))
    return (events as readonly WaitingListEvent[]).reduce<WaitingList | undefined>(evolveWaitingList, undefined);
  if (workflowId.startsWith(groupMeetingId('')))
    return (events as readonly GroupMeetingEvent[]).reduce<GroupSeries | undefined>(evolveGroupMeeting, undefined);
  return (events as readonly SamverkansteamEvent[]).reduce<Samverkansteam | undefined>(evolveSamverkansteam, undefined);
};

/** The state in which the workflow's code of today ends when it replays the history. */
const replayed = async (workflowBundle: WorkflowBundle, { workflowId, history }: Fixture): Promise<unknown> => {
  let last: unknown;
  const sinks: InjectedSinks<StateSinks & PointSinks> = {
    points: { reached: { fn: () => {} } },
    probe: {
      state: {
        callDuringReplay: true,
        fn: (_info, state) => {
          last = state;
        },
      },
    },
  };
  await Worker.runReplayHistory(
    { workflowBundle, dataConverter: { failureConverterPath }, sinks },
    history,
    workflowId,
  );
  return last;
};

const fixtures = RECORDING ? [] : await readdir(FOLDER);

describe.skipIf(RECORDING)('what ran under earlier code', () => {
  let bundle: WorkflowBundle;
  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    bundle = await bundleWorkflowCode({
      workflowsPath: fileURLToPath(import.meta.resolve('@stafett/workflows')),
      workflowInterceptorModules: [fileURLToPath(new URL('./final-state-under-test.ts', import.meta.url))],
      failureConverterPath,
      logger: new DefaultLogger('ERROR'),
    });
  });

  test.each(fixtures)('%s replays, and ends in the state that was stored and that its events say', async (file) => {
    const fixture = JSON.parse(await readFile(join(FOLDER, file), 'utf8')) as Fixture;
    expect(await replayed(bundle, fixture)).toEqual(fixture.state);
    expect(asJson(foldOf(fixture))).toEqual(fixture.state);
  });
});

test.runIf(isRecorded('journeys'))('records journeys that run today', { timeout: 180_000 }, () =>
  recordJourneys(FOLDER),
);
test.runIf(isRecorded('gatherings'))('records gatherings that run today', { timeout: 180_000 }, () =>
  recordGatherings(FOLDER),
);
