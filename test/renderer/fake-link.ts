/** A link whose other end is the test: it answers by method, and says what it likes. */
import type { GatewayLink, LinkEventListener, LinkStatus } from '../../src-renderer/link/gateway-link.ts';
import { Listeners } from '../../src-renderer/link/listeners.ts';

export class FakeLink implements GatewayLink {
  status: LinkStatus = { kind: 'ready' };
  readonly asked: { readonly method: string; readonly params: object }[] = [];
  readonly answers: Record<string, (params: object) => unknown> = {};
  readonly #events = new Listeners<Parameters<LinkEventListener>>();
  readonly #states = new Listeners<[]>();

  request(method: string, params: object): Promise<unknown> {
    this.asked.push({ method, params });
    return Promise.resolve(this.answers[method]?.(params));
  }

  onEvent(listener: LinkEventListener): () => void {
    return this.#events.add(listener);
  }

  onState(listener: () => void): () => void {
    return this.#states.add(listener);
  }

  push(event: string, payload: unknown): void {
    this.#events.emit(event, payload);
  }

  become(status: LinkStatus): void {
    this.status = status;
    this.#states.emit();
  }

  timesAsked(method: string): number {
    return this.asked.filter((asked) => asked.method === method).length;
  }
}
