import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

/**
 * A question that must be answered before one goes on. Focus begins at the heading, so that Enter meant for something else answers
 * nothing; the browser keeps it inside and gives it back. Mount it while it is open.
 */
export const Dialog = ({
  title,
  actions,
  onClose,
  urgent = false,
  children,
}: {
  title: string;
  actions: ReactNode;
  onClose: () => void;
  /** Read at once, and Esc does not close it unasked: for the time-out warning. */
  urgent?: boolean;
  children: ReactNode;
}) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // Closed before React takes it out of the page: a dialog that is gone gives no focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    heading.current?.focus();
    return () => {
      shown?.close();
      // Chromium gives focus back after a click but not the caret: what one typed on would go nowhere.
      if (!(before instanceof HTMLElement) || document.activeElement !== before) return;
      before.blur();
      before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      role={urgent ? 'alertdialog' : undefined}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        if (!urgent) onClose();
      }}
    >
      <h2 ref={heading} id={`${id}-title`} tabIndex={-1}>
        {title}
      </h2>
      <div id={`${id}-text`} className="dialog-text">
        {children}
      </div>
      <div className="buttons">{actions}</div>
    </dialog>
  );
};
