/** The one way to put a notification on the person's screen, whatever the system calls it. */
import type { DesktopState } from '../ipc-contract.ts';

/** How decisions can be announced; `why` is a sentence for a person. */
export type NotifierCapability = DesktopState['notifications'];

export interface NoticeButton {
  /** Comes back when it is pressed. */
  readonly id: string;
  readonly label: string;
}

/** The id that comes back when the body is clicked. */
export const BODY_CLICK = 'default';

export interface Notice {
  /** A notice with the key of one that is on screen replaces it in place. */
  readonly key: string;
  readonly title: string;
  /** Plain text; a notifier escapes it where its system reads markup. */
  readonly body: string;
  readonly urgency: 'low' | 'normal';
  readonly sound: boolean;
  /** Stays until it is answered or withdrawn, as far as the system lets it. */
  readonly stays: boolean;
  readonly buttons: readonly NoticeButton[];
}

export interface NotifierListener {
  /** `key` is undefined for a notice that this run did not show, for example one left over from before a crash. */
  onAction(key: string | undefined, buttonId: string): void;
  /** Gone without an answer: closed by the person or by the system. */
  onClosed(key: string): void;
  /** When it becomes unavailable, everything that was on screen counts as gone. */
  onCapability(capability: NotifierCapability): void;
}

export interface Notifier {
  capability(): NotifierCapability;
  /** Settles when the notice is on screen, or when it is certain that it cannot be; never rejects. */
  show(notice: Notice): Promise<void>;
  /** Takes the notice off the screen. Never rejects; an unknown key is fine. */
  withdraw(key: string): Promise<void>;
  listen(listener: NotifierListener): () => void;
  /** Withdraws everything that is on screen and lets go of the system. */
  close(): Promise<void>;
}
