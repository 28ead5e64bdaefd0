/** Every TCP connection from its accept on: its place among the strangers, and the time it has to say what it wants. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { canonicalAddress } from '../origin/address.ts';
import type { Clock } from '../ports.ts';
import { LIMITS } from '../protocol/limits.ts';
import { answerRaw, TOO_MANY_SOCKETS } from './raw-answer.ts';
import type { Place, StrangerBudget } from './stranger-budget.ts';

type Socket = IncomingMessage['socket'];

export interface Guest {
  /** Monotonic milliseconds. */
  readonly acceptedAt: number;
  readonly place: Place;
  /** It has said what it wants; from here on other deadlines hold. */
  spoke(): void;
}

export class Guests {
  readonly #clock: Clock;
  readonly #budget: StrangerBudget;
  readonly #isProxy: (address: string) => boolean;
  readonly #guests = new Map<Duplex, Guest>();
  readonly #silent = new Set<Duplex>();
  readonly #turnedAway = new Set<Duplex>();
  /** By peer: nothing else ties an encrypted socket to the one that was accepted. */
  readonly #handshaking = new Map<string, Socket>();

  constructor(clock: Clock, budget: StrangerBudget, isProxy: (address: string) => boolean) {
    this.#clock = clock;
    this.#budget = budget;
    this.#isProxy = isProxy;
  }

  /** `secure`: what is said on it is encrypted by another one, which `secured` tells of. */
  accept(socket: Socket, { secure }: { readonly secure: boolean }): void {
    socket.on('error', () => socket.destroy());
    const address = socket.remoteAddress;
    if (address === undefined) {
      socket.destroy(); // gone already
      return;
    }
    const taken = this.#budget.take(canonicalAddress(address), this.#isProxy(address));
    if (taken.kind !== 'place') {
      if (taken.kind === 'address-full' && !secure) this.#turnAway(socket);
      else socket.destroy();
      return;
    }
    // Node's own limit for headers begins anew with each request and is checked only now and then.
    const cancel = this.#clock.after(LIMITS.headersMs, () => socket.destroy());
    this.#silent.add(socket);
    this.#guests.set(socket, {
      acceptedAt: this.#clock.monotonic(),
      place: taken.place,
      spoke: () => {
        cancel();
        this.#silent.delete(socket);
      },
    });
    const peer = peerOf(socket);
    if (secure) this.#handshaking.set(peer, socket);
    socket.once('close', () => {
      cancel();
      taken.place.giveBack();
      this.#silent.delete(socket);
      this.#guests.delete(socket);
      if (this.#handshaking.get(peer) === socket) this.#handshaking.delete(peer);
    });
  }

  /** Its handshake is done: from now on it stands for the socket that was accepted. */
  secured(socket: Socket): void {
    const accepted = this.#handshaking.get(peerOf(socket));
    const guest = accepted && this.#guests.get(accepted);
    if (guest === undefined) {
      socket.destroy(); // turned away meanwhile
      return;
    }
    this.#guests.set(socket, guest);
    socket.once('close', () => {
      this.#guests.delete(socket);
      accepted?.destroy();
    });
  }

  /** Undefined for a peer that is not to be listened to. */
  of(socket: Duplex): Guest | undefined {
    return this.#guests.get(socket);
  }

  /** Cuts off those who have not said anything yet. */
  dismissSilent(): void {
    for (const socket of [...this.#silent, ...this.#turnedAway]) socket.destroy();
  }

  /** Cuts off everyone. */
  dismissAll(): void {
    for (const socket of this.#guests.keys()) socket.destroy();
  }

  /** Told why where that is cheap. What it sends is read and dropped, or the answer would be lost to a reset. */
  #turnAway(socket: Socket): void {
    if (this.#turnedAway.size >= LIMITS.turnedAwaySockets) {
      socket.destroy();
      return;
    }
    this.#turnedAway.add(socket);
    answerRaw(socket, TOO_MANY_SOCKETS);
    const cancel = this.#clock.after(LIMITS.closeGraceMs, () => socket.destroy());
    socket.once('close', () => {
      cancel();
      this.#turnedAway.delete(socket);
    });
  }
}

function peerOf({ remoteAddress, remotePort, localAddress }: Socket): string {
  return `${String(remoteAddress)} ${String(remotePort)} ${String(localAddress)}`;
}
