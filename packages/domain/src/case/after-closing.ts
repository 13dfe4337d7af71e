import type { CommandType } from './commands.ts';

/**
 * What may still be told of a closed case: that the participant takes back a samtycke. Others read a closed case by it, and it is theirs to
 * take back for as long as anybody does.
 */
const afterClosing: readonly CommandType[] = ['withdrawSamtycke', 'samtyckeWithdrawn'];

export const mayFollowClosing = ({ type }: { readonly type: string }): boolean =>
  afterClosing.some((allowed) => allowed === type);
