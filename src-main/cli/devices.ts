/** `openclaw devices …` and `openclaw pairing list`. */
import {
  capital,
  codeWords,
  type CommandRequest,
  type DeskList,
  type PairedDeviceView,
  type WaitingRequest,
} from '../gateway/index.ts';
import type { CallResult, ControlClient } from './control-client.ts';
import { approveHint, commandLines, describe, pairedLines, repairLines, waitingLines } from './device-lines.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { pickDevice, pickRequest, type Pick } from './pick.ts';

/** Something to decide: a device that wants in, or a trusted node that wants to run commands. */
type Open = WaitingRequest | CommandRequest;

export async function listWaiting(client: ControlClient): Promise<CommandOutput> {
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const lines = [...waitingLines(list.payload), ...commandLines(list.payload), ...approveHint(list.payload)];
  return said(lines.join('\n'), listsOf(list.payload));
}

export async function listDevices(client: ControlClient): Promise<CommandOutput> {
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const lines = [
    ...waitingLines(list.payload),
    ...commandLines(list.payload),
    ...repairLines(list.payload),
    ...pairedLines(list.payload),
    ...approveHint(list.payload),
  ];
  return said(lines.join('\n'), {
    ...listsOf(list.payload),
    devices: list.payload.devices,
    repairs: list.payload.repairs,
  });
}

export interface ApproveOptions {
  /** The first tick alone: a node may connect, and runs nothing yet. */
  readonly connectOnly: boolean;
}

export async function approve(
  client: ControlClient,
  which: string | undefined,
  { connectOnly }: ApproveOptions = { connectOnly: false },
): Promise<CommandOutput> {
  return await decide(client, which, 'approve', async (request) => {
    const { requestId, digest } = request;
    if (!isForCommands(request)) {
      const grant = connectOnly ? 'connect' : 'asked';
      return await problemOf(client.call('desk.approve', { requestId, digest, grant }));
    }
    if (connectOnly)
      return 'it may connect already, and asks to run commands. Leave --connect-only away to allow them.';
    return await problemOf(client.call('desk.approveCommands', { requestId, digest }));
  });
}

export async function reject(client: ControlClient, which: string | undefined): Promise<CommandOutput> {
  return await decide(client, which, 'reject', async (request) => {
    const { requestId } = request;
    return await problemOf(client.call(isForCommands(request) ? 'desk.denyCommands' : 'desk.deny', { requestId }));
  });
}

export async function remove(client: ControlClient, which: string): Promise<CommandOutput> {
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const found = pickDevice(list.payload.devices, which);
  if (found.kind !== 'one') {
    return failed(
      notOne(
        found,
        which,
        'paired device',
        list.payload.devices,
        (device) => `${device.deviceId.slice(0, 8)} ${describe(device)}`,
      ),
    );
  }
  const { deviceId } = found.item;
  const result = await client.call('desk.remove', { deviceId });
  return result.ok
    ? said(`Removed ${describe(found.item)}. It is cut off and must ask again to come back.`, { deviceId })
    : failed(result.message);
}

async function decide(
  client: ControlClient,
  which: string | undefined,
  verb: 'approve' | 'reject',
  act: (request: Open) => Promise<string | undefined>,
): Promise<CommandOutput> {
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const lists = listsOf(list.payload);
  const open: readonly Open[] = [...lists.waiting, ...lists.commandRequests];
  const did = verb === 'approve' ? 'approved' : 'rejected';
  if (which === undefined) {
    const text = open.length === 0 ? 'No device waits.' : `Say which one. Waiting: ${open.map(named).join(', ')}.`;
    return failed(`Nothing ${did}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`, { error: text, ...lists });
  }
  const found = pickRequest(open, which);
  if (found.kind !== 'one') return failed(`Nothing ${did}: ${notOne(found, which, 'waiting request', open, named)}`);
  const request = found.item;
  const problem = await act(request);
  if (problem !== undefined) return failed(`Nothing ${did}: ${problem}`);
  const { requestId, deviceId } = request;
  return said(`${capital(did)} ${named(request)}. ${consequence(request, verb)}`, {
    requestId,
    deviceId,
    decision: did,
  });
}

function consequence(request: Open, verb: 'approve' | 'reject'): string {
  if (isForCommands(request)) {
    return verb === 'approve' ? 'It may run its commands from now on.' : 'It stays connected, without them.';
  }
  return verb === 'approve' ? 'It may connect now; most devices come back by themselves.' : 'It may ask again.';
}

/** Only a request to be let in runs out. */
function isForCommands(request: Open): request is CommandRequest {
  return !('expiresAtMs' in request);
}

function listsOf({ waiting, commandRequests = [] }: DeskList) {
  return { waiting, commandRequests };
}

async function problemOf(call: Promise<CallResult<unknown>>): Promise<string | undefined> {
  const result = await call;
  return result.ok ? undefined : result.message;
}

function named(request: Open): string {
  return `${codeWords(request.code)} ${describe(request)}`;
}

function notOne<T extends Open | PairedDeviceView>(
  found: Pick<T> & { kind: 'none' | 'several' },
  which: string,
  what: string,
  all: readonly T[],
  name: (item: T) => string,
): string {
  const shown = JSON.stringify(which.slice(0, 80));
  if (found.kind === 'several') return `${shown} fits ${found.items.length}: ${found.items.map(name).join(', ')}.`;
  return `no ${what} fits ${shown}.${all.length === 0 ? '' : ` There is: ${all.slice(0, 10).map(name).join(', ')}.`}`;
}
