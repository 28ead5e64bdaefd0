import { useId, useState } from 'react';
import type { SetupAddress } from '../../../src-main/gateway/protocol/setup-code.ts';
import { ADDRESS_KINDS } from '../../words/connect-words.ts';
import { Button } from '../button.tsx';

interface AddressPickerProps {
  /** Undefined while they are being tried. */
  readonly addresses: readonly SetupAddress[] | undefined;
  readonly failure: string | undefined;
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
      <legend>At which address?</legend>
      {failure === undefined ? null : <p className="ask-failure">{failure}</p>}
      {addresses === undefined && failure === undefined ? (
        <p className="muted" role="status">
          Trying the addresses of this gateway…
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
            <span className="muted">
              {address.reachable ? ADDRESS_KINDS[address.kind] : 'cannot be reached'}
              {address.url.startsWith('wss:') ? ', encrypted' : ''}
            </span>
            {address.why === undefined ? null : <span className="option-text">{address.why}</span>}
          </span>
        </label>
      ))}
      <details className="details">
        <summary>Another address</summary>
        <form
          className="address-form"
          onSubmit={(event) => {
            event.preventDefault();
            onTry(other.trim() === '' ? undefined : other.trim());
          }}
        >
          <label htmlFor={`${groupId}-other`} className="muted">
            A name or address under which the device reaches this computer, such as nas.local or wss://gate.example
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
              {other.trim() === '' ? 'Try all again' : 'Try it'}
            </Button>
          </div>
        </form>
      </details>
    </fieldset>
  );
}
