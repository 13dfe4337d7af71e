import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWaitingWords } from '../parts/waiting-words.ts';
import { ActDone } from './act-done.tsx';
import { lastWord, type Word, wordTold } from './word.ts';

/** What happened, and what happens next: whose turn it is now and until when. */
const WordNotice = ({ word, brief }: { word: Word; brief: boolean }) => {
  const { t } = useTranslation();
  const words = useWaitingWords();
  const { outcome, title, text = [], link, waitingFor } = word;
  return (
    <ActDone outcome={outcome} title={title}>
      {text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {link && (
        <p>
          <Link {...link.place}>{link.words}</Link>
        </p>
      )}
      {waitingFor && !brief && (
        <p>
          {t('actForm.waits', { party: words.party(waitingFor), reason: words.reason(waitingFor) })}{' '}
          {words.next(waitingFor)}
        </p>
      )}
    </ActDone>
  );
};

/**
 * The page's latest word: what the act that led here did, then what is done on the page itself. `told` is drawn at the top; `brief` on a
 * page that says itself who the case waits for.
 */
export const useWord = (
  brief = false,
): { readonly told: ReactNode; readonly tell: (word: Word | undefined) => void } => {
  const [{ word, count }, setTold] = useState<{ word: Word | undefined; count: number }>(() => ({
    word: lastWord(),
    count: 0,
  }));
  useEffect(() => {
    if (word) wordTold(word);
  }, [word]);
  const tell = useCallback((next: Word | undefined) => setTold((was) => ({ word: next, count: was.count + 1 })), []);
  return { told: word && <WordNotice key={count} word={word} brief={brief} />, tell };
};

/** For a page on which nothing is done by itself. */
export const LastWord = () => useWord().told;
