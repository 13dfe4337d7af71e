import { phases } from '@stafett/domain';
import type { StalledRequest } from '@stafett/schemas';
import type { Sort } from '../../parts/sort-rows.ts';

/** What the address of Stannade ärenden holds: codes and opaque ids alone. */
export type StalledSearch = {
  readonly all?: true;
  readonly insats?: string;
  readonly phase?: (typeof phases)[number];
  readonly cause?: string;
  readonly agency?: string;
  /** A column's name; `-` before it: descending. */
  readonly sort?: string;
};

const columns = ['case', 'waitsFor', 'since', 'why', 'next', 'insats'];
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 80 ? value : undefined;

/** Takes whatever the address says; what it can't mean is left out. */
export const stalledSearch = (search: Record<string, unknown>): StalledSearch => {
  const insats = text(search.insats);
  const phase = phases.find((known) => known === search.phase);
  const cause = text(search.cause);
  const agency = text(search.agency);
  const sort = text(search.sort);
  return {
    ...(search.all === true && { all: true }),
    ...(insats && { insats }),
    ...(phase && { phase }),
    ...(cause && { cause }),
    ...(agency && { agency }),
    ...(sort && columns.includes(sort.replace(/^-/, '')) && { sort }),
  };
};

/** What is asked of the api. */
export const stalledRequest = ({ all, insats, phase, cause, agency }: StalledSearch): StalledRequest => ({
  stalledOnly: all !== true,
  ...(insats && { insats }),
  ...(phase && { phase }),
  ...(cause && { cause }),
  ...(agency && { waitingForAgency: agency }),
});

/** Without a choice, whoever has waited longest stands first. */
export const stalledSort = ({ sort }: StalledSearch): Sort =>
  sort === undefined
    ? { column: 'since', direction: 'descending' }
    : { column: sort.replace(/^-/, ''), direction: sort.startsWith('-') ? 'descending' : 'ascending' };

export const sortInAddress = ({ column, direction }: Sort): string =>
  direction === 'descending' ? `-${column}` : column;
