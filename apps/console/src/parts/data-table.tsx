import { type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Sort, type SortKey, sortRows } from './sort-rows.ts';

export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Makes the column sortable. */
  readonly sort?: (row: Row) => SortKey;
  readonly numeric?: boolean;
  /** The cell names the row: one column has it. */
  readonly names?: boolean;
};

export type Selection = {
  readonly chosen: ReadonlySet<string>;
  readonly choose: (chosen: ReadonlySet<string>) => void;
  /** What a row is called in the name of its box ("Markera ärende KFV-4TQ2"). */
  readonly rowName: (key: string) => string;
};

/**
 * A plain table. When it is too wide for its place each row becomes a block of named values; the roles are written out because
 * browsers drop a table's own when its display changes. Give `sort` and `onSort` to keep the order in the address.
 */
export const DataTable = <Row,>({
  caption,
  captionSeen = false,
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  selection,
}: {
  caption: string;
  captionSeen?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort | undefined;
  onSort?: (sort: Sort) => void;
  selection?: Selection;
}) => {
  const { t, i18n } = useTranslation();
  const [ownSort, setOwnSort] = useState<Sort | undefined>(sort);
  const sorted = onSort ? sort : ownSort;
  const id = useId();

  const shown = useMemo(() => {
    const by = columns.find((column) => column.id === sorted?.column)?.sort;
    return sorted && by ? sortRows(rows, by, sorted.direction, i18n.language) : rows;
  }, [columns, rows, sorted, i18n.language]);

  const sortBy = (column: string) => {
    const direction = sorted?.column === column && sorted.direction === 'ascending' ? 'descending' : 'ascending';
    (onSort ?? setOwnSort)({ column, direction });
  };
  const keys = shown.map(rowKey);
  const all = selection !== undefined && keys.length > 0 && keys.every((key) => selection.chosen.has(key));
  const toggle = ({ chosen, choose }: Selection, key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    choose(next);
  };

  return (
    <div className="table-place">
      {/* biome-ignore-start lint/a11y/noRedundantRoles: written out for when the table is shown as blocks */}
      <table className="table" role="table" aria-labelledby={id}>
        <caption id={id} className={captionSeen ? undefined : 'unseen'}>
          {caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {selection && (
              <th scope="col" role="columnheader" className="table-choose">
                <input
                  type="checkbox"
                  aria-label={t('form.selectAll')}
                  checked={all}
                  onChange={() => selection.choose(new Set(all ? [] : keys))}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                role="columnheader"
                className={column.numeric ? 'numeric' : undefined}
                aria-sort={
                  sorted?.column === column.id ? sorted.direction : column.sort && rows.length > 1 ? 'none' : undefined
                }
                data-sortable={column.sort && rows.length > 1 ? '' : undefined}
              >
                {column.sort && rows.length > 1 ? (
                  <button type="button" className="table-sort" onClick={() => sortBy(column.id)}>
                    {column.header}
                  </button>
                ) : (
                  column.header
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row, index) => {
            const key = keys[index] ?? '';
            return (
              <tr key={key} role="row" data-chosen={selection?.chosen.has(key) ? '' : undefined}>
                {selection && (
                  <td role="cell" className="table-choose">
                    <input
                      type="checkbox"
                      aria-label={selection.rowName(key)}
                      checked={selection.chosen.has(key)}
                      onChange={() => toggle(selection, key)}
                    />
                  </td>
                )}
                {columns.map((column) => {
                  const Cell = column.names ? 'th' : 'td';
                  return (
                    <Cell
                      key={column.id}
                      {...(column.names ? { scope: 'row', role: 'rowheader' } : { role: 'cell' })}
                      className={column.numeric ? 'numeric' : undefined}
                    >
                      {/* Seen when rows are blocks; the header says it to screen readers. */}
                      <span className="table-label" aria-hidden="true">
                        {column.header}
                      </span>
                      <span className="table-value">{column.cell(row)}</span>
                    </Cell>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
    </div>
  );
};
