/** Names, access and state of one device, for cards and tables. */
import type {
  CommandRequest,
  PairedDeviceView,
  PairingReason,
  Role,
  WaitingRequest,
} from '../../src-main/gateway/protocol/desk.ts';
import type { Show } from '../state/device-filter.ts';
import { deviceKind } from '../../src-main/gateway/words/device-kind.ts';
import { abilitiesOf, arrivalWords, capital, type Ability } from '../../src-main/gateway/words/plain-words.ts';

export type Named = Pick<WaitingRequest, 'name' | 'platform' | 'deviceFamily'> & {
  readonly label?: string;
  readonly model?: string;
  readonly clientId?: string;
};

/** What its owner calls it, its own name, or what it is; never empty. */
export function deviceTitle(device: Named): string {
  return device.label ?? (device.name === '' ? kindWords(device) : device.name);
}

/** Below the title: its own name where its owner gave it another, and what it is. */
export function deviceClaim(device: Named): string {
  if (device.label !== undefined && device.name !== '') return `${device.name} · ${kindWords(device)}`;
  return device.name === '' ? 'gave no name' : kindWords(device);
}

export function commandsTitle(request: CommandRequest): string {
  return `${deviceTitle(request)} asks to run commands`;
}

/** To begin a line. Apple's names keep their small letter. */
export function kindWords(device: Named): string {
  const { words } = deviceKind(device);
  return /^i[A-Z]/.test(words) ? words : capital(words);
}

/** `Android phone · OpenClaw 2026.9.6`, without what was not told. */
export function deviceFacts({
  clientVersion,
  ...device
}: Named & Pick<WaitingRequest, 'model' | 'clientVersion'>): string {
  const kind = kindWords(device);
  const model = device.model === '' || device.model === device.name ? '' : device.model;
  const version = clientVersion === '' ? '' : `OpenClaw ${clientVersion}`;
  return [kind, model, version].filter((part) => part !== '').join(' · ');
}

/** Where it came from and how, and what it did not prove; a sentence. */
export function originWords(requests: readonly [WaitingRequest, ...WaitingRequest[]]): string {
  const [{ address, locality, via }] = requests;
  const arrival = via === undefined ? arrivalWords({ address, locality }) : `through the proxy ${via}`;
  const proof = requests.some(({ proof: shown }) => shown === 'none') ? ', without the gateway’s token' : '';
  return `From ${address}, ${arrival}${proof}.`;
}

/** What is known of the key, in a word or a few. */
export function acquaintance({
  reason,
  known,
  lookAlike,
}: Pick<WaitingRequest, 'reason' | 'known' | 'lookAlike'>): string {
  if (lookAlike !== undefined) return 'another key';
  return known === 'removed-before' ? 'removed before' : ACQUAINTANCE[reason];
}

const ACQUAINTANCE: Record<PairingReason, string> = {
  'not-paired': 'new',
  'role-upgrade': 'known, asks for a new role',
  'scope-upgrade': 'known, asks for more',
  'metadata-upgrade': 'known, its details changed',
};

/**
 * What a paired device may do. Full control includes the rest, so the rest is not listed beside it; a node that may run
 * nothing yet is only connected.
 */
export function accessOf({ roles, scopes, commands }: PairedDeviceView): readonly Ability[] {
  const full = scopes.includes('operator.admin');
  return abilitiesOf(
    roles
      .filter((role) => role !== 'node' || commands?.length !== 0)
      .map((role) => ({
        role,
        scopes: role === 'node' ? [] : full ? ['operator.admin'] : scopes,
        commands: commands ?? [],
      })),
  );
}

export function statusWords({ connected, signedOut }: PairedDeviceView): string {
  if (signedOut === true) return 'Signed out';
  return connected ? 'Connected' : 'Offline';
}

/** When the first of its roles ends; undefined where none does. */
export function endOf({ expiresAtMs = {} }: PairedDeviceView): number | undefined {
  const ends = Object.values(expiresAtMs);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

export const SHOW_WORDS: Readonly<Record<Show, string>> = {
  all: 'All devices',
  connected: 'Connected',
  full: 'With full control',
  programs: 'That may run commands',
  ends: 'Let in for a time',
  'signed-out': 'Signed out',
};

/** What a connection or a token is for. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  operator: 'For chats, devices and settings',
  node: 'For commands and sensors',
};

export const ROLE_WORDS: Readonly<
  Record<Role, { readonly title: string; readonly nothing: string; readonly revoke: string; readonly revoked: string }>
> = {
  operator: {
    title: 'What it may do',
    nothing: 'It may connect, and do nothing yet.',
    revoke: 'Take its access away?',
    revoked: 'Its access is taken away.',
  },
  node: {
    title: 'What it shares and runs',
    nothing: 'It is connected as a helper, and may run nothing yet.',
    revoke: 'Stop it from running commands?',
    revoked: 'It runs no commands any more.',
  },
};
