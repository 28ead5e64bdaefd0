/** Asks once before something that ends a device's access, and stays until the gateway has answered. */
import { useId, useState, type ReactNode } from 'react';
import type { Sentence } from '../language/sentence.ts';
import type { Failure } from '../state/desk-actions.ts';
import { Button } from './button.tsx';
import { Modal } from './modal.tsx';
import { Said } from './said.tsx';

interface ConfirmDialogProps {
  readonly title: ReactNode;
  readonly keep: string;
  readonly confirm: string;
  readonly confirming: string;
  readonly send: () => Promise<Failure>;
  readonly onDone: () => void;
  readonly onClose: () => void;
  /** What follows from it. */
  readonly children: ReactNode;
}

type Progress = { readonly kind: 'asking'; readonly failure?: Sentence } | { readonly kind: 'sending' };

export function ConfirmDialog({
  title,
  keep,
  confirm,
  confirming,
  send,
  onDone,
  onClose,
  children,
}: ConfirmDialogProps) {
  const headingId = useId();
  const [progress, setProgress] = useState<Progress>({ kind: 'asking' });
  const sending = progress.kind === 'sending';
  const start = (): void => {
    setProgress({ kind: 'sending' });
    void send().then((failure) => {
      if (failure !== undefined) {
        setProgress({ kind: 'asking', failure });
        return;
      }
      onDone();
      onClose();
    });
  };
  return (
    <Modal labelledBy={headingId} role="alertdialog" onClose={onClose}>
      <h2 id={headingId}>{title}</h2>
      {children}
      <p className="ask-failure" role="status">
        <Said sentence={progress.kind === 'asking' ? progress.failure : undefined} />
      </p>
      <div className="modal-buttons">
        <Button disabled={sending} onClick={onClose}>
          {keep}
        </Button>
        <Button look="danger" disabled={sending} onClick={start}>
          {sending ? confirming : confirm}
        </Button>
      </div>
    </Modal>
  );
}
