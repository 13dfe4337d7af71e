import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const CORPUS = join(import.meta.dirname, '../corpus');

export const halves = ['tuning', 'held-out'] as const;
export type Half = (typeof halves)[number];
export type MarkedSpan = { readonly kind: string; readonly start: number; readonly end: number };
export type MarkedText = { readonly id: string; readonly text: string; readonly spans: readonly MarkedSpan[] };

type Fillers = Readonly<Record<string, readonly string[]>>;
export const fillers = JSON.parse(readFileSync(join(CORPUS, 'fillers.json'), 'utf8')) as Readonly<
  Record<Half, Fillers>
>;

export const frames = (half: Half): readonly string[] =>
  readFileSync(join(CORPUS, `frames-${half}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Each frame becomes this many texts. */
const VARIANTS = 3;

/** Which names of people a text gets: all from the common ones, all rare, or of each by turns. */
const isRare = (variant: number, use: number): boolean => variant === 1 || (variant === 2 && use % 2 === 0);

const SLOT = /\{(\w+)\}/g;

/** Fills one frame. The same frame, number and variant give the same text, whenever and wherever. */
const fill = (frame: string, fillersOf: Fillers, n: number, variant: number, id: string): MarkedText => {
  let text = '';
  let from = 0;
  let use = 0;
  const spans: MarkedSpan[] = [];
  const pick = (list: string): string => {
    const words = fillersOf[list] ?? [];
    use += 1;
    const word = words[(n * 7 + variant * 5 + use * 3) % words.length];
    if (word === undefined) throw new Error(`Nothing to fill ${list} with`);
    return word;
  };
  const mark = (kind: string, word: string): void => {
    spans.push({ kind, start: text.length, end: text.length + word.length });
    text += word;
  };
  const first = (rare: boolean) => pick(rare ? 'firstUnlisted' : 'first');
  const last = (rare: boolean) => pick(rare ? 'lastUnlisted' : 'last');
  for (const match of frame.matchAll(SLOT)) {
    text += frame.slice(from, match.index);
    from = match.index + match[0].length;
    const slot = match[1] ?? '';
    const rare = isRare(variant, use);
    switch (slot) {
      case 'F':
        mark('name', first(rare));
        break;
      case 'L':
        mark('name', last(rare));
        break;
      case 'N':
        mark('name', `${first(rare)} ${last(isRare(variant, use))}`);
        break;
      case 'U':
        mark('name', first(true));
        break;
      case 'V':
        mark('name', last(true));
        break;
      case 'pnr':
        mark('personnummer', pick('personnummer'));
        break;
      case 'sam':
        mark('samordningsnummer', pick('samordningsnummer'));
        break;
      case 'tel':
        mark('phone', pick('phone'));
        break;
      case 'mail':
        mark('email', pick('email'));
        break;
      case 'addr':
        mark('address', pick('address'));
        break;
      case 'postal':
        mark('address', pick('postal'));
        break;
      case 'med':
        text += pick('medicine');
        break;
      case 'lang':
        text += pick('language');
        break;
      default:
        text += pick(slot);
    }
  }
  text += frame.slice(from);
  return { id, text, spans };
};

/** The texts of one half, with what must be found in each. */
export const texts = (half: Half): readonly MarkedText[] =>
  frames(half).flatMap((frame, n) =>
    Array.from({ length: VARIANTS }, (_, variant) =>
      fill(frame, fillers[half], n, variant, `${half}-${n + 1}-${variant + 1}`),
    ),
  );
