/** The official lists, `device.pair.list` and `node.pair.list`, as ours. Pure. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  fingerprintOf,
  member,
  needsReview,
  type CommandRequest,
  type PairedDeviceView,
  type WaitingRequest,
} from '../../gateway/index.ts';
import { deviceId, flag, flags, itemsOf, requestId, role, shown, timeMs, word, words } from './record-fields.ts';
import { MOST_DEVICES, MOST_WAITING, shownCode, statusOf, type RemoteList } from './remote-list.ts';
import type { AttachTarget } from './target.ts';

/** As the official gateway has it: from the last knock, which it does not tell. */
const REQUEST_LIFE_MS = 300_000;
/** What is listed is alive, and is looked at again within this time. */
const STILL_ALIVE_MS = 30_000;

const described = { displayName: shown, platform: word, deviceFamily: word, clientId: word, clientMode: word };

const pendingDevice = z.object({
  ...{ requestId, deviceId, role: role.catch('operator'), scopes: words, remoteIp: word, isRepair: flag, ts: timeMs },
  ...described,
});

const pairedDevice = z.object({
  ...{ deviceId, operatorLabel: shown, roles: z.array(role).catch([]), scopes: words, connected: flag },
  ...{ approvedAtMs: timeMs, lastSeenAtMs: timeMs, approvedVia: word },
  ...described,
});

const pendingNode = z.object({
  ...{ requestId, nodeId: deviceId, commands: words, caps: words, permissions: flags, ts: timeMs },
  ...described,
});

const pairedNode = z.object({ nodeId: deviceId, commands: words });

interface OfficialAnswers {
  readonly devices: unknown;
  /** Undefined where the gateway has no such list. */
  readonly nodes: unknown;
}

export function officialList(
  answers: OfficialAnswers,
  { target, version, nowMs }: { readonly target: AttachTarget; readonly version: string; readonly nowMs: number },
): RemoteList {
  const pairedNodes = itemsOf(pairedNode, member(answers.nodes, 'paired'), MOST_DEVICES);
  const asking = itemsOf(pendingNode, member(answers.nodes, 'pending'), MOST_WAITING);
  const runs = new Map(pairedNodes.map(({ nodeId, commands }) => [nodeId, commands]));
  const askingIds = new Set(asking.map(({ nodeId }) => nodeId));
  const devices = itemsOf(pairedDevice, member(answers.devices, 'paired'), MOST_DEVICES).map((device) =>
    deviceOf(device, runs.get(device.deviceId), askingIds.has(device.deviceId)),
  );
  const known = new Map(devices.map((device) => [device.deviceId, device]));
  const waiting = itemsOf(pendingDevice, member(answers.devices, 'pending'), MOST_WAITING).map((record) =>
    requestOf(record, known.get(record.deviceId), nowMs),
  );
  const commandRequests = asking.map((record) => commandsOf(record, runs.get(record.nodeId) ?? []));
  const lists = { waiting, devices, commandRequests };
  return { ...lists, status: statusOf(target, version, lists), nowMs, others: {} };
}

function requestOf(
  record: z.output<typeof pendingDevice>,
  known: PairedDeviceView | undefined,
  nowMs: number,
): WaitingRequest {
  const { displayName: name, remoteIp, isRepair, ts, ...same } = record;
  return {
    ...same,
    name,
    code: shownCode(record.requestId),
    digest: digestOf(record),
    fingerprint: fingerprintOf(record.deviceId),
    known: isRepair ? 'known' : 'new',
    model: '',
    clientVersion: '',
    approvedScopes: known?.scopes ?? [],
    commands: [],
    reason: !isRepair ? 'not-paired' : known?.roles.includes(record.role) === false ? 'role-upgrade' : 'scope-upgrade',
    proof: 'secret', // it lists nobody who did not prove it
    address: remoteIp === '' ? 'the gateway’s own computer' : remoteIp,
    locality: remoteIp === '' ? 'local-native' : 'remote',
    // Whether it came through a proxy, and with what, is not told: a person looks at the card.
    ordinary: false,
    test: false,
    quiet: false,
    askedAtMs: ts,
    expiresAtMs: Math.max(ts + REQUEST_LIFE_MS, nowMs + STILL_ALIVE_MS),
  };
}

function deviceOf(
  record: z.output<typeof pairedDevice>,
  commands: readonly string[] | undefined,
  asksForCommands: boolean,
): PairedDeviceView {
  const { operatorLabel, displayName: name, lastSeenAtMs, approvedVia, clientMode: _mode, ...same } = record;
  return {
    ...same,
    name,
    ...(operatorLabel !== '' && { label: operatorLabel }),
    ...(commands && { commands }),
    ...(asksForCommands && { asksForCommands }),
    model: '',
    connectedRoles: record.connected ? record.roles : [],
    approvedBy: approvedVia === 'bootstrap' ? 'setup-code' : 'client',
    ...(lastSeenAtMs > 0 && { lastSeenAtMs }),
    test: false,
    fingerprint: fingerprintOf(record.deviceId),
    sessions: [],
    tokens: [],
  };
}

function commandsOf(record: z.output<typeof pendingNode>, approvedCommands: readonly string[]): CommandRequest {
  const { nodeId, displayName: name, ts, clientId: _id, clientMode: _mode, ...same } = record;
  return {
    ...same,
    name,
    deviceId: nodeId,
    code: shownCode(record.requestId),
    digest: digestOf(record),
    approvedCommands,
    reserved: record.commands.some(needsReview),
    quiet: false,
    askedAtMs: ts,
  };
}

/** Names what is shown, so that nothing else is approved. */
function digestOf(record: object): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 16);
}
