import type { Identity } from './participants.ts';

/** How a line of a list calls the participant: by name, where the actor may know it, or that the details are protected. */
export const participantLine = (
  identity: Identity | undefined,
): { readonly participantName?: string; readonly participantProtected?: true } => ({
  ...(identity?.name === undefined ? {} : { participantName: identity.name }),
  ...(identity?.isProtected && { participantProtected: true }),
});
