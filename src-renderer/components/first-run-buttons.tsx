/** How the first start ends: a request to try it with, the one question that is asked, and Done. */
import { useState } from 'react';
import type { DesktopBridge, DesktopState, TestRequestResult } from '../../src-main/desktop/ipc-contract.ts';
import { saying, type Sentence } from '../language/sentence.ts';
import { t } from '../language/t.ts';
import { loginRefusal } from '../words/desktop-words.ts';
import { Button } from './button.tsx';
import { Said } from './said.tsx';
import { StartAtLogin } from './start-at-login.tsx';

type TestProgress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'answered'; readonly result: TestRequestResult }
  | { readonly kind: 'unanswered' };

/** "Start at login", from the question to what the system made of the answer. */
type Login =
  | { readonly kind: 'asking'; readonly wanted: boolean }
  | { readonly kind: 'switching'; readonly wanted: boolean }
  | { readonly kind: 'refused'; readonly why: Sentence };

interface FirstRunButtonsProps {
  readonly bridge: DesktopBridge;
  readonly desktop: DesktopState;
}

export function FirstRunButtons({ bridge, desktop }: FirstRunButtonsProps) {
  const [progress, setProgress] = useState<TestProgress>({ kind: 'idle' });
  const [login, setLogin] = useState<Login>({ kind: 'asking', wanted: true });
  const send = (): void => {
    setProgress({ kind: 'sending' });
    bridge.sendTestRequest().then(
      (result) => {
        setProgress({ kind: 'answered', result });
      },
      () => {
        setProgress({ kind: 'unanswered' });
      },
    );
  };
  const finish = async (): Promise<void> => {
    if (login.kind === 'asking' && desktop.startAtLogin.kind !== 'unavailable') {
      setLogin({ ...login, kind: 'switching' });
      const why = await switched(bridge, login.wanted);
      if (why !== undefined) {
        setLogin({ kind: 'refused', why });
        return;
      }
    }
    await bridge.finishFirstRun();
  };
  return (
    <>
      {desktop.startAtLogin.kind === 'unavailable' ? null : (
        <StartAtLogin
          wanted={login.kind !== 'refused' && login.wanted}
          disabled={login.kind === 'switching'}
          onWanted={(wanted) => {
            setLogin({ kind: 'asking', wanted });
          }}
        />
      )}
      <div className="first-run-buttons">
        <Button disabled={progress.kind === 'sending'} onClick={send}>
          {progress.kind === 'sending' ? t('firstRun.testing') : t('firstRun.test')}
        </Button>
        <Button look="primary" disabled={login.kind === 'switching'} onClick={() => void finish()}>
          {t('firstRun.done')}
        </Button>
        <p className="muted" role="status">
          {login.kind === 'refused' ? (
            <Said sentence={login.why} />
          ) : progress.kind === 'answered' ? (
            <Said sentence={testSentence(progress.result)} />
          ) : progress.kind === 'unanswered' ? (
            t('firstRun.testFailed')
          ) : null}
        </p>
      </div>
    </>
  );
}

/** Why it was not done as chosen; undefined where it was. What the system says afterwards is what counts. */
async function switched(bridge: DesktopBridge, wanted: boolean): Promise<Sentence | undefined> {
  await bridge.setStartAtLogin(wanted).catch(() => undefined);
  return loginRefusal(wanted, await bridge.state());
}

function testSentence(result: TestRequestResult): Sentence {
  return result.ok ? saying('firstRun.testWaits') : { english: result.message };
}
