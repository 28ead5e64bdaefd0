/** Everyone who watches the desk: tray, notifications, history, clients. */
import type { Logger } from '../ports.ts';
import type { DeskEvent } from './desk.ts';

type Watcher = (event: DeskEvent) => void;

export class DeskWatchers {
  readonly #logger: Logger;
  readonly #all = new Set<Watcher>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** The returned function ends it. */
  add(watcher: Watcher): () => void {
    this.#all.add(watcher);
    return () => this.#all.delete(watcher);
  }

  tell(event: DeskEvent): void {
    for (const watcher of this.#all) {
      try {
        watcher(event);
      } catch (error) {
        // One watcher's fault must not keep the others from hearing of a device.
        this.#logger.error('a watcher of the desk failed', { event: event.type, error });
      }
    }
  }
}
