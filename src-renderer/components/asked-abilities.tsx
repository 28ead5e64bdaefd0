import { TriangleAlert } from 'lucide-react';
import type { Ability } from '../../src-main/gateway/words/abilities.ts';
import { abilitySentence } from '../words/ability-words.ts';
import { ICON } from './icon.ts';

/** What somebody asks to be able to do, in one sentence: of what is unusual, where some of it is, and then marked. */
export function AskedAbilities({ abilities }: { readonly abilities: readonly Ability[] }) {
  const unusual = abilities.filter((ability) => ability.unusual);
  if (unusual.length === 0) return <p>{abilitySentence(abilities)}</p>;
  return (
    <p className="unusual">
      <TriangleAlert {...ICON} />
      {abilitySentence(unusual)}
    </p>
  );
}
