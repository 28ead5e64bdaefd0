import type { WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import { abilitiesOf } from '../../src-main/gateway/words/plain-words.ts';
import { AbilityList } from './ability-list.tsx';

/** What the device asks to do, in plain words; unusual things first. */
export function AskList({ requests }: { readonly requests: readonly WaitingRequest[] }) {
  const abilities = abilitiesOf(requests);
  const held = requests.some(({ approvedScopes }) => approvedScopes.length > 0)
    ? abilitiesOf(requests.map(({ role, approvedScopes }) => ({ role, scopes: approvedScopes, commands: [] })))
    : [];
  if (abilities.length === 0) return <p className="muted">It asks for nothing yet; it only wants to be known.</p>;
  return <AbilityList abilities={abilities} held={held} />;
}
