/** Tells a person at a terminal what is being done, a line a step. */
export type Steps = {
  /** Does one step: prints its name, then how long it took. A note of its own may be printed on the way. */
  run: <T>(name: string, work: (note: (line: string) => void) => Promise<T>) => Promise<T>;
  /** Prints a line of its own. */
  say: (line: string) => void;
};

export const openSteps = (write: (text: string) => void = (text) => void process.stdout.write(text)): Steps => {
  let midLine = false;
  const say = (line: string): void => {
    write(`${midLine ? '\n' : ''}${line}\n`);
    midLine = false;
  };
  return {
    say,
    run: async (name, work) => {
      const started = performance.now();
      write(`${midLine ? '\n' : ''}${name} … `);
      midLine = true;
      const result = await work((line) => say(`  ${line}`));
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      write(midLine ? `done (${seconds} s)\n` : `${name}: done (${seconds} s)\n`);
      midLine = false;
      return result;
    },
  };
};
