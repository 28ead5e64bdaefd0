/** For a device that is known already: what it is and may do now, and what it would be and do then. */
import type { PairedDeviceView } from '../../../src-main/gateway/protocol/desk.ts';
import { t } from '../../language/t.ts';
import type { Ask } from '../../state/ask.ts';
import type { Terms } from '../../state/terms.ts';
import { changesOf } from '../../words/change-words.ts';

interface AskChangeProps {
  readonly ask: Ask;
  readonly known: PairedDeviceView | undefined;
  readonly terms: Terms;
}

export function AskChange({ ask, known, terms }: AskChangeProps) {
  const changes = known === undefined ? [] : changesOf(ask, known, terms);
  if (changes.length === 0) return null;
  return (
    <dl className="ask-change">
      {changes.map(({ what, before, after }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>
            <span className="muted">{before}</span> <span aria-label={t('review.becomes')}>→</span>{' '}
            <strong>{after}</strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}
