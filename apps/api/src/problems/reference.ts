import { randomBytes } from 'node:crypto';

/** A number that a person can read out to support: it stands on the log line of the same trouble. */
export const newReference = (): string => randomBytes(5).toString('hex').toUpperCase();
