/** What is approved, and on which terms: its access, for how long, and what it is called here. */
import { useId } from 'react';
import { abilitiesOf } from '../../../src-main/gateway/words/abilities.ts';
import { LASTING } from '../../../src-main/gateway/words/access-levels.ts';
import { t } from '../../language/t.ts';
import { commandsOf, type Ask } from '../../state/ask.ts';
import { operatorOffer } from '../../state/terms.ts';
import type { TermsDraft } from '../../state/use-terms.ts';
import { LASTINGS, lastsWords, levelWords } from '../../words/access-words.ts';
import { AbilityList } from '../ability-list.tsx';
import { AccessChoice } from '../access-choice.tsx';
import { AccessTicks } from '../access-ticks.tsx';
import { Choice } from '../choice.tsx';
import { Tick } from '../tick.tsx';

interface AskTermsProps {
  readonly ask: Ask;
  readonly terms: TermsDraft;
  /** What it is called where nobody types another name. */
  readonly name: string;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<TermsDraft>) => void;
}

/** As many as a label may have. */
const NAME_LENGTH = 64;

export function AskTerms({ ask, terms, name, disabled, onChange }: AskTermsProps) {
  const nameId = useId();
  const offer = operatorOffer(ask);
  const asksToRun = commandsOf(ask).length > 0;
  const isNode = ask.requests.some(({ role }) => role === 'node');
  const hasAccess = offer !== undefined && offer.all.size > 0;
  return (
    <>
      <section className="ask-terms">
        <h3>{t('terms.asksTo')}</h3>
        {asksToRun ? <NodeTicks ask={ask} mayRun={terms.mayRun} disabled={disabled} onChange={onChange} /> : null}
        {hasAccess ? (
          <AccessTicks
            offer={offer}
            granted={terms.granted}
            exact={terms.exact}
            disabled={disabled}
            onChange={(granted) => {
              onChange({ granted });
            }}
          />
        ) : null}
        {isNode && !asksToRun ? (
          <AbilityList abilities={abilitiesOf([{ role: 'node', scopes: [], commands: [] }])} />
        ) : null}
        {!hasAccess && !isNode ? <p className="muted">{t('terms.nothing')}</p> : null}
      </section>
      <div className="ask-choices">
        {hasAccess ? (
          <AccessChoice
            offer={offer}
            granted={terms.granted}
            exact={terms.exact}
            disabled={disabled}
            words={levelWords}
            onChange={(granted, exact) => {
              onChange({ granted, exact });
            }}
          />
        ) : null}
        <Choice
          label={t('terms.lasts')}
          value={LASTINGS.find((lasts) => LASTING[lasts] === terms.lastsMs) ?? 'always'}
          options={LASTINGS.map((lasts) => ({ value: lasts, words: lastsWords(lasts) }))}
          disabled={disabled}
          onChoose={(lasts) => {
            onChange({ lastsMs: LASTING[lasts] });
          }}
        />
        <div className="choice choice-name">
          <label htmlFor={nameId}>{t('terms.name')}</label>
          <input
            id={nameId}
            className="field"
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={NAME_LENGTH}
            value={terms.name ?? name}
            disabled={disabled}
            onChange={({ target }) => {
              onChange({ name: target.value });
            }}
          />
        </div>
      </div>
    </>
  );
}

/** The two layers of a node as one decision: it may connect, and it may run these commands. */
function NodeTicks({
  ask,
  mayRun,
  disabled,
  onChange,
}: Pick<AskTermsProps, 'ask' | 'disabled' | 'onChange'> & { readonly mayRun: boolean }) {
  return (
    <div className="ticks">
      <Tick checked disabled>
        {t('terms.mayConnect')}
      </Tick>
      <Tick
        checked={mayRun}
        disabled={disabled}
        onChange={(on) => {
          onChange({ mayRun: on });
        }}
      >
        {t('terms.mayRun')}
      </Tick>
      <AbilityList abilities={abilitiesOf(ask.requests.filter(({ role }) => role === 'node'))} />
    </div>
  );
}
