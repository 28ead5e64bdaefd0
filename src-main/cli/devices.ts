/** `openclaw devices …` and `openclaw pairing list`. */
import { capital, codeWords, type CommandRequest, type DeskList, type WaitingRequest } from '../gateway/index.ts';
import { termsOf, whatIsNotForCommands, type ApproveOptions } from './approval-terms.ts';
import type { CallResult, ControlClient } from './control-client.ts';
import { approveHint, commandLines, describe, pairedLines, repairLines, waitingLines } from './device-lines.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { notOne, pickRequest } from './pick.ts';
import { undoHint } from './undo.ts';

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
    ...(couldNotRead(list.payload)
      ? ['Paired: not known, the state folder cannot be used.']
      : pairedLines(list.payload)),
    ...approveHint(list.payload),
  ];
  return said(lines.join('\n'), {
    ...listsOf(list.payload),
    devices: list.payload.devices,
    repairs: list.payload.repairs,
  });
}

function couldNotRead({ devices, status }: DeskList): boolean {
  return devices.length === 0 && status.fault?.code === 'state-unusable';
}

export async function approve(
  client: ControlClient,
  which: string | undefined,
  options: ApproveOptions = {},
): Promise<CommandOutput> {
  return await decide(client, which, 'approve', async (request) => {
    const { requestId, digest } = request;
    if (!isForCommands(request)) {
      const terms = termsOf(request, options);
      if (!terms.ok) return terms.problem;
      return await problemOf(client.call('desk.approve', { requestId, digest, ...terms.params }));
    }
    const kept = whatIsNotForCommands(options);
    if (kept !== undefined) return kept;
    return await problemOf(client.call('desk.approveCommands', { requestId, digest }));
  });
}

export async function reject(client: ControlClient, which: string | undefined): Promise<CommandOutput> {
  return await decide(client, which, 'reject', async (request) => {
    const { requestId } = request;
    return await problemOf(client.call(isForCommands(request) ? 'desk.denyCommands' : 'desk.deny', { requestId }));
  });
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
  const { requestId, deviceId, code } = request;
  const lines = [
    `${capital(did)} ${named(request)}. ${consequence(request, verb)}`,
    ...(verb === 'approve' ? [undoHint(codeWords(code))] : []),
  ];
  return said(lines.join('\n'), {
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
