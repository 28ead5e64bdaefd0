/** The gateway's token: only the app's window may show it, and only there it is replaced. */
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { DesktopBridge } from '../../../src-main/desktop/ipc-contract.ts';
import type { DeskList } from '../../../src-main/gateway/protocol/desk.ts';
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

const HOW_TO_SEE = 'openclaw gateway status --show-token';

export function TokenSettings({ list }: { readonly list: DeskList }) {
  const { place } = useDeskTools();
  const { token: source } = list.status;
  if (source === undefined) return null;
  const name = source.mode === 'token' ? 'Token' : 'Password';
  return (
    <SettingGroup title={name}>
      <Setting
        name="What it opens"
        says={`Whoever has it may use these pages and ask to be let in. ${tokenSourceWords(source)}`}
      >
        {() =>
          place.kind === 'window' ? (
            <TokenInWindow
              bridge={place.bridge}
              list={list}
              replaceable={source.mode === 'token' && source.kind !== 'environment'}
            />
          ) : (
            <>
              <p className="muted small">To see it, on the gateway’s computer:</p>
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
  | { readonly kind: 'failed'; readonly message: string };

const HIDDEN: Showing = { kind: 'hidden' };
const DOTS = '•'.repeat(24);

function TokenInWindow({ bridge, list, replaceable }: TokenInWindowProps) {
  const { tell } = useDeskTools();
  const [showing, setShowing] = useState<Showing>(HIDDEN);
  const [replacing, setReplacing] = useState(false);
  const show = (): void => {
    bridge.showToken().then(
      (answer) => {
        setShowing(answer.ok ? { kind: 'shown', token: answer.token } : { kind: 'failed', message: answer.message });
      },
      () => {
        setShowing({ kind: 'failed', message: 'The app did not answer.' });
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
          {shown ? 'Hide' : 'Show'}
        </Button>
        <CopyButton label="Copy" copy={() => bridge.copyToken()} />
        {replaceable ? (
          <Button
            onClick={() => {
              setReplacing(true);
            }}
          >
            Replace…
          </Button>
        ) : null}
      </div>
      {showing.kind === 'failed' ? <p className="ask-failure small">{showing.message}</p> : null}
      {replacing ? (
        <ConfirmDialog
          title="Replace the token?"
          keep="Keep it"
          confirm="Replace token"
          confirming="Replacing…"
          send={() => bridge.replaceToken().then((answer) => (answer.ok ? undefined : answer.message))}
          onDone={() => {
            setShowing(HIDDEN);
            tell('The token is replaced. The old one opens nothing any more.');
          }}
          onClose={() => {
            setReplacing(false);
          }}
        >
          <p>A new one is made and written into the config file; the old one opens nothing from then on.</p>
          <p>{replaceConsequence((list.signedIn ?? []).map(deviceTitle))}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
