import { rm, utimes, writeFile } from 'node:fs/promises';

const EVERY_MS = 5_000;

/** Keeps a file whose time of change says that the worker polls; whoever watches takes one older than half a minute as ill. */
export const keepHealthFile = async (
  file: string,
  isHealthy: () => boolean,
): Promise<{ stop: () => Promise<void> }> => {
  await writeFile(file, `${process.pid}\n`);
  const timer = setInterval(() => {
    const now = new Date();
    if (isHealthy()) utimes(file, now, now).catch(() => writeFile(file, `${process.pid}\n`).catch(() => {}));
  }, EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await rm(file, { force: true });
    },
  };
};
