/** `openclaw devices …` and `openclaw pairing list`. */
import { codeWords, type DeskList, type PairedDeviceView, type WaitingRequest } from '../gateway/index.ts';
import type { ControlClient } from './control-client.ts';
import { approveHint, describe, pairedLines, waitingLines } from './device-lines.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { pickDevice, pickRequest, type Pick } from './pick.ts';

export async function listWaiting(client: ControlClient): Promise<CommandOutput> {
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const { waiting } = list.payload;
  return said([...waitingLines(list.payload), ...approveHint(waiting)].join('\n'), { waiting });
}

export async function listDevices(client: ControlClient): Promise<CommandOutput> {
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const { waiting, devices } = list.payload;
  const lines = [...waitingLines(list.payload), ...pairedLines(list.payload), ...approveHint(waiting)];
  return said(lines.join('\n'), { waiting, devices });
}

export async function approve(client: ControlClient, which: string | undefined): Promise<CommandOutput> {
  return await decide(client, which, 'approve', async ({ requestId, digest }) => {
    const result = await client.call('desk.approve', { requestId, digest });
    return result.ok ? undefined : result.message;
  });
}

export async function reject(client: ControlClient, which: string | undefined): Promise<CommandOutput> {
  return await decide(client, which, 'reject', async ({ requestId }) => {
    const result = await client.call('desk.deny', { requestId });
    return result.ok ? undefined : result.message;
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
  act: (request: WaitingRequest) => Promise<string | undefined>,
): Promise<CommandOutput> {
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const { waiting } = list.payload;
  const did = verb === 'approve' ? 'approved' : 'rejected';
  if (which === undefined) {
    const names = waiting.map(named).join(', ');
    const text = waiting.length === 0 ? 'No device waits.' : `Say which one. Waiting: ${names}.`;
    return failed(`Nothing ${did}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`, { error: text, waiting });
  }
  const found = pickRequest(waiting, which);
  if (found.kind !== 'one') return failed(`Nothing ${did}: ${notOne(found, which, 'waiting request', waiting, named)}`);
  const request = found.item;
  const problem = await act(request);
  if (problem !== undefined) return failed(`Nothing ${did}: ${problem}`);
  const { requestId, deviceId } = request;
  return said(
    verb === 'approve'
      ? `Approved ${named(request)}. It may connect now; most devices come back by themselves.`
      : `Rejected ${named(request)}. It may ask again.`,
    { requestId, deviceId, decision: did },
  );
}

function named(request: WaitingRequest): string {
  return `${codeWords(request.code)} ${describe(request)}`;
}

function notOne<T extends WaitingRequest | PairedDeviceView>(
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
