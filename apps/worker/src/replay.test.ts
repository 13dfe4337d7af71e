import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  addDays,
  addDuration,
  type CaseEvent,
  type CaseFile,
  evolve,
  type Instant,
  instant,
  stockholmDate,
  units,
} from '@stafett/domain';
import { type Ask, documentRef, participantParty, people, referral, unitParty } from '@stafett/domain/testing';
import { days, fastForward } from '@stafett/testkit';
import { failureConverterPath } from '@stafett/vault';
import { nudge } from '@stafett/workflows/messages';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
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
import { doing, freshCaseId, type House, openHouse, until } from './house-under-test.ts';

/**
 * Histories of journeys that ran under earlier code. A change of the workflow that can't replay them would stop every
 * running journey; one that replays them into another state would be worse. Recorded anew with RECORD_HISTORIES=1, which
 * adds to what is there: a fixture is never replaced, for there are journeys that ran under that code.
 */
const FOLDER = fileURLToPath(new URL('../../../workflows/fixtures', import.meta.url));
const RECORDING = process.env.RECORD_HISTORIES === '1';

/** How a history names the machine that ran it: process@host. It is nobody's business. */
const MACHINE = /^\d+@/;

type Fixture = { readonly workflowId: string; readonly events: readonly CaseEvent[]; readonly history: unknown };

const stateOf = (events: readonly CaseEvent[]): CaseFile | undefined =>
  events.reduce<CaseFile | undefined>((state, event) => evolve(state, event), undefined);

/** The state in which the journey's code of today ends when it replays the history. */
const replayed = async (
  workflowBundle: WorkflowBundle,
  { workflowId, history }: Fixture,
): Promise<CaseFile | undefined> => {
  let last: CaseFile | undefined;
  const sinks: InjectedSinks<StateSinks> = {
    probe: {
      state: {
        callDuringReplay: true,
        fn: (_info, state) => {
          last = state;
        },
      },
    },
  };
  const options = {
    workflowBundle,
    dataConverter: { failureConverterPath },
    sinks,
  };
  await Worker.runReplayHistory(options, history, workflowId);
  return last;
};

const fixtures = RECORDING ? [] : await readdir(FOLDER);

describe.skipIf(RECORDING)('journeys that ran under earlier code', () => {
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

  test.each(fixtures)('%s replays, and ends in the state that its events say', async (file) => {
    const fixture = JSON.parse(await readFile(join(FOLDER, file), 'utf8')) as Fixture;
    const state = await replayed(bundle, fixture);
    expect(state).toBeDefined();
    expect(state).toEqual(JSON.parse(JSON.stringify(stateOf(fixture.events))));
  });
});

/** A case that people act on while its clock is moved. */
const openCase = async (house: House) => {
  const caseId = freshCaseId();
  const act = doing(house, caseId);
  let skipped = 0;
  const now = (): Instant => instant(Date.now() + skipped);
  const state = async (): Promise<CaseFile> => {
    const found = await house.storedState(caseId);
    if (found === undefined) throw new Error('no such case');
    return found;
  };
  const does = async (actor: Parameters<typeof act>[0], ask: Ask): Promise<void> => {
    expect(await act(actor, ask)).toBeUndefined();
  };
  return {
    caseId,
    state,
    does,
    now,
    today: () => stockholmDate(now()),
    wait: async (count: number): Promise<void> => {
      await fastForward(house.journeyOf(caseId), days(count));
      skipped += days(count);
    },
    handover: async (): Promise<string> => (await state()).handovers.at(-1)?.id ?? '',
    meeting: async (): Promise<string> => (await state()).meetings.at(-1)?.id ?? '',
  };
};
type Case = Awaited<ReturnType<typeof openCase>>;

const toAssessment = async ({ caseId, does, handover, state, today }: Case): Promise<void> => {
  await does(people.fk, referral({ caseId }));
  await does(people.coach, { type: 'acceptHandover', handover: await handover() });
  await does(
    { type: 'system', source: 'waitingList' } as never,
    {
      type: 'callParticipant',
      coach: people.coach.staff,
      answerBy: addDays(today(), 14),
      calledBy: { agency: units.kommunSikta.agency, unit: units.kommunSikta.unit },
    } as Ask,
  );
  const summons = (await state()).summonses.at(-1)?.id ?? '';
  await does(people.coach, { type: 'recordSummonsDelivery', summons, how: 'letter', on: today() });
  await does(people.coach, { type: 'answerSummons', summons, answer: 'comes' });
};

const toHandover = async ({ does, wait, today }: Case): Promise<void> => {
  await wait(10);
  await does(people.coach, { type: 'completeAssessment', document: documentRef('kartläggning'), on: today() });
  await does(people.coach, { type: 'savePlan', document: documentRef('handlingsplan'), on: today() });
  await wait(16);
  await does(people.coach, { type: 'recordFollowUp', on: today(), document: documentRef('uppföljning') });
  await does(people.coach, { type: 'beginHandover' });
  await does(people.coach, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', agency: units.afRehab.agency, unit: units.afRehab.unit },
    action: 'vocationalRehabilitation',
    basis: 'samtycke',
    answerBy: addDays(today(), 21),
  });
};

const toAvslut = async ({ does, wait, now, handover, meeting }: Case): Promise<void> => {
  await does(people.coach, {
    type: 'bookMeeting',
    kind: 'handoverMeeting',
    startsAt: addDuration(now(), { days: 7 }),
    minutesLong: 60,
    mode: 'video',
    parties: [unitParty('sikta', units.kommunSikta), unitParty('af', units.afRehab), participantParty],
  });
  await does(people.af, { type: 'replyToMeeting', meeting: await meeting(), reply: 'comes' });
  await wait(8);
  const attended = ['sikta', 'af', 'participant'];
  await does(people.coach, { type: 'meetingHeld', meeting: await meeting(), attended, mode: 'video' });
  await does(people.coach, {
    type: 'recordMinutes',
    meeting: await meeting(),
    document: documentRef('minnesanteckning'),
    commitments: [],
    next: { none: 'handedOver' },
  });
  await does(people.af, { type: 'acceptHandover', handover: await handover(), caseworker: people.af.staff });
  await does(people.af, { type: 'closeCase', reason: 'vocationalRehabilitationAf' });
};

const record = async (house: House, name: string, { caseId }: Case): Promise<void> => {
  const handle = house.journeyOf(caseId);
  const rows = await house.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } });
  const fixture: Fixture = {
    workflowId: handle.workflowId,
    events: rows.map(({ payload }) => payload as unknown as CaseEvent),
    history: JSON.parse(historyToJSON(await handle.fetchHistory()), (_key, value: unknown) =>
      typeof value === 'string' && MACHINE.test(value) ? 'worker' : value,
    ),
  };
  const day = new Date().toISOString().slice(0, 10);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${day}-${name}.json`), `${JSON.stringify(fixture)}\n`, { flag: 'wx' });
};

test.runIf(RECORDING)('records journeys as they run today', async () => {
  const house = await openHouse({ codec: false });
  await house.startWorker();
  try {
    const begun = await openCase(house);
    await begun.does(people.fk, referral({ caseId: begun.caseId }));
    await begun.wait(40);
    await record(house, 'referral-unanswered', begun);

    const halfway = await openCase(house);
    await toAssessment(halfway);
    await house.journeyOf(halfway.caseId).signal(nudge);
    await toHandover(halfway);
    await record(house, 'handover-continued-as-new', halfway);

    const finished = await openCase(house);
    await toAssessment(finished);
    await toHandover(finished);
    await toAvslut(finished);
    const handle = house.journeyOf(finished.caseId);
    await until(
      () => handle.describe(),
      ({ status }) => status.name === 'COMPLETED',
    );
    await record(house, 'finished', finished);
  } finally {
    await house.stop();
  }
});
