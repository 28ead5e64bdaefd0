/** What a card that was opened for a trusted node's request to run commands has to show now. */
import type { CommandRequest } from '../../src-main/gateway/protocol/desk.ts';
import type { LoadedView } from './desk-store.ts';

export type CommandReview =
  /** `changed`: the node asks for something else than when the card was opened. */
  | { readonly kind: 'open'; readonly request: CommandRequest; readonly changed: boolean }
  | { readonly kind: 'ended'; readonly request: CommandRequest; readonly allowed: boolean };

/** Undefined where the id is that of no such request. */
export function commandReviewOf({ list, endedCommands }: LoadedView, requestId: string): CommandReview | undefined {
  const requests = list.commandRequests ?? [];
  const present = requests.find((request) => request.requestId === requestId);
  if (present !== undefined) return { kind: 'open', request: present, changed: false };
  const ended = endedCommands.get(requestId);
  if (ended === undefined) return undefined;
  const successor = requests.find(({ deviceId }) => deviceId === ended.deviceId);
  if (successor !== undefined) return { kind: 'open', request: successor, changed: true };
  const mayRun = list.devices.find(({ deviceId }) => deviceId === ended.deviceId)?.commands ?? [];
  return { kind: 'ended', request: ended, allowed: ended.commands.every((command) => mayRun.includes(command)) };
}

/** Requests that left the list. The gateway sends lists, not stories. */
export function endedCommandsBetween(
  before: readonly CommandRequest[],
  after: readonly CommandRequest[],
): readonly CommandRequest[] {
  const present = new Set(after.map(({ requestId }) => requestId));
  return before.filter(({ requestId }) => !present.has(requestId));
}

/** Changes with everything that a person sees, so that the button is armed anew. */
export function commandKey({ requestId, digest }: CommandRequest): string {
  return `${requestId} ${digest}`;
}
