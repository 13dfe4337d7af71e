import { type ReactNode, useEffect, useRef } from 'react';

export type NoticeKind = 'info' | 'done' | 'warning' | 'problem';

/**
 * Something the page wants to say. After an act, give `focus`: the reader is taken to what happened and what happens next.
 * The title carries the meaning; the colour only repeats it.
 */
export const Notice = ({
  kind = 'info',
  title,
  icon,
  focus = false,
  children,
}: {
  kind?: NoticeKind;
  title: string;
  /** A picture beside the title, which repeats it. */
  icon?: ReactNode;
  focus?: boolean;
  children?: ReactNode;
}) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would promise fields; the group only names what is read together.
    <div
      ref={box}
      className={`notice notice-${kind}`}
      role="group"
      aria-label={title}
      tabIndex={focus ? -1 : undefined}
    >
      <p className="notice-title">
        {icon && <>{icon} </>}
        {title}
      </p>
      {children && <div className="notice-text">{children}</div>}
    </div>
  );
};
