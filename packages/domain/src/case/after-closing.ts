import type { CommandType } from './commands.ts';

/**
 * What may still be told of a closed case, as others read it until it is destroyed: that the participant takes back a samtycke, by which they
 * do, that its last day has passed, and that their identity is protected, or no more, and who may know it all the same.
 */
const afterClosing: readonly CommandType[] = [
  'withdrawSamtycke',
  'samtyckeWithdrawn',
  'endSamtycke',
  'protectIdentity',
  'identityProtected',
  'changeIdentityAccess',
  'askToLiftProtection',
  'answerLifting',
];

export const mayFollowClosing = ({ type }: { readonly type: string }): boolean =>
  afterClosing.some((allowed) => allowed === type);
