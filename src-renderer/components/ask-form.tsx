/** The open review card (UX.md): who asks, whether it is really that device, for what, from where, and three answers. */
import type { KeyboardEvent } from 'react';
import { deviceKind } from '../../src-main/gateway/words/device-kind.ts';
import { arrivalWords, codeWords } from '../../src-main/gateway/words/plain-words.ts';
import { askExpiresAtMs, type Ask } from '../state/ask.ts';
import { ACQUAINTANCE, deviceFacts } from '../words/device-words.ts';
import { AskDetails } from './ask-details.tsx';
import { AskList } from './ask-list.tsx';
import { Button } from './button.tsx';
import { Countdown } from './countdown.tsx';
import { DeviceName } from './device-name.tsx';
import { DevicePicture } from './device-picture.tsx';
import { Tag } from './tag.tsx';

export type Answer = 'approve' | 'deny' | 'dismiss';

interface AskFormProps {
  readonly ask: Ask;
  readonly headingId: string;
  /** The device asked anew while this card was open. */
  readonly changed: boolean;
  readonly armed: boolean;
  /** The answer that is on its way. */
  readonly busy: Answer | undefined;
  readonly failure: string | undefined;
  readonly onAnswer: (answer: Answer) => void;
}

export function AskForm({ ask, headingId, changed, armed, busy, failure, onAnswer }: AskFormProps) {
  const [request] = ask.requests;
  const { noun } = deviceKind(request);
  return (
    <>
      <header className="ask-head">
        <DevicePicture deviceId={ask.deviceId} size={48} />
        <div>
          <div className="name-line">
            <h2 id={headingId}>
              <DeviceName device={request} />
            </h2>
            {request.name === '' ? null : <span className="muted">says the device</span>}
            {request.test ? <Tag tone="test">Test</Tag> : <Tag>{ACQUAINTANCE[request.reason]}</Tag>}
          </div>
          <p className="muted">{deviceFacts(request)}</p>
        </div>
      </header>

      <div className="ask-code">
        <p>
          Does the {noun} show{' '}
          {ask.requests.map(({ requestId, code }, index) => (
            <span key={requestId}>
              {index === 0 ? null : ' or '}
              <strong className="code code-large">{codeWords(code)}</strong>
            </span>
          ))}
          ?
        </p>
        <Countdown untilMs={askExpiresAtMs(ask)} />
      </div>

      <h3>It asks to</h3>
      <AskList ask={ask} />

      <p className="ask-from">
        From <span className="figures">{request.address}</span> ({arrivalWords(request)})
        {ask.requests.some(({ proof }) => proof === 'none') ? ', without the gateway’s token' : null}
      </p>
      <AskDetails ask={ask} />

      <div className="ask-messages" role="status">
        {changed ? <p className="ask-note">It asked anew while you were looking. This is what it asks now.</p> : null}
        {failure === undefined ? null : <p className="ask-failure">{failure}</p>}
      </div>

      <div className="modal-buttons">
        <Button
          disabled={busy !== undefined}
          onClick={() => {
            onAnswer('deny');
          }}
        >
          {busy === 'deny' ? 'Denying…' : 'Deny'}
        </Button>
        <Button
          disabled={busy !== undefined}
          onClick={() => {
            onAnswer('dismiss');
          }}
        >
          Not now
        </Button>
        <ApproveButton noun={noun} armed={armed} busy={busy} onAnswer={onAnswer} />
      </div>
    </>
  );
}

interface ApproveButtonProps extends Pick<AskFormProps, 'armed' | 'busy' | 'onAnswer'> {
  readonly noun: string;
}

function ApproveButton({ noun, armed, busy, onAnswer }: ApproveButtonProps) {
  const ready = armed && busy === undefined;
  return (
    <Button
      look="primary"
      data-arming={!armed}
      // Not `disabled`: the button would lose the focus of someone who waits on it.
      aria-disabled={!ready}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      title={`Approve (${navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl'}+Return)`}
      onKeyDown={ignorePlainReturn}
      onClick={() => {
        if (ready) onAnswer('approve');
      }}
    >
      {busy === 'approve' ? 'Approving…' : `Approve ${noun}`}
    </Button>
  );
}

/** Return is the key that is pressed without reading. */
function ignorePlainReturn(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}
