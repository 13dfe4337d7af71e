import type { NameContactRequest } from '@stafett/schemas';

/** The part of a form that says who somebody is. */
export type WhoValues = { kind: 'staff' | 'outside' | ''; staff: string; name: string; phone: string; email: string };
export const nobody: WhoValues = { kind: '', staff: '', name: '', phone: '', email: '' };

/** As it is sent; undefined while the form does not say who. */
export const personIn = ({ kind, staff, name, phone, email }: WhoValues): NameContactRequest['person'] | undefined => {
  if (kind === 'staff') return staff === '' ? undefined : { type: 'staff', staff };
  if (kind !== 'outside' || name.trim() === '') return undefined;
  const card = { name: name.trim(), phone: phone.trim(), email: email.trim() };
  return {
    type: 'outside',
    card: {
      name: card.name,
      ...(card.phone !== '' && { phone: card.phone }),
      ...(card.email !== '' && { email: card.email }),
    },
  };
};
