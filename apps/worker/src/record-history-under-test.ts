import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  CaseEvent,
  CaseFile,
  GroupSeries,
  Samverkansteam,
  SamverkansteamEvent,
  WaitingList,
  WaitingListEvent,
} from '@stafett/domain';
import { nudge } from '@stafett/workflows/messages';
import { type History, historyToJSON, type JSONPayload } from '@temporalio/common/lib/proto-utils.js';
import { type House, until } from './house-under-test.ts';

/** What is kept of a journey, a kö, a samverkansteam or a group: one run's history, and what the store held when it was recorded. */
export type Fixture = {
  readonly workflowId: string;
  readonly events: readonly (CaseEvent | WaitingListEvent | SamverkansteamEvent)[];
  readonly state: CaseFile | WaitingList | Samverkansteam | GroupSeries;
  readonly history: unknown;
};

/** Where a running workflow's events and state are found. */
export type Source = {
  readonly workflowId: string;
  readonly events: () => Promise<Fixture['events']>;
  /** As the store holds it. */
  readonly stored: () => Promise<Fixture['state'] | undefined>;
  /** As the workflow knows it. */
  readonly known: () => Promise<Fixture['state'] | undefined>;
};

/** How a history names the machine that ran it: process@host. It is nobody's business. */
const MACHINE = /^\d+@/;

const inClear = <Value>({ data }: JSONPayload): Value =>
  JSON.parse(Buffer.from(data ?? '', 'base64').toString('utf8')) as Value;

/** Without the machine's name, and without the paths in stack traces. */
const cleaned = (history: History): { readonly events: readonly Record<string, unknown>[] } =>
  JSON.parse(historyToJSON(history), (key, value: unknown) => {
    if (key === 'stackTrace') return '';
    if (key === 'encodedAttributes' && value) {
      const payload = value as JSONPayload;
      const words = { ...inClear<object>(payload), stack_trace: '' };
      return { ...payload, data: Buffer.from(JSON.stringify(words)).toString('base64') };
    }
    return typeof value === 'string' && MACHINE.test(value) ? 'worker' : value;
  });

type CarriedOn = { readonly input?: { readonly payloads?: readonly JSONPayload[] } };

const hasEnded = (state: Fixture['state']): boolean =>
  ('phase' in state && state.phase === 'closed') || ('endedOn' in state && state.endedOn !== undefined);

/** Makes a workflow of the house continue as new. Gives the run that ended so. */
export const continueAsNew = async (house: House, workflowId: string): Promise<string> => {
  const handle = house.client.workflow.getHandle(workflowId);
  const { runId } = await handle.describe();
  await handle.signal(nudge);
  await until(
    async () => (await handle.describe()).runId,
    (now) => now !== runId,
  );
  return runId;
};

/** Writes histories into files of today's date. A file that is there is left, and refused. */
export const openRecorder = async (house: House, folder: string) => {
  const day = new Date().toISOString().slice(0, 10);
  await mkdir(folder, { recursive: true });
  const keep = (name: string, fixture: Fixture): Promise<void> =>
    writeFile(join(folder, `${day}-${name}.json`), `${JSON.stringify(fixture)}\n`, { flag: 'wx' });
  return {
    /** The run that goes on, or that has ended: with the state as the store holds it. */
    record: async (name: string, { workflowId, events, stored, known }: Source): Promise<void> => {
      const [found] = await until(
        async () => [await stored(), await known()] as const,
        ([kept, running]) => kept !== undefined && kept.seq === running?.seq,
      );
      const handle = house.client.workflow.getHandle(workflowId);
      if (found && hasEnded(found)) await handle.result();
      const history = cleaned(await handle.fetchHistory());
      await keep(name, { workflowId, events: await events(), state: found as Fixture['state'], history });
    },
    /** A run that has continued as new: with the state that it carried on. */
    recordEarlier: async (name: string, runId: string, { workflowId, events }: Source): Promise<void> => {
      const history = cleaned(await house.client.workflow.getHandle(workflowId, runId).fetchHistory());
      const last = history.events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes as CarriedOn | undefined;
      const [input] = last?.input?.payloads ?? [];
      if (input === undefined) throw new Error(`${name} has not continued as new`);
      const { carried } = inClear<{ readonly carried: Fixture['state'] }>(input);
      await keep(name, { workflowId, events: (await events()).slice(0, carried.seq), state: carried, history });
    },
  };
};
