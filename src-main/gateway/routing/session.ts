/** A peer that was let in. There is no way to make one but `admit()` and the owner's own door. */
import { expandScopes, type Scope } from '../auth/scopes.ts';
import type { NodeSurface } from '../nodes/node-surface.ts';
import { CLOSE, type Close } from '../protocol/close.ts';
import type { Locality, Role, Surface } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { FrameChannel } from './channel.ts';

export interface SessionFacts {
  readonly connId: string;
  readonly role: Role;
  /** Of a node: what it says it can do, cut to what its platform may ever have. */
  readonly declared?: NodeSurface;
  /** Let in by the shared secret, and so only as long as that is the same. */
  readonly bySecret?: boolean;
  /** As granted, without what they imply. */
  readonly scopes: readonly Scope[];
  /** Absent for a peer without a device identity. Who has one may see and change only itself, unless it is an admin. */
  readonly deviceId?: string;
  /** The person at this computer: the window, or the command line over the control socket. */
  readonly owner?: Extract<Surface, 'window' | 'command-line'>;
  readonly client: {
    readonly id: string;
    readonly mode: string;
    readonly version: string;
    readonly name: string;
    readonly platform: string;
    readonly deviceFamily: string;
    readonly model?: string;
    readonly instanceId?: string;
  };
  readonly address: string;
  /** Of the page that it came from, lower-case; absent for what is no page. */
  readonly origin?: string;
  readonly locality: Locality;
  /** Wall clock, milliseconds. */
  readonly connectedAtMs: number;
}

export class Session {
  readonly facts: SessionFacts;
  readonly #held: ReadonlySet<Scope>;
  readonly #channel: FrameChannel;
  #open = true;
  #seq = 0;
  #received = 0;
  #sent = 0;
  readonly #whenClosed = new Set<() => void>();
  /** Calls of another role's methods, in a row. */
  wrongRoleCalls = 0;

  constructor(facts: SessionFacts, channel: FrameChannel) {
    this.facts = facts;
    this.#held = expandScopes(facts.scopes);
    this.#channel = channel;
  }

  holds(scope: Scope): boolean {
    return this.#held.has(scope);
  }

  get open(): boolean {
    return this.#open;
  }

  /** Frames that came from this peer, and those that were meant for it alone. */
  get received(): number {
    return this.#received;
  }

  get sent(): number {
    return this.#sent;
  }

  noteReceived(): void {
    this.#received += 1;
  }

  send(text: string): void {
    this.#sent += 1;
    this.#write(text);
  }

  /** Nothing reaches a closed session, and it reaches nothing: that is what makes revoking final. */
  #write(text: string): void {
    if (!this.#open) return;
    if (this.#channel.bufferedBytes > LIMITS.outboundBufferBytes) {
      this.close(CLOSE.slowConsumer);
      return;
    }
    this.#channel.send(text);
  }

  /** `body` is an event frame's text up to but without its end; the sequence number is this socket's own. */
  broadcast(body: string): void {
    if (!this.#open) return;
    this.#seq += 1;
    this.#write(`${body},"seq":${String(this.#seq)}}`);
  }

  close(close: Close): void {
    if (!this.#open) return;
    this.#channel.close(close);
    this.ended();
  }

  /** The peer is gone; there is nothing left to close. */
  ended(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const listener of this.#whenClosed) listener();
    this.#whenClosed.clear();
  }

  /** Called once, at the moment the session ends, whoever ends it. The returned function calls it off. */
  whenClosed(listener: () => void): () => void {
    this.#whenClosed.add(listener);
    return () => {
      this.#whenClosed.delete(listener);
    };
  }
}
