// No vowels, so that no code is a word; no 0 1 O I L, which are misread on paper and misheard on the phone.
const SIGNS = '23456789BCDFGHJKMNPQRSTVWXZ';
const LENGTH = 6;
const FIRST_PART = 2;
/** 64 bits, in hexadecimal digits. */
const SHORTEST_DIGEST = 16;

/** A message's digest under a secret key (HMAC-SHA-256 or as strong), in hexadecimal. Whoever has no key can't tell codes of one case from codes of two. */
export type KeyedDigest = (message: string) => string;

export type TeamCodeOf = { readonly team: string; readonly meeting: string; readonly caseId: string };

/**
 * The code by which a samverkansteam talks of a case at one meeting, like `K7-F2MQ`: another at the next meeting and in another team, so
 * that nobody can follow a case by it. Takes the digest under the raising agency's key, what the code is for, and which attempt (two cases
 * of a meeting may meet in one code: whoever stores it asks again with the next). Refuses a digest of fewer than 64 bits.
 */
export const teamCode = (digest: KeyedDigest, { team, meeting, caseId }: TeamCodeOf, attempt = 0): string => {
  const hex = digest(JSON.stringify(['team-code', team, meeting, caseId, attempt]));
  if (hex.length < SHORTEST_DIGEST || !/^[0-9a-f]+$/i.test(hex))
    throw new RangeError('A team code needs a digest of 64 bits or more');
  let number = BigInt(`0x${hex.slice(0, SHORTEST_DIGEST)}`);
  let code = '';
  while (code.length < LENGTH) {
    code += SIGNS[Number(number % BigInt(SIGNS.length))];
    number /= BigInt(SIGNS.length);
  }
  return `${code.slice(0, FIRST_PART)}-${code.slice(FIRST_PART)}`;
};
