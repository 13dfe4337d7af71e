import type { IsoDate } from '@stafett/domain';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { DueText } from './due-text.tsx';
import { StatusText, type Tone } from './status-text.tsx';

export type TaskRowProps = {
  /** Where the work is done, from `linkOptions(…)`. */
  link: LinkProps;
  /** What to do, verb first. */
  title: string;
  /** Whose case: code, and the name if one may see it. */
  about: string;
  /** Who waits for it. */
  waits?: string | undefined;
  dueOn?: IsoDate;
  /** What the due day is for, where that is not plain. */
  dueNote?: string | undefined;
  status?: { readonly words: string; readonly tone: Tone } | undefined;
  /** Somebody has dealt with it since the list was drawn. */
  gone?: string | undefined;
  /** Buttons beside the link. */
  action?: ReactNode;
};

/** One task as one link: what to do, whose case, who waits for it, time left, status in words. */
export const TaskRow = ({ link, title, about, waits, dueOn, dueNote, status, gone, action }: TaskRowProps) => {
  const id = useId();
  return (
    <li className="task">
      <div className="task-what">
        <Link {...link} className="task-link" aria-describedby={`${id}-about ${id}-when`}>
          {title}
        </Link>
        <span className="task-about" id={`${id}-about`}>
          {about}
          {waits && <span className="task-waits">{waits}</span>}
          {dueNote && <span className="task-waits">{dueNote}</span>}
          {gone && <span className="task-waits">{gone}</span>}
        </span>
      </div>
      <div className="task-when" id={`${id}-when`}>
        {dueOn && <DueText dueOn={dueOn} />}
        {status && <StatusText tone={status.tone}>{status.words}</StatusText>}
      </div>
      {action && <div className="task-action">{action}</div>}
    </li>
  );
};

/** Tasks under a heading, with how many there are. */
export const TaskGroup = ({ title, count, children }: { title: string; count: number; children: ReactNode }) => {
  const id = useId();
  return (
    <section className="task-group" aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className="task-count">{count}</span>
      </h2>
      <ul className="tasks">{children}</ul>
    </section>
  );
};
