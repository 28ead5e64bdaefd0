/**
 * The browser's own modal dialog: it keeps the focus inside, makes the rest inert and gives the focus back, without the
 * style elements that dialog libraries inject and our Content-Security-Policy refuses.
 */
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

interface ModalProps {
  /** The id of the heading. */
  readonly labelledBy: string;
  readonly role?: 'dialog' | 'alertdialog';
  /** Escape was pressed. */
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

export function Modal({ labelledBy, role = 'dialog', onClose, onKeyDown, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // On the dialog itself, not on its first button: a Return typed ahead must decide nothing.
    element?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="modal"
      role={role}
      tabIndex={-1}
      aria-labelledby={labelledBy}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
