/** What is to be connected, and at which address: chosen before there is a code to show. */
import { useState } from 'react';
import type { DeskSetupCodeParams, SetupProfile } from '../../../src-main/gateway/protocol/setup-code.ts';
import type { Sentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import type { TriedAddresses } from '../../state/use-setup-addresses.ts';
import { PROFILES, profileWords } from '../../words/connect-words.ts';
import { Button } from '../button.tsx';
import { OpenToNetwork } from '../open-to-network.tsx';
import { Tick } from '../tick.tsx';
import { AddressPicker } from './address-picker.tsx';
import { Said } from '../said.tsx';

interface SetupFormProps {
  readonly tried: TriedAddresses;
  readonly making: boolean;
  readonly failure: Sentence | undefined;
  readonly onMake: (params: DeskSetupCodeParams) => void;
}

export function SetupForm({ tried, making, failure, onMake }: SetupFormProps) {
  const { addresses } = tried;
  const [profile, setProfile] = useState<SetupProfile>('limited');
  const [picked, setPicked] = useState<string>();
  const [ask, setAsk] = useState(false);
  const reachable = addresses?.filter((address) => address.reachable) ?? [];
  // The best one comes first. What was picked and cannot be reached any more is not what a person sees as chosen.
  const chosen = reachable.find(({ url }) => url === picked) ?? reachable[0];
  const onlyHere = addresses !== undefined && reachable.every(({ kind }) => kind === 'loopback');
  const always = profile === 'full';
  return (
    // Not a form: another address is tried by one, and no form holds another.
    <section className="card connect-card">
      <fieldset className="options">
        <legend>{t('connectPage.what')}</legend>
        {PROFILES.map((id) => (
          <label key={id} className="option">
            <input
              type="radio"
              name="profile"
              checked={id === profile}
              onChange={() => {
                setProfile(id);
              }}
            />
            <span>
              <span className="option-title">{profileWords(id).title}</span>
              <span className="option-text">{profileWords(id).text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <AddressPicker tried={tried} chosen={chosen?.url} onChoose={setPicked} />
      {onlyHere && tried.failure === undefined ? (
        <div className="ask-warning">
          <div>
            <p className="ask-warning-title">{t('setupCode.noAddress')}</p>
            <p>
              <OpenToNetwork id="connectPage.openToNetwork" />
            </p>
          </div>
        </div>
      ) : null}
      {addresses === undefined ? null : (
        <>
          <Tick checked={ask || always} disabled={always} onChange={setAsk}>
            {t('setupCode.stillAsk')}
          </Tick>
          <p className="ask-failure" role="status">
            <Said sentence={failure} />
          </p>
          <div className="buttons">
            <Button
              look="primary"
              disabled={making || chosen === undefined}
              onClick={() => {
                if (chosen !== undefined) onMake({ profile, address: chosen.url, ask: ask || always });
              }}
            >
              {t(making ? 'connectPage.making' : 'connectPage.show')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
