/** Names, access and state of one device, for cards and tables. */
import type { PairedDeviceView, PairingReason, WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import { deviceKind } from '../../src-main/gateway/words/device-kind.ts';
import { abilitiesOf, capital, type Ability } from '../../src-main/gateway/words/plain-words.ts';

type Named = Pick<WaitingRequest, 'name' | 'platform' | 'deviceFamily' | 'model'> & { readonly clientId?: string };

/** Its own name, or what it is; never empty. */
export function deviceTitle(device: Named): string {
  return device.name === '' ? kindWords(device) : device.name;
}

/** To begin a line. Apple's names keep their small letter. */
export function kindWords(device: Named): string {
  const { words } = deviceKind(device);
  return /^i[A-Z]/.test(words) ? words : capital(words);
}

/** `Android phone · OpenClaw 2026.9.6`, without what was not told. */
export function deviceFacts({ clientVersion, ...device }: Named & Pick<WaitingRequest, 'clientVersion'>): string {
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

/** What a paired device may do. Full control includes the rest, so the rest is not listed beside it. */
export function accessOf({ roles, scopes }: PairedDeviceView): readonly Ability[] {
  const full = scopes.includes('operator.admin');
  return abilitiesOf(
    roles.map((role) => ({
      role,
      scopes: role === 'node' ? [] : full ? ['operator.admin'] : scopes,
      commands: [],
    })),
  );
}
