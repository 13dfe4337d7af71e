import type { ContactPerson, DocumentRef } from '@stafett/domain';
import type { NameContactRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import type { Text } from '../documents/documents.ts';

type Asked = NameContactRequest['person'];

/** The card of somebody outside; nothing for who has an account. */
export const cardOf = (person: Asked, of?: string): Text | undefined =>
  person.type === 'outside' ? { content: { kind: 'contact', text: person.card }, of } : undefined;

/** As the ledger names them: by id, or by the document that the card has become. */
export const personOf = (person: Asked, card: DocumentRef | undefined): ContactPerson =>
  person.type === 'staff' ? person : { type: 'outside', document: written(card) };
