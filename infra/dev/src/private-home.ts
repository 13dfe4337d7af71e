import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The database keeps its own folder closed, under a user of its own; the tools hold no data. */
const NOT_OURS = new Set(['postgres', 'tools']);

/**
 * Closes the folder that a running Stafett keeps its data in to everybody else on the machine: folders 0700, files 0600, those that an earlier
 * version left open too. As root the folder itself stays passable (0711): PostgreSQL runs as another user beneath it.
 */
export const makePrivate = async (home: string, asRoot: boolean): Promise<void> => {
  // For what this process and those it starts make from now on.
  process.umask(0o077);
  await chmod(home, asRoot ? 0o711 : 0o700);
  for (const entry of await readdir(home, { withFileTypes: true }))
    if (!NOT_OURS.has(entry.name)) await close(join(home, entry.name), entry.isDirectory());
};

const close = async (path: string, isFolder: boolean): Promise<void> => {
  await chmod(path, isFolder ? 0o700 : 0o600);
  if (!isFolder) return;
  for (const entry of await readdir(path, { withFileTypes: true }))
    await close(join(path, entry.name), entry.isDirectory());
};
