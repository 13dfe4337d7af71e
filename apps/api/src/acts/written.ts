import type { DocumentRef } from '@stafett/domain';

/** The document of a text that the request always has. */
export const written = (ref: DocumentRef | undefined): DocumentRef => {
  if (!ref) throw new Error('a text that the request must have was not prepared');
  return ref;
};
