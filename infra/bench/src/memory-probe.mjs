// Loaded ahead of the worker's program (node --import), in the main thread and in every thread that runs workflows. At
// SIGUSR2 each collects its garbage, and the sums go into a file. JavaScript, since it comes before tsx.
import { renameSync, writeFileSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

const THREADS_ANSWER_WITHIN_MS = 1_500;

const collected = () => {
  globalThis.gc();
  return getHeapStatistics().used_heap_size;
};

const listen = (file) => {
  const channel = new BroadcastChannel('stafett-bench-memory');
  channel.unref();
  if (!isMainThread) {
    channel.onmessage = ({ data }) => {
      if (data === 'collect') channel.postMessage(collected());
    };
    return;
  }
  let heaps = [];
  channel.onmessage = ({ data }) => {
    if (typeof data === 'number') heaps.push(data);
  };
  process.on('SIGUSR2', () => {
    heaps = [collected()];
    channel.postMessage('collect');
    setTimeout(() => {
      const heap = heaps.reduce((sum, one) => sum + one, 0);
      const memory = { heap, rss: process.memoryUsage.rss(), threads: heaps.length };
      writeFileSync(`${file}.unfinished`, JSON.stringify(memory));
      renameSync(`${file}.unfinished`, file);
    }, THREADS_ANSWER_WITHIN_MS);
  });
};

const file = process.env.STAFETT_BENCH_MEMORY_FILE;
if (file) listen(file);
