import { ofLevel, type Level, type Offer, type ScopeSet } from '../../src-main/gateway/words/access-levels.ts';
import { t } from '../language/t.ts';
import { levelOf, levelsOf } from '../state/access.ts';
import { Choice } from './choice.tsx';

interface AccessChoiceProps {
  readonly offer: Offer;
  readonly granted: ScopeSet;
  readonly exact: boolean;
  readonly disabled: boolean;
  readonly words: (level: Level) => string;
  readonly onChange: (granted: ScopeSet, exact: boolean) => void;
}

type Chosen = Level | 'exactly' | 'as-ticked';

/** The plain levels. Ticks that make none of them are a choice of their own, which is only shown, not chosen. */
export function AccessChoice({ offer, granted, exact, disabled, words, onChange }: AccessChoiceProps) {
  const levels = levelsOf(offer);
  const level = levelOf(granted, offer);
  const chosen: Chosen = exact ? 'exactly' : (level ?? 'as-ticked');
  const options: readonly { readonly value: Chosen; readonly words: string }[] = [
    ...(chosen === 'as-ticked' ? [{ value: 'as-ticked' as const, words: t('access.asTicked') }] : []),
    ...levels.map((value) => ({ value, words: words(value) })),
    { value: 'exactly', words: t('access.exactly') },
  ];
  return (
    <Choice
      label={t('terms.access')}
      value={chosen}
      options={options}
      disabled={disabled}
      onChoose={(value) => {
        if (value === 'exactly') onChange(granted, true);
        else if (value !== 'as-ticked') onChange(ofLevel(value, offer), false);
      }}
    />
  );
}
