import { createHash } from 'node:crypto';

// No vowels, so that no code is a word; no 0 1 O I L, which are misread on paper and misheard on the phone.
const SIGNS = '23456789BCDFGHJKMNPQRSTVWXZ';
const LENGTH = 6;

/**
 * The short code that people say and print for a case, like `K7F-2MQ`. It comes from the case's random id, so that
 * `rebuild` finds the same one, and it tells neither order nor volume. Two cases may meet in one code (27⁶ codes: about
 * 13 such pairs among 100,000 cases): whoever stores it asks again with the next `attempt`.
 */
export const caseCode = (caseId: string, attempt = 0): string => {
  let number = createHash('sha256').update(`${caseId}/${attempt}`).digest().readBigUInt64BE();
  let code = '';
  while (code.length < LENGTH) {
    code += SIGNS[Number(number % BigInt(SIGNS.length))];
    number /= BigInt(SIGNS.length);
  }
  return `${code.slice(0, 3)}-${code.slice(3)}`;
};
