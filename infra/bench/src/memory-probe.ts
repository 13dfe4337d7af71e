import { writeFileSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

// Loaded into the worker's process ahead of its program (node --import), in the main thread and in every thread that
// runs workflows. At SIGUSR2 each collects its garbage, and the sums go into a file.

/** Bytes. */
export type Memory = { readonly heap: number; readonly rss: number; readonly threads: number };

/** Names the file. */
export const MEMORY_FILE = 'STAFETT_BENCH_MEMORY_FILE';

const THREADS_ANSWER_WITHIN_MS = 1_500;

const heapNow = (): number => {
  globalThis.gc?.();
  return getHeapStatistics().used_heap_size;
};

const file = process.env[MEMORY_FILE];
if (file !== undefined) {
  const channel = new BroadcastChannel('stafett-bench-memory');
  channel.unref();
  if (isMainThread) {
    let heaps: number[] = [];
    channel.onmessage = (message) => {
      const { data } = message as { data: unknown };
      if (typeof data === 'number') heaps.push(data);
    };
    process.on('SIGUSR2', () => {
      heaps = [heapNow()];
      channel.postMessage('collect');
      setTimeout(() => {
        const heap = heaps.reduce((sum, one) => sum + one, 0);
        const memory: Memory = { heap, rss: process.memoryUsage.rss(), threads: heaps.length };
        writeFileSync(file, JSON.stringify(memory));
      }, THREADS_ANSWER_WITHIN_MS);
    });
  } else {
    channel.onmessage = (message) => {
      if ((message as { data: unknown }).data === 'collect') channel.postMessage(heapNow());
    };
  }
}
