import { onStore } from '@stafett/activities';
import type { Database, WayToTemporal } from '@stafett/db';
import { STORE_UNAVAILABLE } from '@stafett/workflows/ports';
import { NativeConnection, TransportError } from '@temporalio/worker';
import type { Logger } from 'pino';
import { CannotBegin, waitUntilUp } from './wait-until-up.ts';

const fieldOf = (error: unknown, field: 'code' | 'type'): unknown =>
  error instanceof Error ? Reflect.get(error, field) : undefined;

/** gRPC's codes for a caller who is not let in. */
const NOT_LET_IN: readonly unknown[] = [7, 16];

/** What `onStore` says of a fault, without the place in the code. */
const codesOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split(' at ')[0] ?? '') : 'unknown';

/** Waits for PostgreSQL. Throws `CannotBegin` when it is there and does not let the worker in. */
export const waitForStore = (db: Database, log: Logger): Promise<void> =>
  waitUntilUp(
    async () => {
      await onStore(() => db.$queryRawUnsafe('select 1'));
    },
    { server: 'PostgreSQL', log, isAway: (error) => fieldOf(error, 'type') === STORE_UNAVAILABLE },
  ).catch((error: unknown) => {
    throw new CannotBegin(`PostgreSQL does not let the worker in (${codesOf(error)}).`);
  });

/** Connects to Temporal when it is there and has the namespace. Throws `CannotBegin` when it does not let the worker in. */
export const connectToTemporal = async (
  way: WayToTemporal,
  namespace: string,
  log: Logger,
): Promise<NativeConnection> => {
  const connection = await waitUntilUp(() => NativeConnection.connect(way), {
    server: 'Temporal',
    log,
    isAway: (error) => error instanceof TransportError,
  });
  await waitUntilUp(() => connection.workflowService.describeNamespace({ namespace }), {
    server: 'Temporal’s namespace',
    log,
    isAway: (error) => typeof fieldOf(error, 'code') === 'number' && !NOT_LET_IN.includes(fieldOf(error, 'code')),
  }).catch(async (error: unknown) => {
    await connection.close();
    throw new CannotBegin(`Temporal does not let the worker in (code ${String(fieldOf(error, 'code'))}).`);
  });
  return connection;
};
