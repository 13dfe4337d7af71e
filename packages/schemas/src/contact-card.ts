import { z } from 'zod';
import { ShortText } from './wire.ts';

/** Somebody outside Stafett: personal data, so it is kept as an encrypted document. */
export const ContactCard = z.strictObject({
  name: ShortText,
  phone: ShortText.optional(),
  email: ShortText.optional(),
});
export type ContactCard = z.infer<typeof ContactCard>;
