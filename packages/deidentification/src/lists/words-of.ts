/** Takes words parted by white space, gives them as a set. */
export const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));
