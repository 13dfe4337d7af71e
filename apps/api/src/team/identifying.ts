import type { Transaction } from '@stafett/db';
import { findIdentifying } from '@stafett/deidentification';
import { type CaseFile, contactsOf, type DocumentRef } from '@stafett/domain';
import type { Documents } from '../documents/documents.ts';
import type { Names } from '../organisation/name-book.ts';
import type { Participants } from '../participants/participants.ts';
import { Refused } from '../problems/refuse.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every id that stands anywhere in the case. */
const idsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return UUID.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
};

/** The texts of a case that are somebody's name: contacts outside, handledare at workplaces, mentors. */
const textsWithNames = (state: CaseFile): readonly DocumentRef[] => [
  ...contactsOf(state).flatMap(({ person }) => (person?.type === 'outside' ? person.document : [])),
  ...state.placements.flatMap(({ document }) => document ?? []),
  ...(state.mentorship ? [state.mentorship.mentor] : []),
];

/**
 * The names that belong to a case, as far as the transaction's actor may read them: the participant's, those of everybody of the agencies
 * who has had to do with it, and of those outside. They are decrypted by the function it gives, once the transaction has ended.
 */
export const namesAround = async (
  transaction: Transaction,
  { documents, participants }: { readonly documents: Documents; readonly participants: Participants },
  names: Names,
  state: CaseFile,
): Promise<() => Promise<readonly string[]>> => {
  const identities = await participants.read(transaction, [state.participant], 'asked');
  const contents = await documents.contents(transaction, textsWithNames(state));
  return async () => {
    const [identity, texts] = await Promise.all([identities(), contents()]);
    const written = [...texts.values()].flatMap((content) => {
      switch (content.kind) {
        case 'contact':
        case 'mentor':
          return content.text.name;
        case 'placement':
          return content.text.supervisor ?? [];
        default:
          return [];
      }
    });
    const staff = [...new Set(idsIn(state))].map((id) => names.staff(id).name);
    const participant = identity.get(state.participant)?.name ?? '';
    return [participant, ...staff, ...written].filter((name) => name !== '');
  };
};

/**
 * Refuses `identifiesSomebody` when words in these texts may tell who somebody is, with each place's field, kind and positions, never the
 * words: what is likely a name must be changed, too, before the text goes to a team.
 */
export const refuseIdentifying = (
  texts: Readonly<Record<string, string>>,
  knownNames: readonly string[] = [],
): void => {
  const fields = Object.entries(texts).flatMap(([path, text]) =>
    findIdentifying(text, knownNames).map(({ kind, start, end }) => ({ path, reason: kind, start, end })),
  );
  if (fields.length > 0) throw new Refused('identifiesSomebody', {}, fields.slice(0, 100));
};
