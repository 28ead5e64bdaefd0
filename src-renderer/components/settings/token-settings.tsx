/** The gateway's token: only the app's window may show it, and only there it is replaced. */
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { DesktopBridge } from '../../../src-main/desktop/ipc-contract.ts';
import type { DeskList } from '../../../src-main/gateway/protocol/desk.ts';
import { saying, type Sentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { copyText } from '../../link/copy-text.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { deviceTitle } from '../../words/device-words.ts';
import { replaceConsequence, tokenSourceWords } from '../../words/settings-words.ts';
import { Button } from '../button.tsx';
import { Command } from '../command.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { CopyButton } from '../copy-button.tsx';
import { ICON } from '../icon.ts';
import { Setting, SettingGroup } from './setting.tsx';
import { Said } from '../said.tsx';

const HOW_TO_SEE = 'openclaw gateway status --show-token';

export function TokenSettings({ list }: { readonly list: DeskList }) {
  const { place } = useDeskTools();
  const { token: source } = list.status;
  if (source === undefined) return null;
  return (
    <SettingGroup title={t(source.mode === 'token' ? 'appSettings.token' : 'appSettings.password')}>
      <Setting name={t('appSettings.opens')} says={`${t('appSettings.opens.says')} ${tokenSourceWords(source)}`}>
        {() =>
          place.kind === 'window' ? (
            <TokenInWindow
              bridge={place.bridge}
              list={list}
              replaceable={source.mode === 'token' && source.kind !== 'environment'}
            />
          ) : (
            <>
              <p className="muted small">{t('appSettings.toSee')}</p>
              <Command text={HOW_TO_SEE} copy={() => copyText(HOW_TO_SEE)} />
            </>
          )
        }
      </Setting>
    </SettingGroup>
  );
}

interface TokenInWindowProps {
  readonly bridge: DesktopBridge;
  readonly list: DeskList;
  readonly replaceable: boolean;
}

type Showing =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'shown'; readonly token: string }
  | { readonly kind: 'failed'; readonly failure: Sentence };

const HIDDEN: Showing = { kind: 'hidden' };
const DOTS = '•'.repeat(24);

function TokenInWindow({ bridge, list, replaceable }: TokenInWindowProps) {
  const { tell } = useDeskTools();
  const [showing, setShowing] = useState<Showing>(HIDDEN);
  const [replacing, setReplacing] = useState(false);
  const show = (): void => {
    bridge.showToken().then(
      (answer) => {
        setShowing(
          answer.ok ? { kind: 'shown', token: answer.token } : { kind: 'failed', failure: { english: answer.message } },
        );
      },
      () => {
        setShowing({ kind: 'failed', failure: saying('appSettings.noAnswer') });
      },
    );
  };
  const shown = showing.kind === 'shown';
  return (
    <>
      <p className="token">
        <code>{shown ? showing.token : DOTS}</code>
      </p>
      <div className="buttons">
        <Button
          onClick={() => {
            if (shown) setShowing(HIDDEN);
            else show();
          }}
        >
          {shown ? <EyeOff {...ICON} /> : <Eye {...ICON} />}
          {t(shown ? 'appSettings.hide' : 'appSettings.show')}
        </Button>
        <CopyButton label={t('buttons.copy')} copy={() => bridge.copyToken()} />
        {replaceable ? (
          <Button
            onClick={() => {
              setReplacing(true);
            }}
          >
            {t('appSettings.replace')}
          </Button>
        ) : null}
      </div>
      {showing.kind === 'failed' ? (
        <p className="ask-failure small">
          <Said sentence={showing.failure} />
        </p>
      ) : null}
      {replacing ? (
        <ConfirmDialog
          title={t('appSettings.replace.ask')}
          keep={t('appSettings.replace.keep')}
          confirm={t('appSettings.replace.confirm')}
          confirming={t('appSettings.replace.confirming')}
          send={() => bridge.replaceToken().then((answer) => (answer.ok ? undefined : { english: answer.message }))}
          onDone={() => {
            setShowing(HIDDEN);
            tell(saying('appSettings.replaced'));
          }}
          onClose={() => {
            setReplacing(false);
          }}
        >
          <p>{t('appSettings.replace.text')}</p>
          <p>{replaceConsequence((list.signedIn ?? []).map(deviceTitle))}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
