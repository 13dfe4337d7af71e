import { useId } from 'react';

export type CountCells = { readonly key: string; readonly name: string; readonly cells: readonly (number | string)[] };

/** A few columns of numbers, with a sum last. Narrow enough to stay a table on any screen. */
export const CountTable = ({
  caption,
  headers,
  rows,
  sum,
}: {
  caption: string;
  /** The first is what the rows are of. */
  headers: readonly string[];
  rows: readonly CountCells[];
  sum: CountCells;
}) => {
  const id = useId();
  return (
    <table className="table" aria-labelledby={id}>
      <caption id={id}>{caption}</caption>
      <thead>
        <tr>
          {headers.map((header, index) => (
            <th key={header} scope="col" className={index > 0 ? 'numeric' : undefined}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CountLine key={row.key} row={row} />
        ))}
      </tbody>
      <tfoot>
        <CountLine row={sum} />
      </tfoot>
    </table>
  );
};

const CountLine = ({ row: { name, cells } }: { row: CountCells }) => (
  <tr>
    <th scope="row">{name}</th>
    {cells.map((cell, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: columns neither move nor go.
      <td key={index} className="numeric">
        {cell}
      </td>
    ))}
  </tr>
);
