/**
 * How requests that left the list ended. The gateway sends lists, not stories; the difference of two lists tells enough
 * for the review card to say what happened when someone decided elsewhere.
 */
import type { DeskList, Surface, WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';

type RequestEnd =
  | { readonly how: 'approved'; readonly by: Surface }
  /** The same device asked anew, for something else; `replacedBy` is that request's id. */
  | { readonly how: 'superseded'; readonly replacedBy: string }
  | { readonly how: 'expired' }
  /** Denied on another screen, withdrawn by the device, or dropped by the gateway. */
  | { readonly how: 'closed' };

export interface EndedRequest {
  readonly request: WaitingRequest;
  readonly end: RequestEnd;
}

export function endedBetween(before: DeskList, after: DeskList): readonly EndedRequest[] {
  const present = new Set(after.waiting.map(({ requestId }) => requestId));
  return before.waiting
    .filter(({ requestId }) => !present.has(requestId))
    .map((request) => ({ request, end: endOf(request, before, after) }));
}

function endOf(request: WaitingRequest, before: DeskList, after: DeskList): RequestEnd {
  const { deviceId, role } = request;
  const successor = after.waiting.find((other) => other.deviceId === deviceId && other.role === role);
  if (successor !== undefined) return { how: 'superseded', replacedBy: successor.requestId };

  const device = after.devices.find((other) => other.deviceId === deviceId);
  const earlier = before.devices.find((other) => other.deviceId === deviceId);
  if (device !== undefined && device.approvedAtMs !== earlier?.approvedAtMs) {
    return { how: 'approved', by: device.approvedBy };
  }
  return request.expiresAtMs <= after.nowMs ? { how: 'expired' } : { how: 'closed' };
}
