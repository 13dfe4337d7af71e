import { type ReactNode, useEffect, useRef } from 'react';

/** What a button has just opened further down the page: the reader is taken to its heading. */
export const Unfolded = ({ title, level = 2, children }: { title: string; level?: 2 | 3; children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
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
