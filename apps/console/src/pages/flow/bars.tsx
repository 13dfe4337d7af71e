import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { LABELS, rowHeight } from './row-height.ts';

export type BarRow = { readonly name: string; readonly values: Readonly<Record<string, number | undefined>> };
export type BarSeries = { readonly id: string; readonly name: string };

const fills = ['var(--accent)', 'var(--ink-2)'];

/**
 * Lying bars: one group a row. A picture of the table that stands beside it, so it is hidden from screen readers; nothing moves.
 * Fetched by the page that shows it, never with the first page.
 */
export const Bars = ({
  rows,
  series,
  unit,
}: {
  rows: readonly BarRow[];
  series: readonly BarSeries[];
  unit: string;
}) => (
  <div className="bars" aria-hidden="true" data-rows={rows.length}>
    <ResponsiveContainer width="100%" height={rows.length * rowHeight(rows, series.length) + 72}>
      <BarChart
        layout="vertical"
        data={rows.map(({ name, values }) => ({ name, ...values }))}
        margin={{ left: 8, right: 24, top: 8, bottom: 8 }}
        accessibilityLayer={false}
      >
        <CartesianGrid horizontal={false} stroke="var(--line)" />
        <XAxis type="number" unit={unit} stroke="var(--ink-2)" allowDecimals={false} />
        <YAxis type="category" dataKey="name" width={LABELS} stroke="var(--ink-2)" interval={0} />
        <Tooltip
          cursor={false}
          isAnimationActive={false}
          contentStyle={{ background: 'var(--raised)', borderColor: 'var(--line)', color: 'var(--ink)' }}
        />
        {series.length > 1 && <Legend />}
        {series.map(({ id, name }, index) => (
          <Bar
            key={id}
            dataKey={id}
            name={name}
            fill={fills[index % fills.length] ?? 'currentColor'}
            isAnimationActive={false}
            maxBarSize={20}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  </div>
);
