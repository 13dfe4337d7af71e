import { KeyMissing } from '@stafett/vault';
import { type Cut, type Head, NO_SEAL, type SealedEntry, type Seals } from './chain.ts';

/** What is wrong with an agency's log, by the number of the row. */
export type ChainFault =
  /** Its content, its place or its seal is not what was sealed. */
  | { readonly type: 'changed'; readonly number: number }
  | { readonly type: 'missing'; readonly from: number; readonly to: number }
  /** It was put in, or changed, before it was sealed: no program wrote it so. */
  | { readonly type: 'unproved'; readonly number: number }
  /** It stands after the last row that was sealed. */
  | { readonly type: 'added'; readonly number: number }
  | { readonly type: 'headChanged' }
  | { readonly type: 'headMissing' }
  /** The note of what was removed when its time was out is not what was written. */
  | { readonly type: 'cutChanged'; readonly number: number }
  /** The log once had another row there, or ended later than it does now: kept from an earlier check. */
  | { readonly type: 'notAsSeen'; readonly number: number };

export type SignedHead = Head & { readonly signature: string };
export type SignedCut = Cut & { readonly signature: string };
/** The end of a log as it was at an earlier check, kept outside of the database. */
export type SeenHead = Pick<Head, 'number' | 'seal'>;

export type ChainToCheck = {
  readonly head: SignedHead | undefined;
  /** The newest. */
  readonly cut: SignedCut | undefined;
  /** In the order of their numbers. */
  readonly entries: AsyncIterable<SealedEntry> | Iterable<SealedEntry>;
  readonly seen?: SeenHead;
};
export type Checked = { readonly rows: number; readonly faults: readonly ChainFault[] };

/** An agency that nothing was sealed for since there is a key for seals alone has none: its end is signed as it was. */
const signatureOf = async (seals: Seals, head: Head, isOld: boolean): Promise<string> => {
  try {
    return await seals.head(head);
  } catch (error) {
    if (!isOld || !(error instanceof KeyMissing)) throw error;
    return seals.oldHead(head);
  }
};

/** Goes through an agency's log from its beginning. Gives every fault that it meets: changed, removed, reordered, added or cut off. */
export const checkChain = async (seals: Seals, { head, cut, entries, seen }: ChainToCheck): Promise<Checked> => {
  const faults: ChainFault[] = [];
  if (cut && (await seals.cut(cut)) !== cut.signature) faults.push({ type: 'cutChanged', number: cut.number });
  let last = cut?.number ?? 0;
  // Undefined after a gap: what came before it is not known, so the next row's seal can't be told true from false.
  let previous: string | undefined = cut?.seal ?? NO_SEAL;
  let rows = 0;
  // From the first row on that was sealed under the key for seals alone, nothing older comes.
  let isOld = true;
  let seenThere = seen === undefined || seen.number <= last;
  for await (const entry of entries) {
    rows += 1;
    if (entry.number <= last) {
      faults.push({ type: 'changed', number: entry.number });
      continue;
    }
    if (entry.number > last + 1) {
      faults.push({ type: 'missing', from: last + 1, to: entry.number - 1 });
      previous = undefined;
    }
    const { seal, ...content } = entry;
    const wasOld = isOld;
    isOld = isOld && entry.origin === null;
    if (entry.origin === 'unproved') faults.push({ type: 'unproved', number: entry.number });
    if (head && entry.number > head.number) faults.push({ type: 'added', number: entry.number });
    else if (
      (entry.origin === null && !wasOld) ||
      (previous !== undefined && (await seals.entry(previous, content)) !== seal)
    )
      faults.push({ type: 'changed', number: entry.number });
    if (seen?.number === entry.number && seen.seal === seal) seenThere = true;
    last = entry.number;
    previous = seal;
  }
  if (head && (await signatureOf(seals, head, isOld)) !== head.signature) faults.unshift({ type: 'headChanged' });
  if (!head) return { rows, faults: rows > 0 || cut ? [...faults, { type: 'headMissing' }] : faults };
  if (last < head.number) faults.push({ type: 'missing', from: last + 1, to: head.number });
  else if (last === head.number && previous !== head.seal && !faults.some(({ type }) => type === 'headChanged'))
    faults.push({ type: 'changed', number: last });
  if (!seenThere && seen) faults.push({ type: 'notAsSeen', number: seen.number });
  return { rows, faults };
};
