import type { EventOf } from '../case/act.ts';
import type { Contact } from './contact.ts';

type ContactEvent = EventOf<'caseworkerSought' | 'contactNamed' | 'contactReplaced' | 'contactEnded'>;

export const evolveContacts = (contacts: readonly Contact[] = [], event: ContactEvent): readonly Contact[] => {
  switch (event.type) {
    case 'caseworkerSought':
      return [...contacts, event.contact];
    case 'contactNamed':
      // Of whoever was sought it is the answer.
      return [...contacts.filter(({ id }) => id !== event.contact.id), event.contact];
    case 'contactReplaced':
      return contacts.map((contact) =>
        contact.id === event.contact ? { ...contact, person: event.person, since: event.at } : contact,
      );
    case 'contactEnded':
      return contacts.map((contact) => (contact.id === event.contact ? { ...contact, endedAt: event.at } : contact));
  }
};
