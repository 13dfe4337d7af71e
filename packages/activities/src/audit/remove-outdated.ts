import { asWorker, type Database } from '@stafett/db';
import { auditRetentionYears, type Instant } from '@stafett/domain';
import { sealScope, type Vault } from '@stafett/vault';
import { sealsOf } from './chain.ts';

const PER_ROUND = 5_000;

// Up to the first row that is still to be kept: a log is cut from its beginning, and nowhere else.
const OUTDATED = `
  with oldest as (select number, at, seal from audit_entry where tenant = $1::uuid order by number limit ${PER_ROUND}),
  kept as (select min(number) as number from oldest where at >= $2::timestamptz)
  select o.number::int as number, o.seal, o.at from oldest o, kept
  where kept.number is null or o.number < kept.number order by o.number desc limit 1`;

/**
 * Removes what the agencies' logs have kept for five years, from the beginning, and leaves a signed note of where, so that what remains can
 * be checked. PostgreSQL refuses to remove anything younger, whatever the time is given as. Gives how many rows went.
 */
export const removeOutdated = async (db: Database, vault: Vault, now: Instant): Promise<number> => {
  const before = new Date(now);
  before.setUTCFullYear(before.getUTCFullYear() - auditRetentionYears);
  const heads = await db.$queryRawUnsafe<{ tenant: string }[]>('select tenant::text as tenant from audit_head');
  let removed = 0;
  for (const { tenant } of heads) {
    await vault.createKey(sealScope(tenant));
    removed += await asWorker(db, now, async (transaction) => {
      await transaction.$queryRawUnsafe('select 1 from audit_head where tenant = $1::uuid for update', tenant);
      const [last] = await transaction.$queryRawUnsafe<{ number: number; seal: string; at: Date }[]>(
        OUTDATED,
        tenant,
        before,
      );
      if (!last) return 0;
      const at = new Date(now);
      const cut = { tenant, number: last.number, seal: last.seal, lastAt: last.at, at };
      await transaction.auditCut.createMany({ data: [{ ...cut, signature: await sealsOf(vault, tenant).cut(cut) }] });
      return transaction.$executeRawUnsafe(
        'delete from audit_entry where tenant = $1::uuid and number <= $2',
        tenant,
        last.number,
      );
    });
  }
  await db.$executeRawUnsafe('delete from log_source where said_at < $1::timestamptz', before);
  return removed;
};
