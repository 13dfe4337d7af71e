/** Times in milliseconds, one per measured call. */
export type Samples = readonly number[];

/** The value that `share` (0–1) of the samples do not exceed, by nearest rank. Refuses no samples at all. */
const percentile = (samples: Samples, share: number): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('nothing was measured');
  return found;
};

export const p50 = (samples: Samples): number => percentile(samples, 0.5);
export const p99 = (samples: Samples): number => percentile(samples, 0.99);

/** Something to measure; `turn` counts its calls from 0, those of the warm-up among them. */
export type Contender<Name extends string> = { readonly name: Name; readonly call: (turn: number) => Promise<unknown> };

export type Rounds = { readonly warmUp: number; readonly measured: number };

/**
 * Measures contenders against one another: one call of each in every round, one at a time, and in each round another
 * goes first, so that what disturbs the machine disturbs them alike. The rounds of the warm-up are not counted.
 */
export const interleave = async <Name extends string>(
  contenders: readonly Contender<Name>[],
  { warmUp, measured }: Rounds,
): Promise<Readonly<Record<Name, Samples>>> => {
  const samples = Object.fromEntries(contenders.map(({ name }) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < warmUp + measured; round += 1) {
    const first = round % contenders.length;
    for (const { name, call } of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      const begun = performance.now();
      await call(round);
      if (round >= warmUp) samples[name].push(performance.now() - begun);
    }
  }
  return samples;
};
