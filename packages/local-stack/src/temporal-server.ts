import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Connection } from '@temporalio/client';
import { CannotStart } from './cannot-start.ts';
import { freePort, isPortTaken } from './ports.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

export type TemporalOptions = {
  /** The executable: see findTemporalCli. */
  cli: string;
  port: number;
  /** The Web UI's port; without one there is no Web UI. */
  uiPort?: number;
  /** Where journeys are kept (SQLite); without one they live in memory and end with the process. */
  dbFile?: string;
  namespaces: string[];
  /** `{ name: type }`, type as Temporal writes it: Keyword, Int, Datetime, Bool … Never personal data. */
  searchAttributes?: Record<string, string>;
  logFile: string;
  /** Told of the process as soon as it exists, before it is ready. */
  onSpawn?: (process: ServerProcess) => void;
  /** Lets a workflow that asks for it skip time. Only for tests. */
  timeSkipping?: boolean;
  /** Temporal's own dynamic settings by name; the values are JSON. */
  settings?: Record<string, string>;
};

export type Temporal = ServerProcess & {
  /** `127.0.0.1:port` of the frontend. */
  address: string;
  port: number;
  uiUrl?: string;
};

/**
 * Starts a real Temporal server on the loopback address and waits until each namespace answers.
 * Refuses with CannotStart: a taken port, a full disk, a store it can't open.
 */
export const startTemporal = async (options: TemporalOptions): Promise<Temporal> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      // Besides the ports it is given, the server opens some of its own choice, which another may take meanwhile.
      const lostPort = error instanceof CannotStart && error.message.includes('its port is taken');
      if (!lostPort || attempt === 4) throw error;
    }
  }
};

const startOnce = async (options: TemporalOptions): Promise<Temporal> => {
  for (const port of [options.port, ...(options.uiPort === undefined ? [] : [options.uiPort])]) {
    if (await isPortTaken(port)) {
      throw new CannotStart(`Port ${port} is taken by another program, so Temporal can't use it.`);
    }
  }
  if (options.dbFile !== undefined) await mkdir(dirname(options.dbFile), { recursive: true });
  const address = `127.0.0.1:${options.port}`;
  const server = await startServerProcess({
    name: 'Temporal',
    command: options.cli,
    args: await commandLine(options),
    env: { ...process.env, TEMPORAL_CLI_DISABLE_TELEMETRY: '1', DO_NOT_TRACK: '1' },
    logFile: options.logFile,
    ...(options.onSpawn === undefined ? {} : { onSpawn: options.onSpawn }),
    stopSignal: 'SIGINT',
    readyWithinMs: 60_000,
    isReady: () => answers(address, options.namespaces),
    faults: [[/database is locked/i, 'its store is open in another Temporal server. Stop that one first.']],
  });
  const ui = options.uiPort === undefined ? {} : { uiUrl: `http://127.0.0.1:${options.uiPort}` };
  return { ...server, address, port: options.port, ...ui };
};

const commandLine = async (options: TemporalOptions): Promise<string[]> => [
  ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port)],
  ...(options.uiPort === undefined
    ? ['--headless']
    : ['--ui-port', String(options.uiPort), '--ui-ip', '127.0.0.1', '--ui-disable-news-fetch']),
  ...['--http-port', String(await freePort()), '--metrics-port', String(await freePort())],
  ...['--log-level', 'warn', '--log-format', 'json'],
  ...(options.dbFile === undefined ? [] : ['--db-filename', options.dbFile]),
  ...options.namespaces.flatMap((namespace) => ['--namespace', namespace]),
  ...Object.entries(options.searchAttributes ?? {}).flatMap(([name, type]) => [
    '--search-attribute',
    `${name}=${type}`,
  ]),
  ...Object.entries({ ...(options.timeSkipping ? TIME_SKIPPING : {}), ...options.settings }).flatMap(
    ([name, value]) => ['--dynamic-config-value', `${name}=${value}`],
  ),
];

const TIME_SKIPPING = {
  'frontend.WorkflowTimeSkippingEnabled': 'true',
  'history.timerProcessorMaxTimeShift': '"10ms"',
};

const answers = async (address: string, namespaces: string[]): Promise<boolean> => {
  const connection = await Connection.connect({ address, connectTimeout: '2s' });
  try {
    for (const namespace of namespaces) await connection.workflowService.describeNamespace({ namespace });
    return true;
  } finally {
    await connection.close();
  }
};
