import { Link, type LinkProps } from '@tanstack/react-router';

export type Chip = {
  readonly id: string;
  readonly label: string;
  /** Absent where nobody has counted. */
  readonly count?: number;
  readonly chosen: boolean;
  /** The address that shows this queue: filters live in the address. */
  readonly link: LinkProps;
};

/** Named queues with their counts; one is chosen. */
export const ChipFilter = ({ label, chips }: { label: string; chips: readonly Chip[] }) => (
  <nav aria-label={label}>
    <ul className="chips">
      {chips.map(({ id, label: name, count, chosen, link }) => (
        <li key={id}>
          <Link
            {...link}
            className="chip"
            aria-current={chosen ? 'true' : undefined}
            // The router marks the link to the present address itself; a queue within another is not that one.
            activeOptions={{ exact: true }}
          >
            {name} {count !== undefined && <span className="chip-count">{count}</span>}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
