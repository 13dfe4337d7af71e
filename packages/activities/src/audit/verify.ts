import type { Database, Transaction } from '@stafett/db';
import type { Vault } from '@stafett/vault';
import { type SealedEntry, sealsOf } from './chain.ts';
import { type ChainFault, checkChain, type SeenHead } from './check-chain.ts';
import { checkSources, isStamped, metNumbers, type SourceFault, type StampedSaying } from './sources.ts';

const PER_PAGE = 1_000;

/** What checking one agency's log found. */
export type VerifiedLog = {
  readonly tenant: string;
  /** Rows that stand there. */
  readonly rows: number;
  readonly faults: readonly (ChainFault | SourceFault)[];
  /** Where it ends: to be kept outside of the database until the next check. */
  readonly head: SeenHead | undefined;
  /** What is read and done and not sealed yet, and since when the oldest of it waits. */
  readonly waiting: { readonly rows: number; readonly since: Date | undefined };
  /** Programs that wrote for the log and have not said that they ended, and when they last said how far they had come. */
  readonly running: readonly { readonly source: string; readonly saidAt: Date }[];
};

const sayingsOf = async (transaction: Transaction): Promise<readonly StampedSaying[]> =>
  (await transaction.logSource.findMany({ orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] })).map((row) => ({
    ...row,
    settled: row.settled as Record<string, number>,
    unused: row.unused as Record<string, number[]>,
  }));

/** The numbers of the rows that wait: of those alone that are as they were written. */
const meetWaiting = async (
  transaction: Transaction,
  vault: Vault,
  tenant: string,
  meet: (source: string, number: number) => void,
): Promise<void> => {
  for (const row of await transaction.readLog.findMany({ where: { tenant, source: { not: null } } })) {
    const sourceNumber = row.sourceNumber === null ? null : Number(row.sourceNumber);
    const waiting = { ...row, kind: row.kind === 'act' ? ('act' as const) : ('read' as const), sourceNumber };
    if (row.source !== null && sourceNumber !== null && (await isStamped(vault, waiting)))
      meet(row.source, sourceNumber);
  }
};

const entriesOf = async function* (
  transaction: Transaction,
  tenant: string,
  meet: (source: string, number: number) => void,
): AsyncGenerator<SealedEntry> {
  let after = BigInt(-1);
  for (;;) {
    const page = await transaction.auditEntry.findMany({
      where: { tenant, number: { gt: after } },
      orderBy: { number: 'asc' },
      take: PER_PAGE,
    });
    for (const row of page) {
      const sourceNumber = row.sourceNumber === null ? null : Number(row.sourceNumber);
      if (row.source !== null && sourceNumber !== null) meet(row.source, sourceNumber);
      yield { ...row, number: Number(row.number), sourceNumber };
    }
    const last = page.at(-1);
    if (!last || page.length < PER_PAGE) return;
    after = last.number;
  }
};

/**
 * Checks every agency's log from its beginning to its end, in one transaction. `owner` is a database opened as stafett_owner, or as the worker that seals; `seen` are the
 * ends of an earlier check by agency. Throws `KeyMissing` or `KeyDestroyed` when a log's key is away: without it nothing can be told.
 */
export const verifyLogs = (
  owner: Database,
  vault: Vault,
  seen: ReadonlyMap<string, SeenHead>,
): Promise<readonly VerifiedLog[]> =>
  owner.$transaction(
    async (transaction) => {
      // Five years of a large agency take longer than any other statement may.
      await transaction.$executeRawUnsafe(
        `select set_config('app.audit', 'on', true), set_config('statement_timeout', '0', true)`,
      );
      const tenants = await transaction.$queryRawUnsafe<{ tenant: string }[]>(
        `select tenant::text as tenant from audit_head union select distinct tenant::text from audit_entry
         union select distinct tenant::text from read_log
         union select substring(scope from 7) from vault.data_key where scope like 'audit:%'
         union select substring(scope from 6) from vault.data_key where scope like 'seal:%' order by 1`,
      );
      const sayings = await sayingsOf(transaction);
      const every = [...new Set([...tenants.map(({ tenant }) => tenant), ...seen.keys()])];
      const verified: VerifiedLog[] = [];
      for (const tenant of every) {
        const [head, cut, waiting] = [
          await transaction.auditHead.findUnique({ where: { tenant } }),
          await transaction.auditCut.findFirst({ where: { tenant }, orderBy: { number: 'desc' } }),
          await transaction.readLog.aggregate({ where: { tenant }, _count: true, _min: { at: true } }),
        ];
        const wasSeen = seen.get(tenant);
        const { sources, meet } = metNumbers();
        const { rows, faults } = await checkChain(sealsOf(vault, tenant), {
          head: head ? { ...head, number: Number(head.number) } : undefined,
          cut: cut ? { ...cut, number: Number(cut.number) } : undefined,
          entries: entriesOf(transaction, tenant, meet),
          ...(wasSeen ? { seen: wasSeen } : {}),
        });
        await meetWaiting(transaction, vault, tenant, meet);
        const ofSources = await checkSources(vault, tenant, sayings, sources, cut?.lastAt);
        // Its key is made with its first row, and nothing else waits for that: where there is a key, there was a log.
        const gone = !head && rows === 0 && !cut && waiting._count === 0;
        verified.push({
          tenant,
          rows,
          faults: [...faults, ...(gone ? [{ type: 'headMissing' } as const] : []), ...ofSources],
          head: head ? { number: Number(head.number), seal: head.seal } : undefined,
          waiting: { rows: waiting._count, since: waiting._min.at ?? undefined },
          running: sayings.flatMap(({ id: source, ended, saidAt, settled }) =>
            !ended && (sources.has(source) || Object.hasOwn(settled, tenant)) ? [{ source, saidAt }] : [],
          ),
        });
      }
      return verified;
    },
    { isolationLevel: 'RepeatableRead', timeout: 30 * 60_000 },
  );
