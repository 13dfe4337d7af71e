/** Words that stand within a sentence, as they are written where they begin one. */
export const beginUpper = (words: string): string => words.charAt(0).toLocaleUpperCase('sv') + words.slice(1);

/** Words that begin a line, as they are written within a sentence; names that are written in capitals (SIKTA, CV) stay. */
export const beginLower = (words: string): string =>
  /^\p{Lu}\p{Lu}/u.test(words) ? words : words.charAt(0).toLocaleLowerCase('sv') + words.slice(1);
