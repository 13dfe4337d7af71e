import { parseArgs } from 'node:util';

const parts = ['core', 'acts', 'timers', 'lists', 'door', 'gallring', 'console', 'start'] as const;
export type Part = (typeof parts)[number];

/** How much is measured. */
export type Counts = {
  readonly core: { readonly warmUp: number; readonly measured: number };
  readonly acts: { readonly journeys: number; readonly warmUp: number; readonly measured: number };
  readonly memory: { readonly journeys: number };
  readonly timers: { readonly deadlines: number };
  readonly lists: {
    readonly fewCases: number;
    readonly manyCases: number;
    readonly bigUnitTasks: number;
    readonly warmUp: number;
    readonly measured: number;
  };
  readonly door: { readonly cases: number; readonly warmUp: number; readonly measured: number };
  readonly gallring: {
    readonly fewCases: number;
    readonly manyCases: number;
    readonly warmUp: number;
    readonly measured: number;
  };
};

const full: Counts = {
  core: { warmUp: 30, measured: 200 },
  acts: { journeys: 12, warmUp: 60, measured: 360 },
  memory: { journeys: 400 },
  timers: { deadlines: 2_000 },
  lists: { fewCases: 1_000, manyCases: 100_000, bigUnitTasks: 20_000, warmUp: 40, measured: 300 },
  door: { cases: 1_000, warmUp: 50, measured: 500 },
  gallring: { fewCases: 1_000, manyCases: 100_000, warmUp: 20, measured: 200 },
};

/** Enough to see that everything works; the figures mean little. */
const quick: Counts = {
  core: { warmUp: 5, measured: 20 },
  acts: { journeys: 4, warmUp: 8, measured: 40 },
  memory: { journeys: 60 },
  timers: { deadlines: 100 },
  lists: { fewCases: 1_000, manyCases: 5_000, bigUnitTasks: 1_000, warmUp: 5, measured: 30 },
  door: { cases: 200, warmUp: 5, measured: 40 },
  gallring: { fewCases: 500, manyCases: 3_000, warmUp: 5, measured: 40 },
};

export type Options = {
  readonly json: boolean;
  readonly counts: Counts;
  readonly measures: (part: Part) => boolean;
};

const usage = `npm run bench -- [--json] [--quick] [--start] [--only core,acts,timers,lists,door,gallring,console,start]
  --json   one JSON object a line: name, value, unit, baseline, ratio
  --quick  few samples: shows that it works, not how fast it is
  --start  also times npm start, first and second, in a clone of what is committed (needs the package registry)
  --only   these parts alone`;

const isPart = (name: string): name is Part => (parts as readonly string[]).includes(name);

/** Reads the arguments. Throws with the usage for anything it does not know. */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      start: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const only = values.only?.split(',').map((name) => name.trim());
  const unknown = only?.find((name) => !isPart(name));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}".\n${usage}`);
  return {
    json: values.json,
    counts: values.quick ? quick : full,
    measures: (part) => (only ? only.includes(part) : part !== 'start' || values.start),
  };
};
