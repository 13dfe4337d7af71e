import type { CaseFile, ParticipantFacts } from '@stafett/domain';

/** A case's state as it lies in `case_file`: where the participant lives lies beside it, in `case_kommun`, and is held back with who they are. */
export type StoredCaseFile = Omit<CaseFile, 'facts'> & { readonly facts: Omit<ParticipantFacts, 'kommun'> };

/** The state for `case_file`. */
export const withoutKommun = ({ facts: { kommun: _beside, ...facts }, ...state }: CaseFile): StoredCaseFile => ({
  ...state,
  facts,
});

/** Takes a stored state and what `case_kommun` says of it. Gives the case; its kommun is '' for who may not know it. */
export const withKommun = (stored: unknown, beside: { readonly kommun: string } | null): CaseFile => {
  const { facts, ...state } = stored as StoredCaseFile;
  return { ...state, facts: { ...facts, kommun: beside?.kommun ?? '' } };
};
