/**
 * The gateway's shared token as this tab knows it. sessionStorage ends with the tab and is kept apart by origin, so the
 * token can never be sent to another gateway.
 */
const KEY = 'openclaw.gateway-token';

export class SharedToken {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Takes `#token=…` out of the address once, so that it stays neither in the address bar nor in the history. */
  takeFromFragment(location: Location, history: History): void {
    const fragment = new URLSearchParams(location.hash.slice(1));
    const token = fragment.get('token')?.trim();
    if (!fragment.has('token')) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    if (token) this.keep(token);
  }

  read(): string | undefined {
    return this.#storage.getItem(KEY) ?? undefined;
  }

  keep(token: string): void {
    this.#storage.setItem(KEY, token);
  }

  forget(): void {
    this.#storage.removeItem(KEY);
  }
}
