/**
 * A set of operator scopes as rows in plain words. What needs a second look comes first and always has its tick; the rest
 * gets ticks, and its name in the protocol, where a person wants to choose exactly.
 */
import { Check, Minus, TriangleAlert } from 'lucide-react';
import { includedBy, type Offer, type ScopeSet } from '../../src-main/gateway/words/access-levels.ts';
import { t } from '../language/t.ts';
import { isUnusual, mainScopes, scopesInOrder, withTick } from '../state/access.ts';
import { scopeTo } from '../words/access-words.ts';
import { ICON } from './icon.ts';
import { Tick } from './tick.tsx';

interface AccessTicksProps {
  readonly offer: Offer;
  readonly granted: ScopeSet;
  readonly exact: boolean;
  readonly disabled: boolean;
  readonly onChange: (granted: ScopeSet) => void;
}

type Scope = ReturnType<typeof scopesInOrder>[number];

export function AccessTicks(props: AccessTicksProps) {
  const { offer, exact } = props;
  const rows = exact ? scopesInOrder(offer.all) : mainScopes(offer);
  return (
    <ul className="ask-list">
      {rows.map((scope) => (
        <Row key={scope} scope={scope} {...props} />
      ))}
    </ul>
  );
}

function Row({ scope, offer, granted, exact, disabled, onChange }: AccessTicksProps & { readonly scope: Scope }) {
  const unusual = isUnusual(scope);
  const within = includedBy(scope, granted);
  const isGranted = granted.has(scope);
  const has = offer.held.has(scope);
  const words = (
    <>
      {scopeTo(scope)}
      {has ? <span className="muted"> {t('terms.already')}</span> : null}
      {!has && (exact || unusual) && within !== undefined ? (
        <span className="muted"> {t('terms.included')}</span>
      ) : null}
      {exact ? <code className="scope-name">{scope}</code> : null}
    </>
  );
  if (!unusual && !exact) {
    return (
      <li className="ask" data-granted={isGranted}>
        {isGranted ? <Check {...ICON} /> : <Minus {...ICON} />}
        <span>
          {words}
          {isGranted ? null : <span className="muted"> {t('terms.notGranted')}</span>}
        </span>
      </li>
    );
  }
  return (
    <li>
      <Tick
        className={unusual ? 'ask-unusual' : ''}
        checked={isGranted}
        disabled={disabled || has || within !== undefined}
        onChange={(on) => {
          onChange(withTick(granted, scope, on, offer));
        }}
      >
        {unusual ? <TriangleAlert {...ICON} /> : null}
        {words}
      </Tick>
    </li>
  );
}
