/**
 * What happened at a gateway elsewhere between two looks at its list. Its events may be missed, and the official ones say
 * little: what they told of how a request ended is added where it came. Pure.
 */
import type {
  CommandRequest,
  DeskEvent,
  Outcome,
  PairedDeviceView,
  Surface,
  WaitingRequest,
} from '../../gateway/index.ts';
import type { RemoteList } from './remote-list.ts';

export interface ToldEnds {
  /** How a request ended, by its id, as an event told it. */
  readonly decisions: ReadonlyMap<string, 'approved' | 'rejected'>;
  /** Where on this computer it was decided, by its id; a device's removal by the device's. */
  readonly decidedHere: ReadonlyMap<string, Surface>;
}

export function changesBetween(before: RemoteList, after: RemoteList, told: ToldEnds): readonly DeskEvent[] {
  return [
    ...endedRequests(before, after, told),
    ...newRequests(before, after),
    ...endedCommands(before, after, told),
    ...newCommands(before, after),
    ...deviceChanges(before, after, told),
    { type: 'status', status: after.status },
  ];
}

function newRequests(before: RemoteList, after: RemoteList): readonly DeskEvent[] {
  const known = byId(before.waiting);
  return after.waiting.toReversed().flatMap((request): DeskEvent[] => {
    if (known.has(request.requestId)) return [];
    const replaced = before.waiting.find((other) => other.deviceId === request.deviceId && other.role === request.role);
    return [{ type: 'requested', request, ...(replaced && { replaces: replaced.requestId }) }];
  });
}

function endedRequests(before: RemoteList, after: RemoteList, told: ToldEnds): readonly DeskEvent[] {
  const still = byId(after.waiting);
  return before.waiting.flatMap((request): DeskEvent[] => {
    if (still.has(request.requestId)) return [];
    const { requestId, deviceId } = request;
    const outcome = outcomeOf(request, after, told);
    const by = whoDecided(outcome, told.decidedHere.get(requestId));
    const device = after.devices.find((other) => other.deviceId === deviceId);
    return [{ type: 'resolved', request, outcome, by, ...(outcome === 'approved' && device && { device }) }];
  });
}

function outcomeOf(request: WaitingRequest, after: RemoteList, { decisions }: ToldEnds): Outcome {
  if (after.waiting.some(({ deviceId, role }) => deviceId === request.deviceId && role === request.role)) {
    return 'superseded';
  }
  const decision = decisions.get(request.requestId);
  if (decision !== undefined) return decision === 'approved' ? 'approved' : 'denied';
  const device = after.devices.find(({ deviceId }) => deviceId === request.deviceId);
  if (device !== undefined && device.approvedAtMs >= request.askedAtMs) return 'approved';
  return after.nowMs >= request.askedAtMs + LEAST_LIFE_MS ? 'expired' : 'removed';
}

/** A request that is gone sooner was not left to run out. */
const LEAST_LIFE_MS = 295_000;

function whoDecided(outcome: Outcome, here: Surface | undefined): Surface {
  return outcome === 'expired' || outcome === 'superseded' || outcome === 'removed' ? 'gateway' : (here ?? 'client');
}

function newCommands(before: RemoteList, after: RemoteList): readonly DeskEvent[] {
  const known = byId(before.commandRequests);
  return after.commandRequests.toReversed().flatMap((request): DeskEvent[] => {
    if (known.has(request.requestId)) return [];
    const replaced = before.commandRequests.find(({ deviceId }) => deviceId === request.deviceId);
    return [{ type: 'commands-requested', request, ...(replaced && { replaces: replaced.requestId }) }];
  });
}

function endedCommands(before: RemoteList, after: RemoteList, told: ToldEnds): readonly DeskEvent[] {
  const still = byId(after.commandRequests);
  return before.commandRequests.flatMap((request): DeskEvent[] => {
    if (still.has(request.requestId)) return [];
    const outcome = commandsOutcome(request, after, told);
    const by = whoDecided(outcome, told.decidedHere.get(request.requestId));
    return [{ type: 'commands-resolved', request, outcome, by }];
  });
}

function commandsOutcome(request: CommandRequest, after: RemoteList, { decisions }: ToldEnds): Outcome {
  const { deviceId, requestId, commands } = request;
  if (after.commandRequests.some((other) => other.deviceId === deviceId)) return 'superseded';
  const decision = decisions.get(requestId);
  if (decision !== undefined) return decision === 'approved' ? 'approved' : 'denied';
  const now = after.devices.find((other) => other.deviceId === deviceId)?.commands;
  if (now === undefined) return 'removed';
  return commands.every((command) => now.includes(command)) ? 'approved' : 'denied';
}

function deviceChanges(before: RemoteList, after: RemoteList, told: ToldEnds): readonly DeskEvent[] {
  const known = new Map(before.devices.map((device) => [device.deviceId, device]));
  const still = new Set(after.devices.map(({ deviceId }) => deviceId));
  const gone = before.devices.filter(({ deviceId }) => !still.has(deviceId));
  return [
    ...after.devices.flatMap((device) => connectionChange(known.get(device.deviceId), device)),
    ...gone.map((device): DeskEvent => {
      return { type: 'removed', device, by: told.decidedHere.get(device.deviceId) ?? 'client' };
    }),
  ];
}

function connectionChange(before: PairedDeviceView | undefined, device: PairedDeviceView): readonly DeskEvent[] {
  const was = before?.connected ?? false;
  if (was === device.connected) return [];
  if (!device.connected) return [{ type: 'disconnected', device }];
  return [{ type: 'connected', device, firstTime: before?.lastSeenAtMs === undefined }];
}

function byId(items: readonly { readonly requestId: string }[]): ReadonlySet<string> {
  return new Set(items.map(({ requestId }) => requestId));
}
