import type { Transaction } from '@stafett/db';
import { addDays, type IsoDate, type MonthFact, monthEnd } from '@stafett/domain';

/** The last day of a month that had come by the day: what is left of cases that are gone is known as of those days. */
export const lastMonthEnd = (day: IsoDate): IsoDate => {
  const end = monthEnd(day);
  return end === day ? end : addDays(monthEnd(day).slice(0, 8).concat('01') as IsoDate, -1);
};

/** What is left of one measure of the cases that are gone, from months up to the day. Takes a transaction of `asCounter`. */
export const factsOf = async <Measure extends MonthFact['measure']>(
  transaction: Transaction,
  insats: string,
  measure: Measure,
  to: IsoDate,
): Promise<
  readonly {
    readonly id: string;
    readonly month: IsoDate;
    readonly value: Extract<MonthFact, { measure: Measure }>['value'];
  }[]
> =>
  transaction.$queryRaw`
    SELECT id::text AS id, month::text AS month, value FROM month_statistics
    WHERE insats = ${insats} AND measure = ${measure} AND month <= ${to}::date`;
