import { createHmac } from 'node:crypto';
import { KeyMissing, sealScope } from '@stafett/vault';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AuditEntry, NO_SEAL, type SealedEntry, sealsOf } from './chain.ts';
import { type ChainToCheck, checkChain, type SignedHead } from './check-chain.ts';

const tenant = 'b7b6a1de-0a52-4cf0-8b3c-2e0a4d1f6a10';
const keyed = (key: string) =>
  sealsOf(
    {
      fingerprint: async (scope, text) =>
        createHmac('sha256', key + scope)
          .update(text)
          .digest('hex'),
    },
    tenant,
  );
const seals = keyed('the key of the log');

const at = new Date('2026-11-22T09:00:00Z');
const entryAt = (number: number, staff: string): AuditEntry => ({
  tenant,
  number,
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  at,
  sealedAt: at,
  unit: null,
  staff,
  kind: 'read',
  action: 'cases.get',
  reason: null,
  words: number % 2 === 0 ? 'sealed words' : null,
  about: null,
  cases: ['c1'],
  participants: ['p1'],
  outside: [],
  origin: number === 1 ? null : number % 2 === 0 ? 'stamped' : 'database',
  source: null,
  sourceNumber: null,
});

const logOf = async (staff: readonly string[]): Promise<{ entries: SealedEntry[]; head: SignedHead }> => {
  const entries: SealedEntry[] = [];
  let previous = NO_SEAL;
  for (const [index, who] of staff.entries()) {
    const entry = entryAt(index + 1, who);
    previous = await seals.entry(previous, entry);
    entries.push({ ...entry, seal: previous });
  }
  const head = { tenant, number: entries.length, seal: previous, at };
  return { entries, head: { ...head, signature: await seals.head(head) } };
};
const check = async (chain: Omit<ChainToCheck, 'cut'> & Partial<Pick<ChainToCheck, 'cut'>>) =>
  (await checkChain(seals, { cut: undefined, ...chain })).faults;

const people = fc.array(fc.constantFrom('anna', 'erik', 'petra'), { minLength: 3, maxLength: 12 });
const place = fc.nat(1_000);

test('a log as it was sealed is in order, also one of which the oldest part was removed', async () => {
  await fc.assert(
    fc.asyncProperty(people, place, async (staff, random) => {
      const { entries, head } = await logOf(staff);
      expect(await check({ entries, head })).toEqual([]);
      const last = entries[random % entries.length] as SealedEntry;
      const cut = { tenant, number: last.number, seal: last.seal, lastAt: at, at };
      const signed = { ...cut, signature: await seals.cut(cut) };
      expect(await check({ entries: entries.slice(last.number), head, cut: signed })).toEqual([]);
      expect(
        await check({ entries: entries.slice(last.number), head, cut: { ...signed, lastAt: new Date(0) } }),
      ).toEqual([{ type: 'cutChanged', number: last.number }]);
    }),
    { numRuns: 30 },
  );
});

test('whatever is changed in a row, the row is named', async () => {
  const changes: readonly ((entry: SealedEntry) => SealedEntry)[] = [
    (entry) => ({ ...entry, staff: 'somebody else' }),
    (entry) => ({ ...entry, at: new Date('2026-11-22T09:00:01Z') }),
    (entry) => ({ ...entry, action: 'tasks.mine' }),
    (entry) => ({ ...entry, cases: [] }),
    (entry) => ({ ...entry, participants: ['p1', 'p2'] }),
    (entry) => ({ ...entry, outside: ['c1'] }),
    (entry) => ({ ...entry, reason: 'moved' }),
    (entry) => ({ ...entry, words: 'other words' }),
    (entry) => ({ ...entry, words: entry.words === null ? '' : null }),
    (entry) => ({ ...entry, id: '00000000-0000-4000-8000-00000000ffff' }),
  ];
  await fc.assert(
    fc.asyncProperty(people, place, fc.constantFrom(...changes), async (staff, random, change) => {
      const { entries, head } = await logOf(staff);
      const where = random % entries.length;
      expect(await check({ entries: entries.map((entry, i) => (i === where ? change(entry) : entry)), head })).toEqual([
        { type: 'changed', number: where + 1 },
      ]);
    }),
    { numRuns: 40 },
  );
});

test('removed rows are named, at the beginning, within and at the end', async () => {
  await fc.assert(
    fc.asyncProperty(people, place, place, async (staff, random, more) => {
      const { entries, head } = await logOf(staff);
      const from = random % entries.length;
      const to = from + (more % (entries.length - from));
      expect(await check({ entries: entries.filter((_, i) => i < from || i > to), head })).toEqual([
        { type: 'missing', from: from + 1, to: to + 1 },
      ]);
    }),
    { numRuns: 30 },
  );
});

test('two rows that have changed places are both named', async () => {
  const { entries, head } = await logOf(['anna', 'erik', 'petra', 'anna']);
  const [one, two, three, four] = entries as [SealedEntry, SealedEntry, SealedEntry, SealedEntry];
  const swapped = [one, { ...three, number: 2 }, { ...two, number: 3 }, four];
  const faults = await check({ entries: swapped, head });
  expect(faults).toContainEqual({ type: 'changed', number: 2 });
  expect(faults).toContainEqual({ type: 'changed', number: 3 });
});

test('a row that is put in, with those after it numbered anew, or put at the end, is found', async () => {
  const { entries, head } = await logOf(['anna', 'erik', 'petra']);
  const [one, two, three] = entries as [SealedEntry, SealedEntry, SealedEntry];
  const put = { ...entryAt(2, 'nobody'), seal: 'invented' };
  const renumbered = [one, put, { ...two, number: 3 }, { ...three, number: 4 }];
  const faults = await check({ entries: renumbered, head });
  expect(faults).toContainEqual({ type: 'changed', number: 2 });
  expect(faults).toContainEqual({ type: 'added', number: 4 });
  // Sealed by somebody without the key, head and all.
  const forger = keyed('another key');
  const entry = entryAt(4, 'nobody');
  const seal = await forger.entry(three.seal, entry);
  const forged = { tenant, number: 4, seal, at };
  expect(
    await check({
      entries: [...entries, { ...entry, seal }],
      head: { ...forged, signature: await forger.head(forged) },
    }),
  ).toEqual([{ type: 'headChanged' }, { type: 'changed', number: 4 }]);
});

test('an older end that is put back is found by whoever kept the later one', async () => {
  const { entries, head } = await logOf(['anna', 'erik', 'petra']);
  const older = { tenant, number: 2, seal: entries[1]?.seal ?? '', at };
  const putBack = { ...older, signature: await seals.head(older) };
  const shorter = { entries: entries.slice(0, 2), head: putBack };
  expect(await check(shorter)).toEqual([]);
  expect(await check({ ...shorter, seen: { number: 3, seal: head.seal } })).toEqual([{ type: 'notAsSeen', number: 3 }]);
  expect(await check({ entries, head, seen: { number: 2, seal: older.seal } })).toEqual([]);
});

test('the end of a log that was sealed before there was a key for seals alone is held to the other key until there is one', async () => {
  const withoutSeal = sealsOf(
    {
      fingerprint: async (scope, text) => {
        if (scope === sealScope(tenant)) throw new KeyMissing(scope);
        return createHmac('sha256', `the key of the log${scope}`).update(text).digest('hex');
      },
    },
    tenant,
  );
  const seal = await seals.entry(NO_SEAL, entryAt(1, 'anna'));
  const entries = [{ ...entryAt(1, 'anna'), seal }];
  const end = { tenant, number: 1, seal, at };
  const head = { ...end, signature: await seals.oldHead(end) };
  expect((await checkChain(withoutSeal, { head, cut: undefined, entries })).faults).toEqual([]);
  expect(await check({ entries, head })).toEqual([{ type: 'headChanged' }]);
});

test('once rows are sealed under the key for seals alone, one under the key that the api has too is no more believed', async () => {
  const { entries, head } = await logOf(['anna', 'erik', 'petra']);
  const forged = { ...entryAt(3, 'nobody'), origin: null };
  const seal = await seals.entry(entries[1]?.seal ?? '', forged);
  const faults = await check({ entries: [...entries.slice(0, 2), { ...forged, seal }], head });
  expect(faults).toContainEqual({ type: 'changed', number: 3 });
});

test('a row that no program wrote is named, though it is sealed as it should be', async () => {
  const first = { ...entryAt(1, 'anna'), origin: 'unproved' };
  const seal = await seals.entry(NO_SEAL, first);
  const end = { tenant, number: 1, seal, at };
  const head = { ...end, signature: await seals.head(end) };
  expect(await check({ entries: [{ ...first, seal }], head })).toEqual([{ type: 'unproved', number: 1 }]);
});

test('without its end a log is not whole', async () => {
  const { entries } = await logOf(['anna', 'erik']);
  expect(await check({ entries, head: undefined })).toEqual([{ type: 'headMissing' }]);
  expect(await check({ entries: [], head: undefined })).toEqual([]);
});
