/** What a device gets for its setup code, as one change of its record. Pure. */
import { mintToken } from '../auth/device-tokens.ts';
import type { Role } from '../protocol/desk.ts';
import type { SetupCodeFacts, SetupProfile } from '../protocol/setup-code.ts';
import { changeGrant, withGrant, type GrantedAsk, type PairedDevice } from './paired-device.ts';
import { SETUP_GRANTS } from './setup-profile.ts';
import type { Ask } from './waiting-room.ts';

export interface Redemption {
  readonly setup: SetupCodeFacts;
  readonly deviceId: string;
  /** Those that get a token. */
  readonly roles: readonly Role[];
  /** Where the code itself is the approval: what the device asks. Absent for one that was approved already. */
  readonly ask?: Ask;
}

export interface HandedToken {
  readonly role: Role;
  readonly token: string;
  readonly scopes: readonly string[];
  /** Wall clock, milliseconds. */
  readonly issuedAtMs: number;
}

/** Undefined where the device lacks one of the roles, or was removed meanwhile: more for it must not bring it back. */
export function handOver(
  current: PairedDevice | undefined,
  { setup, roles, ask }: Redemption,
  nowMs: number,
): { readonly device: PairedDevice; readonly tokens: readonly HandedToken[] } | undefined {
  if (current === undefined && ask?.reason !== 'not-paired') return undefined;
  const grants = ask === undefined ? [] : grantsOf(ask, setup.profile);
  let device = grants.reduce<PairedDevice | undefined>(
    (before, grant) => withGrant(before, grant, 'setup-code', nowMs),
    current,
  );
  const tokens: HandedToken[] = [];
  for (const role of roles) {
    device =
      device &&
      changeGrant(device, role, (grant) => {
        const minted = mintToken(grant.tokens, nowMs);
        tokens.push({ role, token: minted.token, scopes: grant.scopes, issuedAtMs: nowMs });
        return { ...grant, tokens: minted.tokens };
      });
  }
  return device && { device, tokens };
}

function grantsOf(ask: Ask, profile: SetupProfile): readonly GrantedAsk[] {
  const { caps = [], commands, permissions = {} } = ask;
  const { roles, scopes } = SETUP_GRANTS[profile];
  return roles.map((role) => {
    const granted = role === 'operator' ? scopes : [];
    const surface = role === 'node' ? { surface: { granted: { caps, commands, permissions } } } : {};
    return { ...ask, role, granted, asked: granted, withoutSecret: false, ...surface };
  });
}
