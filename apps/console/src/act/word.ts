import type { ActAnswer } from '@stafett/schemas';
import type { LinkProps } from '@tanstack/react-router';

/** What an act did, told on the page that one comes to after it. */
export type Word = {
  readonly outcome: ActAnswer['outcome'];
  readonly title: string;
  readonly text?: readonly string[];
  /** Where one may want to go now. */
  readonly link?: { readonly place: LinkProps; readonly words: string };
  /** Who the case waits for now; absent when it is closed or no longer the reader's to see. */
  readonly waitingFor?: ActAnswer['waitingFor'];
};

let left: Word | undefined;

/** Leaves a word for the next page that is drawn with a `LastWord`. */
export const leaveWord = (word: Word): void => {
  left = word;
};

export const lastWord = (): Word | undefined => left;

/** The word has been told: it is not told again on the next page. */
export const wordTold = (word: Word): void => {
  if (left === word) left = undefined;
};
