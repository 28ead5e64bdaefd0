import { abilitiesOf } from '../../../src-main/gateway/words/abilities.ts';
import { t } from '../../language/t.ts';
import type { Ask } from '../../state/ask.ts';
import { AbilityList } from '../ability-list.tsx';

/** What it asks for, at a desk that grants all of it or nothing. */
export function AskWhole({ ask }: { readonly ask: Ask }) {
  return (
    <section className="ask-terms">
      <AbilityList abilities={abilitiesOf(ask.requests)} />
      <p className="muted">{t('attach.whole')}</p>
    </section>
  );
}
