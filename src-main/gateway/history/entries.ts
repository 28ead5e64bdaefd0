/** What happens at the gate as entries of the history. Pure: which of them are told, and how often, is the recorder's. */
import type { Home } from '../words/home.ts';
import type { Admission } from '../connection/verdict.ts';
import type { Refused } from '../connection/refused.ts';
import { explain } from '../diagnosis/explain.ts';
import { senderKey } from '../origin/address.ts';
import type { DeskEvent } from '../pairing/desk.ts';
import { displayLine, displayText } from '../pairing/display-text.ts';
import type { PairedDevice } from '../pairing/paired-device.ts';
import type { CommandRequest, Outcome, PairedDeviceView, Role, Surface, WaitingRequest } from '../protocol/desk.ts';
import type { HistoryEntry, HistoryKind } from '../protocol/history.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { RepairOffer } from '../protocol/repair.ts';
import type { BlockView } from '../protocol/trust.ts';
import type { Session } from '../routing/session.ts';
import type { Repeatable } from './repeats.ts';

/** An entry before it has its id and its time. */
export type Draft = Omit<HistoryEntry, 'id' | 'atMs'>;

/** `repeat` where it can be caused again and again; what people decide is told each time. */
export interface Happening {
  readonly entry: Draft;
  readonly repeat?: Repeatable;
}

/** Undefined for what is no news of trust, and for tests of our own. */
export function happeningOf(event: DeskEvent): Happening | undefined {
  switch (event.type) {
    case 'requested':
      return asked(event.request, 'requested');
    case 'resolved':
      return event.request.test ? undefined : resolved(event.request, event.outcome, event.by);
    case 'commands-requested':
      return {
        entry: ofCommands('requested', event.request),
        repeat: repeatOf('requested', event.request.requestId, event.request.deviceId),
      };
    case 'commands-resolved':
      return commandsResolved(event.request, event.outcome, event.by);
    case 'removed':
      return ofDevice('removed', event.device, event.by);
    case 'repair-settled':
      return repairSettled(event);
    case 'locked-out': {
      const { id, kind, address, failures, lastDeviceId } = event.lockout;
      return {
        entry: {
          kind: 'locked-out',
          cause: kind,
          address,
          count: failures,
          ...(lastDeviceId !== undefined && { deviceId: lastDeviceId }),
        },
        repeat: repeatOf('locked-out', id, address),
      };
    }
    case 'unlocked':
      return { entry: { kind: 'unlocked', cause: event.lockout.kind, address: event.lockout.address, by: event.by } };
    case 'changed':
      return ofDevice(event.what, event.device, event.by, event.role);
    case 'access-ended':
      return ofDevice('access-ended', event.device, undefined, event.role);
    case 'signed-out': {
      const { deviceId, name, by } = event;
      return { entry: { kind: 'signed-out', deviceId, by, ...nameOf(name) } };
    }
    case 'blocked':
    case 'unblocked':
      return ofBlock(event.type, event.block, event.by);
    case 'undone': {
      const { deviceId, name, what, requestId, by } = event;
      return {
        entry: {
          kind: 'undone',
          deviceId,
          cause: what,
          by,
          ...nameOf(name),
          ...(requestId !== undefined && { requestId }),
        },
      };
    }
    case 'setup-code-made':
      return { entry: { kind: 'setup-code-made', cause: event.setup.profile, by: event.by } };
    case 'setup-code-used': {
      const { setup, deviceId, deviceName } = event;
      return { entry: { kind: 'setup-code-used', cause: setup.profile, deviceId, ...nameOf(deviceName) } };
    }
    case 'setup-code-ended':
    case 'refreshed':
    case 'connected':
    case 'disconnected':
    case 'signed-in': // told by the admission itself
    case 'signed-in-left':
    case 'repair-offered':
    case 'repair-refreshed':
    case 'status':
      return undefined;
  }
}

/** `known`: the trusted device whose key it was. */
export function happeningOfRefusal(
  { refusal, arrival, connect, deviceId }: Refused,
  known: PairedDevice | undefined,
  home: Home,
): Happening {
  const { what, why, fix } = explain(refusal, home);
  const { address, locality } = arrival;
  const sender = senderKey(address);
  const entry: Draft = {
    kind: 'refused',
    cause: refusal.kind,
    what,
    why: displayLine(why, LIMITS.reasonGraphemes),
    fix,
    address,
    locality,
    ...(deviceId !== undefined && { deviceId }),
    ...nameOf(known?.label ?? known?.name ?? displayText(connect?.client.displayName)),
    ...(connect && { clientId: connect.client.id }),
    ...roleOf(connect?.role),
  };
  // Whoever makes new keys is one sender; a trusted device is one of its own.
  return { entry, repeat: repeatOf(`refused ${refusal.kind}`, known?.deviceId ?? '', sender) };
}

/** Undefined for a device that came with its own token, which is no news. */
export function happeningOfAdmission(
  { facts }: Session,
  { method, deviceToken, repaired }: Admission,
  known: PairedDevice | undefined,
): Happening | undefined {
  if (method === 'device-token') return undefined;
  const { deviceId, role, scopes, client, address, locality } = facts;
  const kind = deviceToken === undefined ? 'connected-by-secret' : 'token-issued';
  const entry: Draft = {
    kind,
    cause: repaired === true ? 'repair' : method,
    role,
    scopes,
    address,
    locality,
    clientId: client.id,
    ...(deviceId !== undefined && { deviceId }),
    ...nameOf(known?.label ?? known?.name ?? client.name),
  };
  const sender = kind === 'token-issued' ? undefined : senderKey(address);
  // A token after another approval is not one more of those before.
  const who = [role, deviceId, client.id, address, entry.cause, known?.roles[role]?.approvedAtMs].join(' ');
  return { entry, repeat: { key: `${kind} ${who}`, sender, kind } };
}

/** A person has not said anything yet, so a stranger can cause as many as it likes. */
function asked(request: WaitingRequest, kind: HistoryKind, by?: Surface): Happening | undefined {
  if (request.test) return undefined;
  const repeat = repeatOf(kind, request.requestId, senderKey(request.address));
  return { entry: ofRequest(kind, request, by), repeat };
}

function resolved(request: WaitingRequest, outcome: Outcome, by: Surface): Happening | undefined {
  switch (outcome) {
    case 'approved':
    case 'denied':
      return { entry: ofRequest(outcome, request, by) };
    case 'expired':
    case 'superseded':
      return asked(request, outcome, by);
    case 'removed':
      return undefined; // told by what took the device out
  }
}

function commandsResolved(request: CommandRequest, outcome: Outcome, by: Surface): Happening | undefined {
  switch (outcome) {
    case 'approved':
    case 'denied':
      return { entry: ofCommands(outcome, request, by) };
    case 'superseded':
    case 'expired':
    case 'removed':
      return undefined; // by a new request, or by what took the role away
  }
}

function repairSettled({ repair, outcome, by }: Extract<DeskEvent, { type: 'repair-settled' }>): Happening | undefined {
  switch (outcome) {
    case 'ordered':
      return { entry: ofRepair('repaired', repair, by) };
    case 'dismissed':
      return { entry: ofRepair('denied', repair, by) };
    case 'used': // its new token is told as such
    case 'expired':
    case 'superseded':
      return undefined;
  }
}

function ofRequest(kind: HistoryKind, request: WaitingRequest, by: Surface | undefined): Draft {
  const { deviceId, name, code, requestId, role, scopes, commands, reason, address, locality, clientId } = request;
  return {
    kind,
    deviceId,
    code,
    requestId,
    role,
    scopes,
    cause: reason,
    address,
    locality,
    clientId,
    ...nameOf(name),
    ...listOf(commands),
    ...(by && { by }),
  };
}

function ofCommands(kind: HistoryKind, request: CommandRequest, by?: Surface): Draft {
  const { deviceId, name, code, requestId, commands } = request;
  const entry = { kind, deviceId, code, requestId, role: 'node', cause: 'commands' } as const;
  return { ...entry, ...nameOf(name), ...listOf(commands), ...(by && { by }) };
}

function ofRepair(kind: HistoryKind, repair: RepairOffer, by: Surface): Draft {
  const { deviceId, name, code, repairId, role, scopes, address, locality } = repair;
  return {
    kind,
    deviceId,
    code,
    requestId: repairId,
    role,
    scopes,
    cause: 'repair',
    address,
    locality,
    by,
    ...nameOf(name),
  };
}

function ofDevice(
  kind: HistoryKind,
  device: PairedDeviceView,
  by: Surface | undefined,
  role?: Role,
): Happening | undefined {
  if (device.test) return undefined;
  const { deviceId, label, name, clientId, scopes } = device;
  const changed = kind === 'access-changed' ? { scopes } : {};
  return {
    entry: { kind, deviceId, clientId, ...changed, ...(by && { by }), ...nameOf(label ?? name), ...roleOf(role) },
  };
}

function ofBlock(kind: 'blocked' | 'unblocked', block: BlockView, by: Surface): Happening {
  const { deviceId, name = '', address, code } = block;
  return {
    entry: {
      kind,
      cause: block.kind,
      by,
      ...nameOf(name),
      ...(deviceId !== undefined && { deviceId }),
      ...(address !== undefined && { address }),
      ...(code !== undefined && { code }),
    },
  };
}

function repeatOf(kind: string, key: string, sender: string): Repeatable {
  return { key: `${kind} ${key} ${sender}`, sender, kind };
}

function nameOf(name: string): Pick<Draft, 'name'> {
  return name === '' ? {} : { name };
}

function roleOf(role: string | undefined): Pick<Draft, 'role'> {
  return role === 'operator' || role === 'node' ? { role } : {};
}

function listOf(commands: readonly string[]): Pick<Draft, 'commands'> {
  return commands.length === 0 ? {} : { commands: commands.slice(0, LIMITS.historyList) };
}
