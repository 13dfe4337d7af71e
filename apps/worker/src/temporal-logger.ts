import { STORE_FAULT } from '@stafett/workflows/ports';
import type { LogLevel, LogMetadata, Logger as TemporalLogger } from '@temporalio/worker';
import type { Logger } from 'pino';

/** Of what the SDK logs, these are ids and codes; anything else may hold a payload. */
const LOGGED = [
  'workflowId',
  'workflowType',
  'runId',
  'taskQueue',
  'namespace',
  'activityType',
  'attempt',
  'messageType',
  'refusal',
  'deadline',
  'rung',
] as const;

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

const factsOf = (metadata: LogMetadata = {}): Record<string, unknown> => {
  const error: unknown = metadata.error;
  const facts = Object.fromEntries(LOGGED.flatMap((key) => (key in metadata ? [[key, metadata[key]]] : [])));
  if (!(error instanceof Error)) return facts;
  const type: unknown = Reflect.get(error, 'type');
  // A fault of the store says by itself only codes and the place in our code.
  return { ...facts, error: error.name, type, ...(type === STORE_FAULT ? { fault: error.message } : {}) };
};

/** Lets Temporal's SDK log through ours, without payloads and without the words of errors. */
export const temporalLogger = (log: Logger): TemporalLogger => {
  const at = (level: LogLevel) => (message: string, metadata?: LogMetadata) =>
    log[LEVELS[level]](factsOf(metadata), message);
  return {
    log: (level, message, metadata) => at(level)(message, metadata),
    trace: at('TRACE'),
    debug: at('DEBUG'),
    info: at('INFO'),
    warn: at('WARN'),
    error: at('ERROR'),
  };
};
