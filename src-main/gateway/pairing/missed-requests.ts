/** Requests that ran out while nobody answered: one a device, until it is let in, refused, or forgotten for newer ones. */
import type { MissedRequest, WaitingRequest } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { DeskEvent } from './desk.ts';

export class MissedRequests {
  /** By device, oldest first. */
  readonly #missed = new Map<string, MissedRequest>();

  /** Newest first. */
  list(): readonly MissedRequest[] {
    return [...this.#missed.values()].reverse();
  }

  hear(event: DeskEvent): void {
    if (event.type === 'connected' || event.type === 'removed') this.#missed.delete(event.device.deviceId);
    if (event.type !== 'resolved' || event.outcome === 'superseded') return;
    if (event.outcome === 'expired') this.#note(event.request);
    else this.#missed.delete(event.request.deviceId);
  }

  #note(request: WaitingRequest): void {
    const { deviceId, quiet, test } = request;
    // A quiet one is asked again: by a device that was missed before, or by one that a person has refused.
    if (test || (quiet && !this.#missed.has(deviceId))) return;
    this.#missed.delete(deviceId);
    this.#missed.set(deviceId, missed(request));
    const [oldest] = this.#missed.keys();
    if (this.#missed.size > LIMITS.missedRequests && oldest !== undefined) this.#missed.delete(oldest);
  }
}

function missed(request: WaitingRequest): MissedRequest {
  const { deviceId, code, name, platform, deviceFamily, model, clientId, role, address, locality, askedAtMs } = request;
  return {
    ...{ deviceId, code, name, platform, deviceFamily, model, clientId, role, address, locality, askedAtMs },
    missedAtMs: request.expiresAtMs,
  };
}
