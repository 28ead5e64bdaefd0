/** A dialog above everything: it keeps the focus inside, hides the rest from screen readers and gives the focus back. */
import { Dialog } from '@base-ui/react/dialog';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';

interface ModalProps {
  /** The id of the heading. */
  readonly labelledBy: string;
  readonly role?: 'dialog' | 'alertdialog';
  /** Escape was pressed. A click beside it closes nothing: what was ticked would be lost by a slip. */
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

export function Modal({ labelledBy, role = 'dialog', onClose, onKeyDown, children }: ModalProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root
      open
      disablePointerDismissal
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="shade" />
        <Dialog.Popup
          ref={popup}
          className="modal"
          role={role}
          aria-labelledby={labelledBy}
          // On the dialog itself, not on its first button: a Return typed ahead must decide nothing.
          initialFocus={popup}
          onKeyDown={onKeyDown}
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
