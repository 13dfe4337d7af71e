import { type ReactNode, useEffect, useRef, useState } from 'react';

/** The words of what was pressed to open something. */
const wordsOf = (element: Element | null): string => element?.getAttribute('aria-label') ?? element?.textContent ?? '';

/** The button that opened it: itself, or the one that has come in its place with the same words. */
const openerIn = (opener: Element | null, words: string): HTMLElement | undefined =>
  opener instanceof HTMLElement && opener.isConnected
    ? opener
    : [...document.querySelectorAll<HTMLElement>('main :is(button, a[href])')].find((each) => wordsOf(each) === words);

/** What a button has just opened further down the page: the reader is taken to its heading, and back to the button when it is closed. */
export const Unfolded = ({ title, level = 2, children }: { title: string; level?: 2 | 3; children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before this is drawn focus is still where it was pressed.
  const [opener] = useState(() => ({ element: document.activeElement, words: wordsOf(document.activeElement) }));
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
    return () => {
      // What an act has done takes focus itself.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body || opener.words === '') return;
        openerIn(opener.element, opener.words)?.focus();
      });
    };
  }, [opener]);
  const Heading = `h${level}` as const;
  return (
    <section className="unfolded" aria-label={title}>
      <Heading ref={heading} tabIndex={-1} className="unfolded-title">
        {title}
      </Heading>
      {children}
    </section>
  );
};
