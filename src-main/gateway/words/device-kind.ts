/**
 * What sort of thing a device says it is, by name; each language has its own words for it. The strings it sent choose
 * among these and are never shown themselves, so a title made from them cannot be dictated by a stranger.
 *
 * Pure, and without any import but types: the page uses it as well.
 */
import type { WaitingRequest } from '../protocol/desk.ts';

export type Claim = Pick<WaitingRequest, 'platform' | 'deviceFamily'> & {
  readonly model?: string;
  readonly clientId?: string;
};

export interface DeviceKind {
  /** For a button: "Approve phone". */
  readonly noun: 'phone' | 'tablet' | 'watch' | 'computer' | 'browser' | 'device';
  /** Absent where it tells nothing that is known here. */
  readonly system?: System;
  /** A program on that system, where it is not the system's own. */
  readonly program?: 'browser' | 'commandLine';
}

export type System = 'ipad' | 'appleWatch' | 'iphone' | 'androidTablet' | 'androidPhone' | 'mac' | 'windows' | 'linux';

type Known = Pick<DeviceKind, 'noun'> & { readonly claim: RegExp; readonly system: System };

/** The first that fits; a model such as "iPad" says more than the platform, so these come before it. */
const SYSTEMS: readonly Known[] = [
  { claim: /\bipad/, noun: 'tablet', system: 'ipad' },
  { claim: /\bwatch/, noun: 'watch', system: 'appleWatch' },
  { claim: /\b(iphone|ios)/, noun: 'phone', system: 'iphone' },
  { claim: /\bandroid.*tablet/, noun: 'tablet', system: 'androidTablet' },
  { claim: /\bandroid/, noun: 'phone', system: 'androidPhone' },
  { claim: /\b(mac|darwin)/, noun: 'computer', system: 'mac' },
  { claim: /\bwin(dows|32|64|ce|nt)?\b/, noun: 'computer', system: 'windows' },
  { claim: /\blinux/, noun: 'computer', system: 'linux' },
];

const BROWSERS: ReadonlySet<string> = new Set([
  'openclaw-control-ui',
  'webchat-ui',
  'webchat',
  'openclaw-browser-copilot',
]);
const COMMAND_LINES: ReadonlySet<string> = new Set(['cli', 'openclaw-tui']);

export function deviceKind({ platform, deviceFamily, model = '', clientId = '' }: Claim): DeviceKind {
  const claimed = `${platform} ${deviceFamily} ${model} ${clientId.replace('openclaw-', '')}`.toLowerCase();
  const found = SYSTEMS.find(({ claim }) => claim.test(claimed));
  const system = found === undefined ? {} : { system: found.system };
  if (BROWSERS.has(clientId)) return { noun: 'browser', program: 'browser', ...system };
  if (COMMAND_LINES.has(clientId)) return { noun: 'computer', program: 'commandLine', ...system };
  return { noun: found?.noun ?? 'device', ...system };
}
