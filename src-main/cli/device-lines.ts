/** Devices and requests as lines for a terminal. Pure: times are given. */
import {
  commandAt,
  isContainer,
  isLoopbackName,
  type Home,
  abilitiesOf,
  clientAddress,
  kindWords,
  codeWords,
  type DeskList,
  type GatewayAddress,
  type PairedDeviceView,
  type WaitingRequest,
} from '../gateway/index.ts';
import { table } from './table.ts';

/** One or two words for a column; sentences are in the review card and the notification. */
const SHORT_SCOPES: readonly (readonly [scope: string, words: string])[] = [
  ['operator.admin', 'everything'],
  ['operator.pairing', 'let devices in'],
  ['operator.approvals', 'approve commands'],
  ['operator.read', 'chats'],
  ['operator.write', 'messages'],
  ['operator.questions', 'questions'],
  ['operator.talk', 'voice'],
];

export function waitingLines({ waiting, nowMs }: Pick<DeskList, 'waiting' | 'nowMs'>): string[] {
  if (waiting.length === 0) return ['Waiting (0)'];
  const rows = waiting.map((request) => [
    codeWords(request.code),
    describe(request),
    shortAsk(request),
    request.locality.startsWith('local') ? 'this computer' : request.address,
    remaining(request.expiresAtMs - nowMs),
  ]);
  return [`Waiting (${waiting.length})`, ...table(['CODE', 'DEVICE', 'ASKS FOR', 'FROM', 'LEFT'], rows, [2, 3, 1])];
}

export function pairedLines({ devices, nowMs }: Pick<DeskList, 'devices' | 'nowMs'>): string[] {
  if (devices.length === 0) return ['Paired (0)'];
  const rows = devices.map((device) => [
    describe(device),
    shortAccess(device),
    device.connected ? 'now' : ago(device.lastSeenAtMs, nowMs),
    statusWords(device, nowMs),
    device.deviceId.slice(0, 8),
  ]);
  return [`Paired (${devices.length})`, ...table(['DEVICE', 'ACCESS', 'LAST SEEN', 'STATUS', 'ID'], rows, [1, 0])];
}

/** Connected or not, and what a person should not forget: that it was signed out, or that its time ends. */
function statusWords({ connected, signedOut, expiresAtMs = {} }: PairedDeviceView, nowMs: number): string {
  if (signedOut === true) return 'signed out';
  const ends = Object.values(expiresAtMs);
  const state = connected ? 'connected' : 'offline';
  return ends.length === 0 ? state : `${state}, ${leftWords(Math.min(...ends) - nowMs)}`;
}

function leftWords(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return minutes <= 60 ? `${String(minutes)} min left` : `${String(Math.ceil(minutes / 60))} h left`;
}

/** Trusted nodes that ask to run commands; nothing where none does. */
export function commandLines({ commandRequests = [] }: Pick<DeskList, 'commandRequests'>): string[] {
  if (commandRequests.length === 0) return [];
  const rows = commandRequests.map((request) => [
    codeWords(request.code),
    describe(request),
    shortCommands(request.commands) || 'nothing new',
    shortCommands(request.approvedCommands) || 'nothing yet',
  ]);
  return [
    `Ask to run commands (${commandRequests.length})`,
    ...table(['CODE', 'DEVICE', 'ASKS FOR', 'MAY NOW'], rows, [1, 3, 2]),
  ];
}

/** Paired devices that come with an old token; nothing where none does. */
export function repairLines({ repairs = [], status }: Pick<DeskList, 'repairs' | 'status'>): string[] {
  if (repairs.length === 0) return [];
  const rows = repairs.map((offer) => [
    codeWords(offer.code),
    describe(offer),
    offer.phase === 'ordered' ? 'gets a new token when it connects' : 'its key is right, its token is old',
    offer.locality.startsWith('local') ? 'this computer' : offer.address,
  ]);
  const [first] = repairs.filter(({ phase }) => phase === 'offered');
  return [
    `Old token (${repairs.length})`,
    ...table(['CODE', 'DEVICE', 'STATE', 'FROM'], rows, [2, 1]),
    ...(first === undefined
      ? []
      : [`  Let it come back with: ${commandHere(status.home, `openclaw devices repair ${codeWords(first.code)}`)}`]),
  ];
}

type Described = Parameters<typeof kindWords>[0] & { readonly name: string; readonly label?: string };

/** The name is the device's own claim, so what it seems to be stands beside it. */
export function describe(device: Described): string {
  const name = device.label ?? (device.name === '' ? 'Unnamed' : device.name);
  return `${name.length > 22 ? `${name.slice(0, 21)}…` : name} (${kindWords(device)})`;
}

export function approveHint({
  waiting,
  commandRequests = [],
  status,
}: Pick<DeskList, 'waiting' | 'commandRequests' | 'status'>): string[] {
  const [first] = [...waiting, ...commandRequests];
  return first === undefined
    ? []
    : ['', `Approve with: ${commandHere(status.home, `openclaw devices approve ${codeWords(first.code)}`)}`];
}

/** Who reads a container's output sits outside of it; who reads WSL's sits at its own terminal. */
function commandHere(home: Home, command: string): string {
  return isContainer(home) ? commandAt(home, command) : command;
}

export function addressWords(addresses: readonly GatewayAddress[]): string {
  const urls = addresses.map(clientAddress);
  const isLocal = addresses.every(({ host }) => isLoopbackName(host));
  return `${urls.join(', ')} (${isLocal ? 'this computer only' : 'reachable from the network'})`;
}

function shortAsk(request: WaitingRequest): string {
  const words = [
    ...(request.commands.some(runsPrograms) ? ['run programs'] : []),
    ...(request.role === 'node' ? ['node'] : []),
    ...shortScopes(request.scopes),
  ];
  return words.join(', ') || 'nothing yet';
}

function shortAccess(device: PairedDeviceView): string {
  const ofNode = [
    shortCommands(device.commands ?? [], 'runs programs'),
    device.asksForCommands === true ? 'asks to run commands' : '',
  ].filter((words) => words !== '');
  const node = device.roles.includes('node') && ofNode.length === 0 ? ['node'] : ofNode;
  return [...node, ...shortScopes(device.scopes)].join(', ') || 'nothing yet';
}

/** "run programs, camera, location": programs first, then the families of the other commands. */
function shortCommands(commands: readonly string[], programs = 'run programs'): string {
  const families = commands.filter((command) => !runsPrograms(command)).map((command) => command.split('.')[0] ?? '');
  return [...(commands.some(runsPrograms) ? [programs] : []), ...new Set(families)].join(', ');
}

function runsPrograms(command: string): boolean {
  return abilitiesOf([{ role: 'node', scopes: [], commands: [command] }]).some(({ unusual }) => unusual);
}

function shortScopes(scopes: readonly string[]): readonly string[] {
  if (scopes.includes('operator.admin')) return ['everything'];
  return SHORT_SCOPES.flatMap(([scope, words]) => (scopes.includes(scope) ? [words] : []));
}

/** `4:12`. */
export function remaining(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function ago(atMs: number | undefined, nowMs: number): string {
  if (atMs === undefined) return 'never';
  const minutes = Math.floor((nowMs - atMs) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h ago` : `${Math.floor(minutes / 1440)} days ago`;
}
