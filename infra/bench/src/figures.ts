/** What one measurement came to. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'kB' | 'events' | 'rows';
  /** What it is compared with, in the same unit. */
  readonly baseline?: number;
  readonly ratio?: number;
  readonly goal?: { readonly of: 'value' | 'ratio'; readonly atMost: number };
};

/** A figure beside its baseline. */
export const against = (figure: Omit<Figure, 'ratio'> & { readonly baseline: number }): Figure => ({
  ...figure,
  ratio: figure.value / figure.baseline,
});

/** Undefined when no goal is set. */
const isMet = ({ value, ratio, goal }: Figure): boolean | undefined => {
  if (goal === undefined) return undefined;
  return (goal.of === 'value' ? value : (ratio ?? Number.POSITIVE_INFINITY)) <= goal.atMost;
};

const rounded = (value: number): number => Number(value.toPrecision(value >= 1000 ? 6 : 4));

/** One line of JSON: name, value, unit, baseline, ratio; null where there is nothing to compare with. */
export const asJson = ({ name, value, unit, baseline, ratio }: Figure): string =>
  JSON.stringify({
    name,
    value: rounded(value),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio: ratio === undefined ? null : rounded(ratio),
  });

const shown = (value: number): string => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);

/** The heading above lines of `asLine`. */
export const heading =
  'figure                                        value unit      baseline   ratio  goal            kept';

/** One line for people, in columns. */
export const asLine = (figure: Figure): string => {
  const { name, value, unit, baseline, ratio, goal } = figure;
  const met = isMet(figure);
  const columns = [
    name.padEnd(42),
    shown(value).padStart(8),
    ` ${unit.padEnd(7)}`,
    (baseline === undefined ? '' : shown(baseline)).padStart(10),
    (ratio === undefined ? '' : `× ${ratio.toFixed(2)}`).padStart(8),
    goal === undefined
      ? ''
      : `  ${(goal.of === 'ratio' ? `≤ × ${goal.atMost}` : `≤ ${goal.atMost} ${unit}`).padEnd(15)}`,
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ];
  return columns.join('').trimEnd();
};
