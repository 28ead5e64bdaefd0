import type { SignedInView } from '../../src-main/gateway/protocol/trust.ts';
import { saying } from '../language/sentence.ts';
import { t } from '../language/t.ts';
import { abilitiesOf } from '../../src-main/gateway/words/abilities.ts';
import { useBusy } from '../state/busy.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { abilitySentence } from '../words/ability-words.ts';
import { deviceTitle, kindWords } from '../words/device-words.ts';
import { arrivalWords } from '../words/place-words.ts';
import { Ago } from './ago.tsx';
import { Button } from './button.tsx';
import { CountedSection } from './counted-section.tsx';
import { DeviceName } from './device-name.tsx';
import { DevicePicture } from './device-picture.tsx';
import { Tip } from './tip.tsx';

/** Connected by the gateway's token alone. Nobody approved these, so here is where they are seen and ended. */
export function SignedInList({ signedIn }: { readonly signedIn: readonly SignedInView[] }) {
  if (signedIn.length === 0) return null;
  return (
    <CountedSection id="signed-in" title={t('devices.signedIn')} count={signedIn.length}>
      <ul className="plain-list card">
        {signedIn.map((who) => (
          <SignedInRow key={who.deviceId} who={who} />
        ))}
      </ul>
    </CountedSection>
  );
}

function SignedInRow({ who }: { readonly who: SignedInView }) {
  const { actions, tell } = useDeskTools();
  const [busy, run] = useBusy();
  const [session] = who.sessions;
  const abilities = abilitiesOf([
    { role: 'operator', scopes: who.scopes.includes('operator.admin') ? ['operator.admin'] : who.scopes, commands: [] },
  ]);
  return (
    <li>
      <DevicePicture deviceId={who.deviceId} size={32} />
      <div className="plain-list-words">
        <p>
          <DeviceName device={who} />
        </p>
        <p className="muted">
          {kindWords(who)}
          {session === undefined ? null : (
            <>
              {' '}
              · {session.address} ({arrivalWords(session)}) · <Ago atMs={session.connectedAtMs} />
            </>
          )}
        </p>
        <p>{abilitySentence(abilities)}</p>
      </div>
      <Tip words={t('devices.signOut.hint')}>
        <Button
          disabled={busy}
          aria-label={t('devices.signOut.label', { device: deviceTitle(who) })}
          onClick={() => {
            run(actions.signOut(who.deviceId), (failure) => {
              tell(failure ?? saying('devices.signedOut', { device: deviceTitle(who) }));
            });
          }}
        >
          {t('devices.signOut')}
        </Button>
      </Tip>
    </li>
  );
}
