import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CaseEvent,
  type CaseFile,
  evolve,
  evolveWaitingList,
  type WaitingList,
  type WaitingListEvent,
} from '@stafett/domain';
import { failureConverterPath } from '@stafett/vault';
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
import { type Fixture, recordJourneys } from './recorded-journeys-under-test.ts';

/**
 * Histories of journeys and köer that ran under earlier code, each with the state that the store held then. A change of the
 * workflow that can't replay them would stop every running journey; a change of `evolve` that leads them into another state
 * would set what the workflow knows apart from what is stored. Recorded anew with RECORD_HISTORIES=1, which adds to what is
 * there: a fixture is never replaced, for there are journeys that ran under that code.
 */
const FOLDER = fileURLToPath(new URL('../../../workflows/fixtures', import.meta.url));
const RECORDING = process.env.RECORD_HISTORIES === '1';

const asJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

const foldOf = ({ workflowId, events }: Fixture): CaseFile | WaitingList | undefined =>
  workflowId.startsWith('journey-')
    ? (events as readonly CaseEvent[]).reduce<CaseFile | undefined>(evolve, undefined)
    : (events as readonly WaitingListEvent[]).reduce<WaitingList | undefined>(evolveWaitingList, undefined);

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

test.runIf(RECORDING)('records what runs today', { timeout: 180_000 }, () => recordJourneys(FOLDER));
