import type { IsoDate } from '@stafett/domain';
import { dueOf } from '../format/due.ts';
import { useFormat } from '../format/use-format.ts';

/** A deadline in one cell: the day, and the working days left or passed. */
export const DueText = ({ dueOn }: { dueOn: IsoDate }) => {
  const format = useFormat();
  const { type } = dueOf(dueOn, format.today);
  return (
    <span className="due">
      <span className="due-day">{format.near(dueOn)}</span>{' '}
      <span className={type === 'late' ? 'due-left due-late' : 'due-left'}>{format.due(dueOn)}</span>
    </span>
  );
};
