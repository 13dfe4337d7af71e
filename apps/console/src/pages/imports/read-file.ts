/** A chosen file: its text, or why it can't be sent. */
export type ReadFile =
  | { readonly type: 'text'; readonly name: string; readonly csv: string }
  | { readonly type: 'empty' | 'notText' | 'tooLarge' | 'unreadable'; readonly name: string };

// As the api takes it (schemas/import.ts), in characters; a character is at most three bytes here, so more bytes are never right.
const MOST = 900_000;

/** Takes a file's bytes; gives its text. Only UTF-8 is read: another encoding would spoil å, ä and ö without a word. */
export const decodeFile = (name: string, bytes: Uint8Array): ReadFile => {
  if (bytes.length > 3 * MOST) return { type: 'tooLarge', name };
  try {
    const csv = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (csv.trim() === '') return { type: 'empty', name };
    return csv.length > MOST ? { type: 'tooLarge', name } : { type: 'text', name, csv };
  } catch {
    return { type: 'notText', name };
  }
};

export const LIST_NAME = /^[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/;

/** "Lista för Öst 2020.csv" gives "lista-for-ost-2020": the name that a list has unless another is chosen. */
export const listNameOf = (fileName: string): string =>
  fileName
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
    .slice(0, 80);
