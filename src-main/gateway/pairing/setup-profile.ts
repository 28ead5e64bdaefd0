/** What a setup code gives, and to which clients without a further question. */
import { coversScopes, type Scope } from '../auth/scopes.ts';
import type { ConnectRequest } from '../protocol/connect.ts';
import type { Role } from '../protocol/desk.ts';
import type { SetupProfile } from '../protocol/setup-code.ts';

/** What a phone needs to be a companion; never the right to let others in. */
const COMPANION: readonly Scope[] = [
  'operator.approvals',
  'operator.questions',
  'operator.read',
  'operator.talk.secrets',
  'operator.write',
];

interface SetupGrant {
  readonly roles: readonly Role[];
  /** Of its operator role. */
  readonly scopes: readonly Scope[];
}

export const SETUP_GRANTS: Readonly<Record<SetupProfile, SetupGrant>> = {
  full: { roles: ['node', 'operator'], scopes: ['operator.admin', ...COMPANION] },
  limited: { roles: ['node', 'operator'], scopes: COMPANION },
  node: { roles: ['node'], scopes: [] },
};

/** A code is bound to its profile: it is no proof for anything beyond. */
export function isWithinProfile(profile: SetupProfile, role: Role, scopes: readonly string[]): boolean {
  const grant = SETUP_GRANTS[profile];
  if (scopes.includes('operator.pairing')) return false; // not even where full control implies it
  return grant.roles.includes(role) && coversScopes(role === 'operator' ? grant.scopes : [], scopes);
}

/** The official clients that the profile was made for, in the connect with which they redeem a code. */
export function isMadeFor(profile: SetupProfile, { client, role, scopes }: ConnectRequest): boolean {
  if (role !== 'node' || client.mode !== 'node' || scopes.length > 0) return false;
  return profile === 'node' ? client.id === 'node-host' : isOfficialPhone(client);
}

function isOfficialPhone({ id, platform, deviceFamily = '' }: ConnectRequest['client']): boolean {
  const [system, family] = [platform.trim().toLowerCase(), deviceFamily.trim().toLowerCase()];
  if (id === 'openclaw-android') return /^android(\s|$)/.test(system) && family === 'android';
  return id === 'openclaw-ios' && /^(ios|ipados)(\s|$)/.test(system) && /^(iphone|ipad|ios)$/.test(family);
}
