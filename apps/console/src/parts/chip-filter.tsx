import { Link, type LinkProps } from '@tanstack/react-router';

export type Chip = {
  readonly id: string;
  readonly label: string;
  readonly count: number;
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
          <Link {...link} className="chip" aria-current={chosen ? 'true' : undefined}>
            {name} <span className="chip-count">{count}</span>
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
