import { Check, TriangleAlert } from 'lucide-react';
import { abilitiesOf } from '../../src-main/gateway/words/plain-words.ts';
import type { Ask } from '../state/ask.ts';
import { ICON } from './icon.ts';

/** What the device asks to do, in plain words; unusual things first, with a sign and a colour. */
export function AskList({ ask: { requests } }: { readonly ask: Ask }) {
  const abilities = abilitiesOf(requests);
  const held = new Set(
    abilitiesOf(requests.map(({ role, approvedScopes }) => ({ role, scopes: approvedScopes, commands: [] })))
      .filter(() => requests.some(({ approvedScopes }) => approvedScopes.length > 0))
      .map(({ to }) => to),
  );
  if (abilities.length === 0) return <p className="muted">It asks for nothing yet; it only wants to be known.</p>;
  return (
    <ul className="ask-list">
      {abilities.map(({ to, unusual }) => (
        <li key={to} className={unusual ? 'ask ask-unusual' : 'ask'}>
          {unusual ? <TriangleAlert {...ICON} /> : <Check {...ICON} />}
          <span>
            {to}
            {held.has(to) ? <span className="muted"> (may already)</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
