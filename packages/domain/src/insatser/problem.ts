/** What is wrong in a model: `at` is the path within it, `reason` why it can't run. */
export type ModelProblem = { readonly at: string; readonly reason: string };

const repeated = (values: readonly string[]): ReadonlySet<string> =>
  new Set(values.filter((value, index) => values.indexOf(value) !== index));

export const twice = (at: string, what: string, values: readonly string[]): ModelProblem[] =>
  [...repeated(values)].map((value) => ({ at, reason: `${what} '${value}' is there twice` }));

export const none = (at: string, what: string, values: readonly unknown[]): ModelProblem[] =>
  values.length === 0 ? [{ at, reason: `no ${what}` }] : [];

export const unnamed = (at: string, value: string): ModelProblem[] =>
  value.trim() === '' ? [{ at, reason: 'is empty' }] : [];

export const notDays = (at: string, days: number): ModelProblem[] =>
  Number.isSafeInteger(days) && days > 0 ? [] : [{ at, reason: `${days} is not a whole number of days above 0` }];

export const after = (at: string, later: number, earlierName: string, earlier: number): ModelProblem[] =>
  later < earlier ? [{ at, reason: `${later} is less than ${earlierName} (${earlier})` }] : [];
