/** Everything that waits for the person: devices that want in, and trusted nodes that want to run commands. */
import type { CommandRequest, DeskList } from '../../src-main/gateway/protocol/desk.ts';
import { asksOf } from './ask.ts';

type Lists = Pick<DeskList, 'waiting' | 'commandRequests' | 'repairs'>;

/** Those that nobody has answered yet, then those that a person left out before; the first asked first. */
export function commandCards(requests: readonly CommandRequest[]): readonly CommandRequest[] {
  return requests.toSorted((one, other) => Number(one.quiet) - Number(other.quiet) || one.askedAtMs - other.askedAtMs);
}

/** By device. What a person left out or answered before stays listed, but it does not wait for anyone. */
export function waitingCount(lists: Lists): number {
  const repairs = (lists.repairs ?? []).filter(({ phase }) => phase === 'offered');
  return new Set([...toReview(lists).keys(), ...repairs.map(({ deviceId }) => deviceId)]).size;
}

/** All that the list of what waits shows, also what does not wait for anyone. */
export function waitingCards({ waiting, commandRequests = [], repairs = [] }: Lists): number {
  return asksOf(waiting).length + commandRequests.length + repairs.length;
}

/** What is left once `deviceId` is decided; undefined where nothing waits any more. */
export function nextToReview(
  lists: Lists,
  deviceId: string | undefined,
): { readonly count: number; readonly requestId: string } | undefined {
  const others = [...toReview(lists)].filter(([id]) => id !== deviceId);
  const [first] = others;
  return first && { count: others.length, requestId: first[1] };
}

/** The request to open for each device. One that wants in comes first: its request runs out. */
function toReview({ waiting, commandRequests = [] }: Lists): ReadonlyMap<string, string> {
  const asks = asksOf(waiting).map(({ deviceId, requests }) => [deviceId, requests[0].requestId] as const);
  const commands = commandCards(commandRequests.filter(({ quiet }) => !quiet)).map(
    ({ deviceId, requestId }) => [deviceId, requestId] as const,
  );
  const byDevice = new Map(asks);
  for (const [deviceId, requestId] of commands) {
    if (!byDevice.has(deviceId)) byDevice.set(deviceId, requestId);
  }
  return byDevice;
}
