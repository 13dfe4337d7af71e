import { type LogRow, type LogStamp, type SourceSaying, sayingText, stampedText } from '@stafett/db';
import { KeyMissing, stampScope, type Vault } from '@stafett/vault';

/** A row as it waits, with what is said to prove it. */
export type WaitingRow = LogRow & {
  readonly source: string | null;
  readonly sourceNumber: number | null;
  readonly stamp: string | null;
};

/** What PostgreSQL writes by itself for programs that have no stamps: its own protocol and the codec server's log say the same. */
const DATABASE_ACTIONS: ReadonlySet<string> = new Set(['gallring.carriedOut', 'codec.decoded']);

type Fingerprint = Pick<Vault, 'fingerprint'>;

const isStamp = async (vault: Fingerprint, text: string, stamp: string): Promise<boolean> => {
  try {
    return (await vault.fingerprint(stampScope, text)) === stamp;
  } catch (error) {
    // No program has stamped anything yet.
    if (error instanceof KeyMissing) return false;
    throw error;
  }
};

/** Whether the row is as a running program stamped it. Throws what the vault throws, but for a key that was never made. */
export const isStamped = async (vault: Fingerprint, row: WaitingRow): Promise<boolean> => {
  const { source, sourceNumber: number, stamp } = row;
  if (source === null || number === null || stamp === null) return false;
  return isStamp(vault, stampedText({ source, number }, row), stamp);
};

/** Whose row it is: see `AuditEntry`. `isKnown`: one with its id is sealed already. */
export const originOf = async (
  vault: Fingerprint,
  row: WaitingRow,
  isKnown: boolean,
): Promise<'stamped' | 'database' | 'unproved'> => {
  if (isKnown) return 'unproved';
  if (row.source === null) return row.kind === 'act' && DATABASE_ACTIONS.has(row.action) ? 'database' : 'unproved';
  return (await isStamped(vault, row)) ? 'stamped' : 'unproved';
};

/** What is wrong with the rows of one agency that a running program wrote. */
export type SourceFault =
  /** The program says that these rows stood; they were never sealed, and do not wait. */
  | { readonly type: 'neverSealed'; readonly source: string; readonly from: number; readonly to: number }
  /** What it said of itself is not as it said it. */
  | { readonly type: 'sourceChanged'; readonly source: string }
  /** Rows of it stand, and what it said of itself is gone. */
  | { readonly type: 'sourceMissing'; readonly source: string };

export type StampedSaying = SourceSaying & Pick<LogStamp, 'stamp'>;

/** Which numbers of one program have been met: everything up to `upTo`, and those. */
type Met = { upTo: number; readonly beyond: Set<number>; least: number };

/** Collects which numbers of which programs an agency's rows have. */
export const metNumbers = () => {
  const sources = new Map<string, Met>();
  return {
    sources,
    meet: (source: string, number: number): void => {
      const met = sources.get(source) ?? { upTo: 0, beyond: new Set<number>(), least: number };
      sources.set(source, met);
      met.least = Math.min(met.least, number);
      met.beyond.add(number);
      while (met.beyond.delete(met.upTo + 1)) met.upTo += 1;
    },
  };
};

const gapsOf = (met: Met | undefined, from: number, settled: number, unused: ReadonlySet<number>) => {
  const gaps: { from: number; to: number }[] = [];
  for (let number = Math.max(from, (met?.upTo ?? 0) + 1); number <= settled; number += 1) {
    if (met?.beyond.has(number) || unused.has(number)) continue;
    const last = gaps.at(-1);
    if (last && last.to === number - 1) last.to = number;
    else gaps.push({ from: number, to: number });
  }
  return gaps;
};

/**
 * Compares what the programs say that they wrote for an agency with what stands. `cutAt`: up to when its log was removed after its time;
 * what a program from before then wrote first may be gone with that.
 */
export const checkSources = async (
  vault: Fingerprint,
  tenant: string,
  sayings: readonly StampedSaying[],
  met: ReturnType<typeof metNumbers>['sources'],
  cutAt: Date | undefined,
): Promise<readonly SourceFault[]> => {
  const faults: SourceFault[] = [];
  for (const saying of sayings) {
    const { id: source, startedAt, settled, unused, stamp } = saying;
    const numbers = met.get(source);
    if (!numbers && !Object.hasOwn(settled, tenant)) continue;
    if (!(await isStamp(vault, sayingText(saying), stamp))) {
      faults.push({ type: 'sourceChanged', source });
      continue;
    }
    const isCut = cutAt !== undefined && startedAt <= cutAt;
    if (isCut && !numbers) continue;
    const from = isCut ? (numbers?.least ?? 1) : 1;
    for (const gap of gapsOf(numbers, from, settled[tenant] ?? 0, new Set(unused[tenant])))
      faults.push({ type: 'neverSealed', source, ...gap });
  }
  const known = new Set(sayings.map(({ id }) => id));
  return [
    ...faults,
    ...[...met.keys()]
      .filter((source) => !known.has(source))
      .map((source): SourceFault => ({ type: 'sourceMissing', source })),
  ];
};
