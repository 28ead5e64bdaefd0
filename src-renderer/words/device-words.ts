/** Names, access and state of one device, for cards and tables. */
import type {
  CommandRequest,
  PairedDeviceView,
  PairingReason,
  WaitingRequest,
} from '../../src-main/gateway/protocol/desk.ts';
import { deviceKind } from '../../src-main/gateway/words/device-kind.ts';
import { abilitiesOf, capital, type Ability } from '../../src-main/gateway/words/plain-words.ts';

type Named = Pick<WaitingRequest, 'name' | 'platform' | 'deviceFamily'> & {
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

export const ACQUAINTANCE: Record<PairingReason, string> = {
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
