/** The link of a page that cannot even ask: not secure, or a browser that makes or keeps no keys. */
import type { LinkStatus, SignInLink } from './gateway-link.ts';
import type { Refusal } from './refusal.ts';

export class ClosedLink implements SignInLink {
  readonly status: LinkStatus;
  readonly #reload: () => void;

  constructor(refusal: Refusal, reload: () => void) {
    this.status = { kind: 'refused', refusal, retrying: false };
    this.#reload = reload;
  }

  request(): Promise<unknown> {
    return Promise.reject(new Error('not connected'));
  }

  onEvent(): () => void {
    return () => undefined;
  }

  onState(): () => void {
    return () => undefined;
  }

  retry(): void {
    this.#reload();
  }

  useToken(): void {
    this.#reload();
  }
}
