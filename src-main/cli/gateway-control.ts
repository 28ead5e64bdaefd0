/** `openclaw gateway start | stop | restart | status`: the program that runs the gateway, seen from a terminal. */
import type { DeskList, GatewayStatus } from '../gateway/index.ts';
import type { Places } from '../adapters/index.ts';
import { ControlClient, type CallResult } from './control-client.ts';
import { addressWords } from './device-lines.ts';
import { faultWords } from './fault-words.ts';
import { ENDS_WITHIN_MS, endOf, endOfHolder, isEnding } from './gateway-end.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { startInBackground } from './background.ts';

const LOOK_AGAIN = 'Look again with: openclaw gateway status';

export async function status(places: Places, options: { readonly showToken: boolean }): Promise<CommandOutput> {
  const client = await ControlClient.open(places);
  if (client === undefined) {
    return {
      exitCode: 1,
      text: 'stopped   No gateway runs for this state folder.\nStart it with: openclaw gateway start',
      json: { state: 'stopped', stateDir: places.stateDir },
    };
  }
  try {
    const list = await client.call<DeskList>('desk.list');
    if (!list.ok) return failed(list.message);
    const token = options.showToken ? await client.call<{ readonly token: string }>('host.token') : undefined;
    if (token?.ok === false) return failed(token.message);
    const shown = token?.payload.token;
    const { status: facts, commandRequests = [], nowMs } = list.payload;
    const waiting = facts.waiting + commandRequests.filter(({ quiet }) => !quiet).length;
    return {
      exitCode: facts.state === 'running' ? 0 : 1,
      text: statusLines({ ...facts, waiting }, nowMs, shown).join('\n'),
      json: { ...facts, ...(shown !== undefined && { sharedToken: shown }) },
    };
  } finally {
    client.close();
  }
}

export async function start(places: Places): Promise<CommandOutput> {
  return await runningOrAnother(places, async (client, before) => {
    if (before.ok && before.payload.status.state === 'running') {
      return said(`Already running on ${addressWords(before.payload.status.addresses)}.`, before.payload.status);
    }
    const result = await client.call('host.start');
    return result.ok ? await report(client) : failed(result.message);
  });
}

export async function restart(places: Places): Promise<CommandOutput> {
  return await runningOrAnother(places, async (client) => {
    const result = await client.call('host.restart');
    return result.ok ? await report(client) : failed(result.message);
  });
}

/** Once it has. A person who starts the next one at once finds nothing of it. */
export async function stop(places: Places, withinMs = ENDS_WITHIN_MS): Promise<CommandOutput> {
  const itsEnd = await endOfHolder(places);
  const client = await ControlClient.open(places);
  if (client === undefined) return said('The gateway does not run.', { state: 'stopped' });
  try {
    const before = await client.call<DeskList>('desk.list');
    if (!before.ok) {
      if (client.isOpen) return failed(before.message);
      return (await itsEnd(withinMs)) ? said('Stopped.', { state: 'stopped' }) : failed(neverEnds(withinMs));
    }
    const { status: facts } = before.payload;
    const ended = await endOf(client, places, facts);
    const result = await client.call('host.stop');
    if (!result.ok && client.isOpen) return failed(result.message);
    if (!(await ended(withinMs))) return failed(stillRuns(facts, withinMs));
    const cutOff = facts.connected;
    const who = cutOff === 0 ? '' : ` ${cutOff === 1 ? 'One device was' : `${cutOff} devices were`} cut off.`;
    return said(`Stopped.${who}`, { state: 'stopped', cutOff });
  } finally {
    client.close();
  }
}

/** Another one is started where none runs, and where the one that runs ends: as soon as nothing of it is left. */
async function runningOrAnother(
  places: Places,
  act: (client: ControlClient, before: CallResult<DeskList>) => Promise<CommandOutput>,
): Promise<CommandOutput> {
  const itsEnd = await endOfHolder(places);
  const client = await ControlClient.open(places);
  if (client === undefined) return await startInBackground(places);
  try {
    const before = await client.call<DeskList>('desk.list');
    if (before.ok && isEnding(before.payload.status)) {
      const { status: facts } = before.payload;
      const ended = await endOf(client, places, facts);
      return (await ended(ENDS_WITHIN_MS)) ? await startInBackground(places) : failed(stillRuns(facts, ENDS_WITHIN_MS));
    }
    const output = await act(client, before);
    if (output.exitCode === 0 || client.isOpen) return output;
    return (await itsEnd(ENDS_WITHIN_MS)) ? await startInBackground(places) : failed(neverEnds(ENDS_WITHIN_MS));
  } finally {
    client.close();
  }
}

function neverEnds(waitedMs: number): string {
  const seconds = String(Math.round(waitedMs / 1_000));
  return `The gateway closed the connection, and its process still runs after ${seconds} s.\n${LOOK_AGAIN}`;
}

function stillRuns({ pid }: GatewayStatus, waitedMs: number): string {
  const seconds = String(Math.round(waitedMs / 1_000));
  return `The gateway was told to stop, and its process ${String(pid)} still runs after ${seconds} s.\n${LOOK_AGAIN}`;
}

async function report(client: ControlClient): Promise<CommandOutput> {
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const { status: facts } = list.payload;
  if (facts.fault !== undefined) return failed(faultWords(facts.fault), facts);
  return said(`Running on ${addressWords(facts.addresses)}.`, facts);
}

function statusLines(facts: GatewayStatus, nowMs: number, token: string | undefined): string[] {
  const since = facts.startedAtMs === undefined ? '' : `, since ${sinceWords(facts.startedAtMs, nowMs)}`;
  const lines = [
    `${facts.state.padEnd(10)}OpenClaw Gateway ${facts.version} (${facts.mode}), pid ${facts.pid}${since}`,
  ];
  if (facts.addresses.length > 0) lines.push(`address   ${addressWords(facts.addresses)}`);
  if (facts.tlsFingerprint !== undefined) lines.push(`TLS       sha256 ${facts.tlsFingerprint}`);
  lines.push(`devices   ${facts.paired} paired, ${facts.connected} connected, ${facts.waiting} waiting`);
  if (facts.token !== undefined) {
    const from = facts.token.kind === 'generated' ? 'made by the gateway' : `from ${facts.token.from}`;
    lines.push(`${facts.token.mode.padEnd(10)}${token ?? `${from} (show with --show-token)`}`);
  }
  if (facts.fault !== undefined) lines.push('', ...faultWords(facts.fault).split('\n'));
  for (const notice of facts.notices) lines.push('', notice);
  if (facts.waiting > 0) lines.push('', 'See who waits: openclaw pairing list');
  return lines;
}

function sinceWords(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const time = `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
  return nowMs - atMs < 86_400_000 ? time : `${at.toISOString().slice(0, 10)} ${time}`;
}
