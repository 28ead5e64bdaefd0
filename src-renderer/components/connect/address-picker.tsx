import { useId, useState } from 'react';
import type { SetupAddress } from '../../../src-main/gateway/protocol/setup-code.ts';
import type { Sentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { Button } from '../button.tsx';
import { Said } from '../said.tsx';

interface AddressPickerProps {
  /** Undefined while they are being tried. */
  readonly addresses: readonly SetupAddress[] | undefined;
  readonly failure: Sentence | undefined;
  /** The URL of the chosen one. */
  readonly chosen: string | undefined;
  readonly onChoose: (url: string) => void;
  /** Tries all of them again, and this one too. */
  readonly onTry: (address: string | undefined) => void;
}

/** Every address is tried before it is offered: a code with one that nobody reaches would only disappoint. */
export function AddressPicker({ addresses, failure, chosen, onChoose, onTry }: AddressPickerProps) {
  const groupId = useId();
  const [other, setOther] = useState('');
  return (
    <fieldset className="options">
      <legend>{t('connectPage.which')}</legend>
      {failure === undefined ? null : (
        <p className="ask-failure">
          <Said sentence={failure} />
        </p>
      )}
      {addresses === undefined && failure === undefined ? (
        <p className="muted" role="status">
          {t('connectPage.tryingAll')}
        </p>
      ) : null}
      {addresses?.map((address) => (
        <label key={address.url} className="option" data-off={!address.reachable}>
          <input
            type="radio"
            name={groupId}
            checked={address.url === chosen}
            disabled={!address.reachable}
            onChange={() => {
              onChoose(address.url);
            }}
          />
          <span>
            <span className="option-title figures">{address.url.replace(/^wss?:\/\//, '')}</span>{' '}
            <span className="muted">{whereWords(address)}</span>
            {address.why === undefined ? null : (
              <span className="option-text" lang="en">
                {address.why}
              </span>
            )}
          </span>
        </label>
      ))}
      <details className="details">
        <summary>{t('connectPage.other')}</summary>
        <form
          className="address-form"
          onSubmit={(event) => {
            event.preventDefault();
            onTry(other.trim() === '' ? undefined : other.trim());
          }}
        >
          <label htmlFor={`${groupId}-other`} className="muted">
            {t('connectPage.other.label')}
          </label>
          <div className="secret-row">
            <input
              id={`${groupId}-other`}
              className="field"
              type="text"
              autoComplete="off"
              spellCheck={false}
              value={other}
              onChange={({ target }) => {
                setOther(target.value);
              }}
            />
            <Button type="submit" disabled={addresses === undefined}>
              {t(other.trim() === '' ? 'connectPage.tryAll' : 'connectPage.try')}
            </Button>
          </div>
        </form>
      </details>
    </fieldset>
  );
}

function whereWords({ reachable, kind, url }: SetupAddress): string {
  const where = reachable ? t(`setupCode.address.${kind}`) : t('connectPage.unreachable');
  return url.startsWith('wss:') ? t('connectPage.encrypted', { where }) : where;
}
