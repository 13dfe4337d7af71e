import type { ReactNode } from 'react';

export type SummaryRow = {
  readonly key: string;
  readonly value: ReactNode;
  /** A link or button that changes the value; its name must say which ("Ändra coach"). */
  readonly action?: ReactNode;
};

/** Facts as a list of terms and values. */
export const SummaryList = ({ rows }: { rows: readonly SummaryRow[] }) => (
  <dl className="summary">
    {rows.map(({ key, value, action }) => (
      <div key={key} className="summary-row">
        <dt>{key}</dt>
        <dd>{value}</dd>
        {action && <dd className="summary-action">{action}</dd>}
      </div>
    ))}
  </dl>
);
