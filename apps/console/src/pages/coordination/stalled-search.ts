import { phases, type Queue, queueKinds } from '@stafett/domain';
import type { StalledRequest } from '@stafett/schemas';
import type { Sort } from '../../parts/sort-rows.ts';

/** What the address of Stannade ärenden holds: codes and opaque ids alone. */
export type StalledSearch = {
  readonly all?: true;
  readonly insats?: string;
  /** One of the places of the insats. */
  readonly ort?: string;
  readonly phase?: (typeof phases)[number];
  readonly cause?: string;
  readonly agency?: string;
  /** One of the named queues. */
  readonly ko?: string;
  /** A column's name; `-` before it: descending. */
  readonly sort?: string;
};

const columns = ['case', 'waitsFor', 'stood', 'since', 'why', 'next', 'insats'];
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 80 ? value : undefined;

const isQueue = (value: string): value is Queue =>
  queueKinds.some((kind) => kind !== 'waitsOn' && kind === value) || /^waitsOn:[0-9a-f-]{36}$/.test(value);

/** Takes whatever the address says; what it can't mean is left out. */
export const stalledSearch = (search: Record<string, unknown>): StalledSearch => {
  const insats = text(search.insats);
  const ort = insats && text(search.ort);
  const phase = phases.find((known) => known === search.phase);
  const cause = text(search.cause);
  const agency = text(search.agency);
  const ko = text(search.ko);
  const sort = text(search.sort);
  return {
    ...(search.all === true && { all: true }),
    ...(insats && { insats }),
    ...(ort && { ort }),
    ...(phase && { phase }),
    ...(cause && { cause }),
    ...(agency && { agency }),
    ...(ko && isQueue(ko) && { ko }),
    ...(sort && columns.includes(sort.replace(/^-/, '')) && { sort }),
  };
};

/** What is asked of the api. */
export const stalledRequest = ({ all, insats, ort, phase, cause, agency, ko }: StalledSearch): StalledRequest => ({
  stalledOnly: all !== true,
  ...(insats && { insats }),
  ...(ort && { place: ort }),
  ...(phase && { phase }),
  ...(cause && { cause }),
  ...(agency && { waitingForAgency: agency }),
  ...(ko && isQueue(ko) && { queue: ko }),
});

/** Without a choice, whoever has stood still longest stands first. */
export const stalledSort = ({ sort }: StalledSearch): Sort =>
  sort === undefined
    ? { column: 'stood', direction: 'descending' }
    : { column: sort.replace(/^-/, ''), direction: sort.startsWith('-') ? 'descending' : 'ascending' };

export const sortInAddress = ({ column, direction }: Sort): string =>
  direction === 'descending' ? `-${column}` : column;
