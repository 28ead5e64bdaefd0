import { useId, useState } from 'react';
import type { SetupAddress } from '../../../src-main/gateway/protocol/setup-code.ts';
import { t } from '../../language/t.ts';
import { useFocusOnProblem } from '../../state/focus-problem.ts';
import type { TriedAddresses } from '../../state/use-setup-addresses.ts';
import { Button } from '../button.tsx';
import { Said } from '../said.tsx';

interface AddressPickerProps {
  readonly tried: TriedAddresses;
  /** The URL of the chosen one. */
  readonly chosen: string | undefined;
  readonly onChoose: (url: string) => void;
}

/** Every address is tried before it is offered: a code with one that nobody reaches would only disappoint. */
export function AddressPicker({ tried, chosen, onChoose }: AddressPickerProps) {
  const { addresses, failure, trying } = tried;
  const groupId = useId();
  const [other, setOther] = useState('');
  const form = useFocusOnProblem(tried.notAnAddress);
  const problem = tried.notAnAddress !== undefined && tried.notAnAddress === other.trim();
  return (
    <fieldset className="options">
      <legend>{t('connectPage.which')}</legend>
      {failure === undefined ? null : (
        <p className="ask-failure">
          <Said sentence={failure} />
        </p>
      )}
      {addresses === undefined ? (
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
            {address.why === undefined || saysItAll(address) ? null : (
              <span className="option-text" lang="en">
                {address.why}
              </span>
            )}
          </span>
        </label>
      ))}
      {addresses === undefined ? null : (
        <details className="details">
          <summary>{t('connectPage.other')}</summary>
          <form
            ref={form}
            className="address-form"
            onSubmit={(event) => {
              event.preventDefault();
              tried.tryAgain(other.trim() === '' ? undefined : other.trim());
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
                aria-invalid={problem}
                aria-describedby={`${groupId}-problem`}
                onChange={({ target }) => {
                  setOther(target.value);
                }}
              />
              <Button type="submit" disabled={trying}>
                {t(trying ? 'connectPage.trying' : other.trim() === '' ? 'connectPage.tryAll' : 'connectPage.try')}
              </Button>
            </div>
            <p id={`${groupId}-problem`} className="ask-failure small" role="status">
              {problem ? t('connectPage.other.none') : null}
            </p>
          </form>
        </details>
      )}
    </fieldset>
  );
}

/** "Only on this computer": the gateway's own reason would say it a second time. */
function saysItAll({ reachable, kind }: SetupAddress): boolean {
  return reachable && kind === 'loopback';
}

function whereWords({ reachable, kind, url }: SetupAddress): string {
  const where = reachable ? t(`setupCode.address.${kind}`) : t('connectPage.unreachable');
  return url.startsWith('wss:') ? t('connectPage.encrypted', { where }) : where;
}
