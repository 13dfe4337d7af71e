import type { ReactNode } from 'react';

/** What a list says when it is empty, and where to look instead. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty">
    <p className="empty-title">{title}</p>
    {children}
  </div>
);
