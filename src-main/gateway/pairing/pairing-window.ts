/** "Pair a phone…" is open at this computer: for as long as it is, devices that prove nothing are the ones expected. */
import type { Clock } from '../ports.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { PairingOpen } from '../protocol/setup-code.ts';
import type { Session } from '../routing/session.ts';

export class PairingWindow {
  readonly #clock: Clock;
  readonly #changed: (open: boolean) => void;
  readonly #opened = new Map<Session, () => void>();

  /** `changed` is told when the first one opens and the last one closes. */
  constructor(clock: Clock, changed: (open: boolean) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** Opened again, it stays open as long as from now. It closes with the session. */
  open(session: Session): PairingOpen {
    const wasOpen = this.#opened.size > 0;
    this.#opened.get(session)?.();
    const untilMs = this.#clock.now() + LIMITS.pairingOpenMs;
    const cancelTimer = this.#clock.after(LIMITS.pairingOpenMs, () => {
      this.close(session);
    });
    const stopListening = session.whenClosed(() => {
      this.close(session);
    });
    this.#opened.set(session, () => {
      cancelTimer();
      stopListening();
    });
    if (!wasOpen) this.#changed(true);
    return { open: true, untilMs };
  }

  close(session: Session): PairingOpen {
    this.#opened.get(session)?.();
    if (this.#opened.delete(session) && this.#opened.size === 0) this.#changed(false);
    return { open: false };
  }
}
