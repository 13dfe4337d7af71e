import { type ReactNode, useEffect, useId, useRef } from 'react';

/**
 * A question that must be answered before one goes on. The browser keeps focus inside, closes on Esc and gives focus back.
 * Mount it while it is open.
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
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
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
      <h2 id={`${id}-title`}>{title}</h2>
      <div id={`${id}-text`} className="dialog-text">
        {children}
      </div>
      <div className="buttons">{actions}</div>
    </dialog>
  );
};
