/** One device's asks together: a phone knocks as operator and as node, and a person decides about the phone. */
import type { WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import type { LoadedView } from './desk-store.ts';
import type { EndedRequest } from './request-end.ts';

export interface Ask {
  readonly deviceId: string;
  /** The first one asked first; its facts stand for the device. */
  readonly requests: readonly [WaitingRequest, ...WaitingRequest[]];
}

/** In the order in which the devices began to wait. */
export function asksOf(waiting: readonly WaitingRequest[]): readonly Ask[] {
  const byDevice = new Map<string, Ask>();
  for (const request of waiting.toSorted((one, other) => one.askedAtMs - other.askedAtMs)) {
    const known = byDevice.get(request.deviceId);
    byDevice.set(request.deviceId, {
      deviceId: request.deviceId,
      requests: known === undefined ? [request] : [...known.requests, request],
    });
  }
  return [...byDevice.values()];
}

/** Changes with everything that a person sees of the ask, so that Approve is armed anew. */
export function askKey({ requests }: Ask): string {
  return requests.map(({ requestId, digest }) => `${requestId} ${digest}`).join(' ');
}

/** What it would run as a node; empty where it asks for nothing of the kind. */
export function commandsOf({ requests }: Ask): readonly string[] {
  return requests.flatMap(({ role, commands }) => (role === 'node' ? commands : []));
}

/** The first of its requests that runs out takes the whole card with it. */
export function askExpiresAtMs({ requests }: Ask): number {
  return Math.min(...requests.map(({ expiresAtMs }) => expiresAtMs));
}

/** What a review card that was opened for this request has to show now. */
export type Review =
  | { readonly kind: 'open'; readonly ask: Ask; readonly changed: boolean }
  | { readonly kind: 'ended'; readonly ended: EndedRequest }
  /** It ended before this page was opened. */
  | { readonly kind: 'unknown' };

export function reviewOf(view: LoadedView, requestId: string): Review {
  const ended = view.ended.get(requestId);
  const present = view.list.waiting.find((request) => request.requestId === requestId);
  const deviceId = present?.deviceId ?? ended?.request.deviceId;
  // A device that asks anew, or in another role, is still the same decision for the person.
  const ask = asksOf(view.list.waiting).find((other) => other.deviceId === deviceId);
  if (ask !== undefined) return { kind: 'open', ask, changed: ended?.end.how === 'superseded' };
  return ended === undefined ? { kind: 'unknown' } : { kind: 'ended', ended };
}
