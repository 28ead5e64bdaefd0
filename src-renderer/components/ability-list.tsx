import { Check, TriangleAlert } from 'lucide-react';
import { t } from '../language/t.ts';
import type { Ability } from '../../src-main/gateway/words/abilities.ts';
import { abilityTo } from '../words/ability-words.ts';
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
      {abilities.map((ability) => (
        <li key={ability.id} className={ability.unusual ? 'ask ask-unusual' : 'ask'}>
          {ability.unusual ? <TriangleAlert {...ICON} /> : <Check {...ICON} />}
          <span>
            {abilityTo(ability)}
            {held.some((other) => abilityTo(other) === abilityTo(ability)) ? (
              <span className="muted"> {t('terms.already')}</span>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
