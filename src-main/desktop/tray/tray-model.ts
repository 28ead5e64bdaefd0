/** What the tray shows, as plain data: icon, tooltip, menu. Pure. */
import type {
  CommandRequest,
  GatewayStatus,
  PairedDeviceView,
  Unapplied,
  WaitingRequest,
} from '../../gateway/index.ts';
import type { AttachOffer, AttachState, DesktopState, DoNotDisturb, GatewayControl } from '../ipc-contract.ts';
import { capital, codeWords, countWords, kindWords, loginTroubleWords } from '../../gateway/index.ts';
import { timeOfDay } from '../local-time.ts';
import type { UpdateState } from '../updates/update-state.ts';
import { attachedIcon, attachedMark, attachedWords, detachRow, offerRows } from './attached-rows.ts';
import { reachOf, reachRows, type Reach } from './reach-rows.ts';
import { updateOffer, type UpdateStep } from '../updates/update-words.ts';

export type TrayIcon = 'running' | 'attached' | 'waiting' | 'stopped' | 'failed';

export type TrayAction =
  | { readonly kind: 'review'; readonly requestId: string }
  | { readonly kind: 'open-window' }
  | { readonly kind: 'pair' }
  | { readonly kind: 'copy-address' }
  | { readonly kind: 'reach'; readonly reach: Reach }
  | { readonly kind: 'gateway'; readonly control: GatewayControl }
  | { readonly kind: 'attach' | 'detach' }
  | { readonly kind: 'do-not-disturb'; readonly choice: DoNotDisturb['choice'] }
  | { readonly kind: 'start-at-login'; readonly on: boolean }
  | { readonly kind: 'update'; readonly step: UpdateStep }
  | { readonly kind: 'show-logs' }
  | { readonly kind: 'about' }
  | { readonly kind: 'quit' };

export type TrayRow =
  | { readonly kind: 'fact'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction; readonly enabled: boolean }
  | { readonly kind: 'switch'; readonly label: string; readonly on: boolean; readonly action: TrayAction }
  /** One of several that stand together. */
  | { readonly kind: 'choice'; readonly label: string; readonly chosen: boolean; readonly action: TrayAction }
  | { readonly kind: 'menu'; readonly label: string; readonly rows: readonly TrayRow[] }
  | { readonly kind: 'line' };

export interface TrayModel {
  readonly icon: TrayIcon;
  /** Devices that wait, for systems that can draw a number beside the icon. */
  readonly waiting: number;
  readonly tooltip: string;
  readonly rows: readonly TrayRow[];
}

export interface TrayFacts {
  readonly status: GatewayStatus;
  /** Why the gateway may not even try to run, which its status does not know of. */
  readonly startupFault?: DesktopState['startupFault'];
  /** Newest first. */
  readonly waiting: readonly WaitingRequest[];
  /** Of trusted nodes that ask to run commands. */
  readonly commandRequests: readonly CommandRequest[];
  /** Those that are connected now. */
  readonly connected: readonly PairedDeviceView[];
  readonly notifications: DesktopState['notifications'];
  readonly doNotDisturb: DoNotDisturb['choice'];
  readonly quiet: DesktopState['quiet'];
  readonly startAtLogin: DesktopState['startAtLogin'];
  readonly update: UpdateState;
  /** While a gateway elsewhere is used, all above about devices is its. */
  readonly attached?: AttachState;
  readonly offer?: AttachOffer;
  /** The desk makes codes by which phones are paired. */
  readonly pairs: boolean;
}

const PRODUCT = 'OpenClaw Gateway';
/** A longer menu runs off the screen; the window lists the rest. */
const LISTED = 10;
const OPEN: TrayAction = { kind: 'open-window' };
const LINE: TrayRow = { kind: 'line' };

/** A shape beside the words: full while it runs, hollow while it does not, crossed where it can't. */
const STATE_MARKS: Readonly<Record<GatewayStatus['state'], string>> = {
  starting: '○',
  running: '●',
  stopping: '○',
  stopped: '○',
  failed: '✕',
};

/** The window says what exactly. */
const UNAPPLIED: Readonly<Record<Unapplied['kind'], string>> = {
  broken: 'The changed config can’t be used; the last good one holds',
  'awaits-tailnet': 'The changed config waits for your tailnet; the last one holds',
  'needs-restart': 'The changed config holds after a restart',
};

const QUIET_FOR: readonly (readonly [choice: DoNotDisturb['choice'], label: string])[] = [
  ['one-hour', 'For 1 hour'],
  ['until-morning', 'Until tomorrow morning'],
  ['until-turned-off', 'Until I turn it off'],
  ['off', 'Off'],
];

export function trayModel(facts: TrayFacts): TrayModel {
  const { status, waiting, connected, notifications, attached } = facts;
  const commands = facts.commandRequests.filter(({ quiet }) => !quiet);
  const waitingDevices = new Set([...waiting, ...commands].map(({ deviceId }) => deviceId)).size;
  const own = ownState(facts);
  const state = attached === undefined ? stateWords(own) : attachedWords(attached);
  const mark = attached === undefined ? STATE_MARKS[own.state] : attachedMark(attached);
  const icon = attached === undefined ? iconOf(own, waitingDevices) : attachedIcon(attached, waitingDevices);
  const told = icon === 'waiting' ? waitingWords(waitingDevices) : state;
  return {
    icon,
    waiting: waitingDevices,
    tooltip: `${PRODUCT}: ${told.charAt(0).toLowerCase()}${told.slice(1)}`,
    rows: [
      fact(`${mark} ${state}`),
      ...(status.unapplied ? [fact(UNAPPLIED[status.unapplied.kind])] : []),
      ...(notifications.kind === 'unavailable' ? [fact(`No notifications: ${notifications.why}`)] : []),
      ...(waitingDevices > 0
        ? [menu(waitingWords(waitingDevices), bounded([...waiting.map(waitingRow), ...commands.map(commandsRow)]))]
        : []),
      connected.length > 0
        ? menu(
            `${String(connected.length)} connected`,
            bounded(connected.map((device) => action(nameOf(device), OPEN))),
          )
        : fact('No device connected'),
      LINE,
      ...(facts.pairs ? [action('Pair a phone…', { kind: 'pair' })] : []),
      action(`Open ${PRODUCT}`, OPEN),
      action('Copy address', { kind: 'copy-address' }, status.addresses.length > 0),
      ...(attached === undefined ? reachRows(status) : []),
      LINE,
      ...(attached === undefined ? [...controlRows(status), ...offerRows(facts.offer)] : [detachRow(attached)]),
      doNotDisturbMenu(facts),
      ...startAtLoginRows(facts.startAtLogin),
      LINE,
      ...updateRows(facts.update),
      action('Logs', { kind: 'show-logs' }),
      action('About', { kind: 'about' }),
      LINE,
      attached === undefined ? quitRow(connected) : action('Quit', { kind: 'quit' }), // the gateway there goes on
    ],
  };
}

type OwnState = Pick<GatewayStatus, 'state' | 'addresses'> & { readonly fault?: { readonly what: string } };

function ownState({ status, startupFault }: TrayFacts): OwnState {
  if (startupFault === undefined || status.state !== 'stopped') return status;
  return { state: 'failed', addresses: status.addresses, fault: startupFault };
}

function iconOf({ state }: OwnState, waitingDevices: number): TrayIcon {
  switch (state) {
    case 'failed':
      return 'failed';
    case 'stopped':
    case 'stopping':
      return 'stopped';
    case 'starting':
    case 'running':
      return waitingDevices > 0 ? 'waiting' : 'running';
  }
}

const RUNNING: Readonly<Record<Reach['to'], string>> = {
  computer: 'Running on this computer',
  network: 'Running on your network',
  tailnet: 'Running in your tailnet',
};

function stateWords({ state, fault, addresses }: OwnState): string {
  switch (state) {
    case 'running':
      return RUNNING[reachOf(addresses)];
    case 'starting':
      return 'Starting…';
    case 'stopping':
      return 'Stopping…';
    case 'stopped':
      return 'Stopped';
    case 'failed':
      return fault === undefined ? 'Not running' : `Not running: ${fault.what}`;
  }
}

function waitingWords(count: number): string {
  return `${countWords(count, 'device', 'devices')} waiting`;
}

function waitingRow(request: WaitingRequest): TrayRow {
  const name = request.name === '' ? capital(kindWords(request)) : request.name;
  const label = `${name} · ${codeWords(request.code)}: ${request.ordinary ? 'Approve…' : 'Review…'}`;
  return action(request.test ? `Test: ${label}` : label, { kind: 'review', requestId: request.requestId });
}

function commandsRow(request: CommandRequest): TrayRow {
  const name = request.name === '' ? capital(kindWords(request)) : request.name;
  const label = `${name} · ${codeWords(request.code)}: ${request.reserved ? 'Review' : 'Allow'} commands…`;
  return action(label, { kind: 'review', requestId: request.requestId });
}

function nameOf(device: PairedDeviceView): string {
  const name = device.label ?? (device.name === '' ? capital(kindWords(device)) : device.name);
  const onlyNode = device.connectedRoles.every((role) => role === 'node');
  return onlyNode ? `${name} (node)` : name;
}

function doNotDisturbMenu({ doNotDisturb, quiet }: Pick<TrayFacts, 'doNotDisturb' | 'quiet'>): TrayRow {
  return menu(
    `Do not disturb${quietWords(quiet)}`,
    QUIET_FOR.map(([choice, label]) => ({
      ...{ kind: 'choice', label, chosen: choice === doNotDisturb },
      action: { kind: 'do-not-disturb', choice },
    })),
  );
}

function quietWords(quiet: TrayFacts['quiet']): string {
  switch (quiet.kind) {
    case 'no':
      return '';
    case 'do-not-disturb':
      return quiet.untilMs === undefined ? ': on' : `: until ${timeOfDay(quiet.untilMs)}`;
    case 'quiet-hours':
      return `: quiet hours until ${timeOfDay(quiet.untilMs)}`;
  }
}

/** Who will be cut off is read before the click that does it; no question can come up then and be left standing. */
function quitRow(connected: readonly PairedDeviceView[]): TrayRow {
  const quit = action('Quit and stop the gateway', { kind: 'quit' });
  if (connected.length === 0) return quit;
  const devices = countWords(connected.length, 'device', 'devices');
  const names = connected.map((device) => fact(nameOf(device)));
  return menu(`Quit (${devices} will be cut off)`, [...bounded(names), LINE, quit]);
}

function controlRows({ state }: GatewayStatus): readonly TrayRow[] {
  if (state === 'stopped' || state === 'failed') {
    return [action('Start gateway', { kind: 'gateway', control: 'start' })];
  }
  const settled = state === 'running';
  return [
    action('Stop gateway', { kind: 'gateway', control: 'stop' }, settled),
    action('Restart gateway', { kind: 'gateway', control: 'restart' }, settled),
  ];
}

function startAtLoginRows(state: DesktopState['startAtLogin']): readonly TrayRow[] {
  if (state.kind === 'unavailable') return [];
  const on = state.kind === 'on';
  const row: TrayRow = { kind: 'switch', label: 'Start at login', on, action: { kind: 'start-at-login', on: !on } };
  return state.kind === 'overridden' ? [row, fact(`Will not start at login: ${loginTroubleWords(state.why)}`)] : [row];
}

function updateRows(state: UpdateState): readonly TrayRow[] {
  const offer = updateOffer(state);
  if (offer === undefined) return [];
  const { label, step } = offer;
  return [step === undefined ? fact(label) : action(label, { kind: 'update', step })];
}

function fact(label: string): TrayRow {
  return { kind: 'fact', label };
}

function action(label: string, chosen: TrayAction, enabled = true): TrayRow {
  return { kind: 'action', label, action: chosen, enabled };
}

function menu(label: string, rows: readonly TrayRow[]): TrayRow {
  return { kind: 'menu', label, rows };
}

function bounded(rows: readonly TrayRow[]): readonly TrayRow[] {
  const rest = rows.length - LISTED;
  return rest > 0 ? [...rows.slice(0, LISTED), action(`and ${String(rest)} more…`, OPEN)] : rows;
}
