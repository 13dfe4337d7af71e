/** The room for the names beside the bars, in px. */
export const LABELS = 200;

// So many letters go on a line of a name; a line and the least row, in px.
const LETTERS = 24;
const LINE = 18;
const ROW = 44;
const SERIES = 0.75;

const linesOf = (name: string): number =>
  name
    .split(' ')
    .reduce<readonly number[]>(
      ([last = 0, ...before], word) =>
        last > 0 && last + 1 + word.length > LETTERS
          ? [word.length, last, ...before]
          : [last + (last > 0 ? 1 : 0) + word.length, ...before],
      [],
    ).length;

/** How high a row of bars is so that no name lies over the next: by the longest of the names, and by how many bars a row has. */
export const rowHeight = (rows: readonly { readonly name: string }[], series: number): number =>
  Math.max(ROW * Math.max(1, series * SERIES), ...rows.map(({ name }) => linesOf(name) * LINE + 8));
