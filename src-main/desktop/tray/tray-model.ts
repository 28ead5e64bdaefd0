/** What the tray shows, as plain data: icon, tooltip, menu (UX.md, "The tray menu"). Pure. */
import type { CommandRequest, GatewayStatus, PairedDeviceView, WaitingRequest } from '../../gateway/index.ts';
import type { DesktopState, GatewayControl } from '../ipc-contract.ts';
import { capital, codeWords, countWords, deviceKind } from '../../gateway/index.ts';

export type TrayIcon = 'running' | 'waiting' | 'stopped' | 'failed';

export type TrayAction =
  | { readonly kind: 'review'; readonly requestId: string }
  | { readonly kind: 'open-window' }
  | { readonly kind: 'copy-address' }
  | { readonly kind: 'gateway'; readonly control: GatewayControl }
  | { readonly kind: 'start-at-login'; readonly on: boolean }
  | { readonly kind: 'show-logs' }
  | { readonly kind: 'quit' };

export type TrayRow =
  | { readonly kind: 'fact'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction; readonly enabled: boolean }
  | { readonly kind: 'switch'; readonly label: string; readonly on: boolean; readonly action: TrayAction }
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
  /** Newest first. */
  readonly waiting: readonly WaitingRequest[];
  /** Of trusted nodes that ask to run commands. */
  readonly commandRequests: readonly CommandRequest[];
  readonly devices: readonly PairedDeviceView[];
  readonly notifications: DesktopState['notifications'];
  readonly startAtLogin: DesktopState['startAtLogin'];
}

const PRODUCT = 'OpenClaw Gateway';
/** A longer menu runs off the screen; the window lists the rest. */
const LISTED = 15;
const OPEN: TrayAction = { kind: 'open-window' };

export function trayModel(facts: TrayFacts): TrayModel {
  const { status, waiting, devices, notifications, startAtLogin } = facts;
  const commands = facts.commandRequests.filter(({ quiet }) => !quiet);
  const waitingDevices = new Set([...waiting, ...commands].map(({ deviceId }) => deviceId)).size;
  const connected = devices.filter((device) => device.connected);
  const state = stateWords(status);
  const icon = iconOf(status, waitingDevices);
  const told = icon === 'waiting' ? waitingWords(waitingDevices) : state;
  return {
    icon,
    waiting: waitingDevices,
    tooltip: `${PRODUCT}: ${told.charAt(0).toLowerCase()}${told.slice(1)}`,
    rows: [
      fact(state),
      ...(notifications.kind === 'unavailable' ? [fact(`No notifications: ${notifications.why}`)] : []),
      ...(waitingDevices > 0
        ? [menu(waitingWords(waitingDevices), [...waiting.map(waitingRow), ...commands.map(commandsRow)])]
        : []),
      connected.length > 0
        ? menu(`${String(connected.length)} connected`, connected.map(connectedRow))
        : fact('No device connected'),
      { kind: 'line' },
      action(`Open ${PRODUCT}`, OPEN),
      action('Copy address', { kind: 'copy-address' }, status.addresses.length > 0),
      { kind: 'line' },
      ...controlRows(status),
      ...startAtLoginRows(startAtLogin),
      { kind: 'line' },
      action('Show logs', { kind: 'show-logs' }),
      { kind: 'line' },
      action('Quit and stop the gateway', { kind: 'quit' }),
    ],
  };
}

function iconOf({ state }: GatewayStatus, waitingDevices: number): TrayIcon {
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

function stateWords({ state, fault, addresses }: GatewayStatus): string {
  switch (state) {
    case 'running':
      return addresses.every(({ host }) => isLoopback(host)) ? 'Running on this computer' : 'Running on your network';
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

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function waitingWords(count: number): string {
  return `${countWords(count, 'device', 'devices')} waiting`;
}

function waitingRow(request: WaitingRequest): TrayRow {
  const name = request.name === '' ? capital(deviceKind(request).words) : request.name;
  const label = `${name} · ${codeWords(request.code)}: ${request.ordinary ? 'Approve…' : 'Review…'}`;
  return action(request.test ? `Test: ${label}` : label, { kind: 'review', requestId: request.requestId });
}

function commandsRow(request: CommandRequest): TrayRow {
  const name = request.name === '' ? capital(deviceKind(request).words) : request.name;
  const label = `${name} · ${codeWords(request.code)}: ${request.reserved ? 'Review' : 'Allow'} commands…`;
  return action(label, { kind: 'review', requestId: request.requestId });
}

function connectedRow(device: PairedDeviceView): TrayRow {
  const name = device.label ?? (device.name === '' ? capital(deviceKind(device).words) : device.name);
  const onlyNode = device.connectedRoles.every((role) => role === 'node');
  return action(onlyNode ? `${name} (node)` : name, OPEN);
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
  return state.kind === 'overridden' ? [row, fact(`Will not start at login: ${state.why}`)] : [row];
}

function fact(label: string): TrayRow {
  return { kind: 'fact', label };
}

function action(label: string, chosen: TrayAction, enabled = true): TrayRow {
  return { kind: 'action', label, action: chosen, enabled };
}

function menu(label: string, rows: readonly TrayRow[]): TrayRow {
  const rest = rows.length - LISTED;
  return {
    kind: 'menu',
    label,
    rows: rest > 0 ? [...rows.slice(0, LISTED), action(`${String(rest)} more…`, OPEN)] : rows,
  };
}
