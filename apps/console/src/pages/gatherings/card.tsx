import type { ReactNode } from 'react';

/** One case or one meeting of several on the page, under its own heading. */
export const Card = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section id={id} className="document" aria-labelledby={`${id}-title`}>
    <h3 id={`${id}-title`}>{title}</h3>
    {children}
  </section>
);
