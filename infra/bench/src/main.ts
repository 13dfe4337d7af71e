import { cpus } from 'node:os';
import { measureActs } from './acts.ts';
import { measureConsole } from './console-size.ts';
import { measureCore } from './core.ts';
import { measureDoor } from './door.ts';
import { asJson, asLine, type Figure, heading } from './figures.ts';
import { measureGallring } from './gallring.ts';
import { openJourneysHouse } from './journeys-house.ts';
import { measureMemory } from './memory.ts';
import { measureStart } from './npm-start.ts';
import { type Options, readOptions } from './options.ts';
import { type Servers, startServers } from './servers.ts';
import { measureTaskLists } from './task-lists.ts';
import { measureTimers } from './timers.ts';

const note = (line: string): void => {
  process.stderr.write(`… ${line}\n`);
};

const run = async (options: Options): Promise<void> => {
  const { counts, measures, json } = options;
  const show = (figures: readonly Figure[]): void => {
    for (const figure of figures) console.log(json ? asJson(figure) : asLine(figure));
  };
  let servers: Servers | undefined;
  const interrupted = async (signal: NodeJS.Signals): Promise<void> => {
    note(`${signal}: ending what was started`);
    await servers?.close();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  /** A part that fails is told of and leaves the others their turn. */
  const measure = async (part: string, work: () => Promise<void>): Promise<void> => {
    note(part);
    const begun = performance.now();
    try {
      await work();
      note(`${part}: ${Math.round((performance.now() - begun) / 1_000)} s`);
    } catch (error) {
      process.exitCode = 1;
      note(`${part} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (servers) note(`what the programs said last:\n${await servers.lastLines()}`);
    }
  };

  note(`${cpus().length} cores, Node ${process.versions.node}`);
  if (!json) console.log(heading);
  if (measures('core')) await measure('the core', async () => show(await measureCore(counts.core)));
  if (measures('console')) await measure('console', async () => show(await measureConsole()));
  if ((['acts', 'timers', 'lists', 'door', 'gallring'] as const).some(measures)) {
    const started = await startServers();
    servers = started;
    try {
      if (measures('acts'))
        await measure('acts and memory', async () => {
          const house = await openJourneysHouse(started, 'acts');
          try {
            show(await measureActs(house, counts.acts));
            show(await measureMemory(house, counts.memory));
          } finally {
            await house.close();
          }
        });
      if (measures('timers'))
        await measure('deadlines', async () => {
          const house = await openJourneysHouse(started, 'timers');
          try {
            show(await measureTimers(house, counts.timers));
          } finally {
            await house.close();
          }
        });
      if (measures('lists'))
        await measure('task lists', async () => show(await measureTaskLists(started, counts.lists, note)));
      if (measures('door')) await measure('the door', async () => show(await measureDoor(started, counts.door)));
      if (measures('gallring'))
        await measure('gallring', async () => show(await measureGallring(started, counts.gallring, note)));
    } finally {
      await started.close();
      servers = undefined;
    }
  }
  if (measures('start')) await measure('npm start', async () => show(await measureStart()));
};

await run(readOptions(process.argv.slice(2)));
