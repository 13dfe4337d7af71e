import type { Text } from '../documents/documents.ts';

/** Where a meeting is, as a text for those whom it is between; nothing where nothing is said. */
export const placeText = (where: string | undefined): Text | undefined =>
  where === undefined ? undefined : { content: { kind: 'meetingPlace', text: where } };
