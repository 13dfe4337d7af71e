import { readFile, rename, writeFile } from 'node:fs/promises';
import { stopLeftover } from '@stafett/local-stack';

/** A process that this start began, kept on disk so that a start after a crash can end exactly these. */
export type Kept = {
  name: string;
  pid: number;
  /** Words that its command line holds; a pid that somebody else has got by now does not. */
  mustHold: string[];
  signal: NodeJS.Signals;
};

export type Register = {
  add: (process: Kept) => Promise<void>;
  remove: (pid: number) => Promise<void>;
};

/** Ends what an earlier start left running, tells which, and gives the register for this one. */
export const openRegister = async (file: string, say: (line: string) => void): Promise<Register> => {
  let kept = await readKept(file);
  // The last one started leans on those before it.
  for (const { name, pid, mustHold, signal } of kept.reverse()) {
    if (await stopLeftover(pid, mustHold, signal)) say(`stopped ${name}, which an earlier start had left running`);
  }
  kept = [];
  let writing = Promise.resolve();
  const save = (next: Kept[]): Promise<void> => {
    kept = next;
    writing = writing.then(async () => {
      await writeFile(`${file}.unfinished`, JSON.stringify(kept));
      await rename(`${file}.unfinished`, file);
    });
    return writing;
  };
  await save([]);
  return {
    add: (process) => save([...kept, process]),
    remove: (pid) => save(kept.filter((process) => process.pid !== pid)),
  };
};

const readKept = async (file: string): Promise<Kept[]> => {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(kept) ? (kept as Kept[]) : [];
  } catch {
    return [];
  }
};
