import { deriveId } from '../case/derive-id.ts';

// No vowels, so that no code is a word; no 0 1 O I L, which are misread on paper and misheard on the phone.
const SIGNS = '23456789BCDFGHJKMNPQRSTVWXZ';
const LENGTH = 6;
const FIRST_PART = 2;
/** 60 random bits are left of so many hexadecimal digits of an id. */
const DIGITS = 16;

/** `meeting`: at which it is talked of; of a case that has just been raised, what raised it. */
export type TeamCodeOf = { readonly team: string; readonly meeting: string };

/**
 * The code by which a samverkansteam talks of a case at one meeting, like `K7-F2MQ`: another at the next meeting and in another team, so
 * that nobody can follow a case by it. Takes something random that is the case's own and that the team is never told, and what the code
 * is for. SHA-256 of them both: whoever lacks the secret can't tell codes of one case from codes of two.
 */
export const teamCode = (secret: string, { team, meeting }: TeamCodeOf): string => {
  const digits = deriveId(secret, JSON.stringify(['team-code', team, meeting])).replaceAll('-', '');
  let number = BigInt(`0x${digits.slice(0, DIGITS)}`);
  let code = '';
  while (code.length < LENGTH) {
    code += SIGNS[Number(number % BigInt(SIGNS.length))];
    number /= BigInt(SIGNS.length);
  }
  return `${code.slice(0, FIRST_PART)}-${code.slice(FIRST_PART)}`;
};
