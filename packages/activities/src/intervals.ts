import { type CaseFile, type InsatsModel, type Instant, startOfDay, waitingFor } from '@stafett/domain';
import { type IntervalRows, type IntervalTable, intervalTables } from './rows.ts';
import type { Step } from './steps.ts';

/** One stored act of a case: what it did to the state, when, and the number of its last event. */
export type StoredAct = {
  readonly seq: number;
  readonly at: Instant;
  readonly imported: boolean;
  readonly before: CaseFile | undefined;
  readonly after: CaseFile;
};

/** Gathers the steps of a case into acts: those of one command, which all happened at one instant. */
export const actsOf = (steps: readonly Step[]): readonly StoredAct[] => {
  const acts: StoredAct[] = [];
  let commandId: string | undefined;
  for (const step of steps) {
    const begun = step.commandId === commandId ? acts.pop() : undefined;
    acts.push({
      seq: step.seq,
      at: step.event.at,
      imported: begun?.imported ?? step.event.type === 'caseImported',
      before: begun ? begun.before : step.before,
      after: step.after,
    });
    commandId = step.commandId;
  }
  return acts;
};

/** What became of one kind of interval: the stored open one ends, if there is one; these are added. */
export type IntervalChange = {
  readonly table: IntervalTable;
  readonly endsAt: Instant | undefined;
  readonly added: readonly IntervalRows[IntervalTable][];
};

type Value<Table extends IntervalTable> = Omit<
  IntervalRows[Table],
  'case_id' | 'seq' | 'valid_from' | 'valid_to' | 'tenant'
>;

/** What an interval holds, or nothing while none is open. */
const values: {
  readonly [Table in IntervalTable]: (state: CaseFile, model: InsatsModel) => Value<Table> | undefined;
} = {
  case_phase: ({ phase }) => ({ phase }),
  // Only an open case is somebody's responsibility (promise 1) and waits on somebody (promise 2).
  case_holder: ({ phase, holder }) =>
    phase === 'closed' ? undefined : { agency: holder.agency, unit: holder.unit, staff: holder.caseworker ?? null },
  case_waiting: (state, model) => {
    const waits = waitingFor(state, model);
    return waits && { agency: waits.agency, unit: waits.unit, staff: waits.staff ?? null, reason: waits.reason };
  },
  case_income: ({ incomeNow }) => ({ income: incomeNow }),
};

const isSame = (a: object | undefined, b: object | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

type Row = IntervalRows[IntervalTable];

const rowOf = (act: StoredAct, value: object, from: Instant): Row =>
  ({
    case_id: act.after.id,
    seq: act.seq,
    valid_from: from,
    valid_to: null,
    tenant: act.after.holder.agency,
    ...value,
  }) as Row;

const isNotEmpty = ({ valid_from, valid_to }: Row): boolean => valid_to === null || valid_from < valid_to;

const changeOf = (table: IntervalTable, acts: readonly StoredAct[], model: InsatsModel): IntervalChange => {
  let endsAt: Instant | undefined;
  const added: Row[] = [];
  for (const act of acts) {
    const value = values[table](act.after, model);
    const stood = act.before && values[table](act.before, model);
    if (isSame(stood, value)) continue;
    const last = added.at(-1);
    if (last?.valid_to === null) added.splice(-1, 1, { ...last, valid_to: act.at });
    else if (!last && stood) endsAt = act.at;
    if (value) added.push(rowOf(act, value, act.at));
  }
  return { table, endsAt, added: added.filter(isNotEmpty) };
};

type Past = { readonly phase: string; readonly from: Instant };

/** The phases that an imported row tells of: in kö from the referral, then started, then closed. Steps between are unknown. */
const phasesOfPast = (state: CaseFile): readonly Past[] => {
  const referred = startOfDay(state.facts.referredOn);
  const started = state.startedOn && startOfDay(state.startedOn);
  const closed = state.closure && startOfDay(state.closure.on);
  const past: Past[] = [];
  if (closed) past.unshift({ phase: 'closed', from: closed });
  if (started) past.unshift({ phase: closed ? 'insats' : state.phase, from: started });
  if (!started || referred < started)
    past.unshift({ phase: closed || started ? 'waitingList' : state.phase, from: referred });
  return past;
};

/** An import tells of days before it: the figures of those days stand on intervals that begin in the list's own past. */
const pastOfImport = (act: StoredAct, change: IntervalChange): readonly Row[] => {
  const state = act.after;
  switch (change.table) {
    case 'case_phase': {
      const past = phasesOfPast(state);
      return past.map(({ phase, from }, index) => ({
        ...rowOf(act, { phase }, from),
        // One row per number: the earlier phases take the numbers before the import's own.
        seq: act.seq - (past.length - 1 - index),
        valid_to: past[index + 1]?.from ?? null,
      }));
    }
    case 'case_income':
    case 'case_holder':
      return change.added.map((row) => ({ ...row, valid_from: startOfDay(state.facts.referredOn) }));
    case 'case_waiting':
      return change.added;
  }
};

const afterImport = (table: IntervalTable, imported: StoredAct, rest: readonly StoredAct[], model: InsatsModel) => {
  const past = pastOfImport(imported, changeOf(table, [imported], model));
  const { endsAt, added } = changeOf(table, rest, model);
  const ended = past.map((row) => (row.valid_to === null && endsAt ? { ...row, valid_to: endsAt } : row));
  return { table, endsAt: undefined, added: [...ended.filter(isNotEmpty), ...added] };
};

/**
 * What a run of acts does to the intervals. Takes the acts in order, without gaps. An interval that would be empty is left
 * out; when the stored open one would become so, the writer removes it.
 */
export const intervalChanges = (acts: readonly StoredAct[], model: InsatsModel): readonly IntervalChange[] => {
  const [first, ...rest] = acts;
  return intervalTables
    .map((table) => (first?.imported ? afterImport(table, first, rest, model) : changeOf(table, acts, model)))
    .filter(({ endsAt, added }) => endsAt !== undefined || added.length > 0);
};
