import { Check, TriangleAlert } from 'lucide-react';
import type { Ability } from '../../src-main/gateway/words/plain-words.ts';
import { t } from '../language/t.ts';
import { ICON } from './icon.ts';

interface AbilityListProps {
  readonly abilities: readonly Ability[];
  /** What of it the device may do already. */
  readonly held?: readonly Ability[];
}

/** What a device would do, in plain words; unusual things with a sign and a colour. */
export function AbilityList({ abilities, held = [] }: AbilityListProps) {
  return (
    <ul className="ask-list">
      {abilities.map(({ to, unusual }) => (
        <li key={to} className={unusual ? 'ask ask-unusual' : 'ask'}>
          {unusual ? <TriangleAlert {...ICON} /> : <Check {...ICON} />}
          <span>
            {to}
            {held.some((ability) => ability.to === to) ? <span className="muted"> {t('terms.already')}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
