/** The open review card (UX.md): who asks, whether it is really that device, for what, from where, and three answers. */
import { deviceKind } from '../../src-main/gateway/words/device-kind.ts';
import { arrivalWords, codeWords } from '../../src-main/gateway/words/plain-words.ts';
import { askExpiresAtMs, commandsOf, type Ask } from '../state/ask.ts';
import { ACQUAINTANCE, deviceFacts } from '../words/device-words.ts';
import { ArmedButton } from './armed-button.tsx';
import { AskDetails } from './ask-details.tsx';
import { AskList } from './ask-list.tsx';
import { AskTicks } from './ask-ticks.tsx';
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
  /** Of a node: the second tick. */
  readonly mayRun: boolean;
  /** The answer that is on its way. */
  readonly busy: Answer | undefined;
  readonly failure: string | undefined;
  readonly onMayRun: (mayRun: boolean) => void;
  readonly onAnswer: (answer: Answer) => void;
}

export function AskForm(props: AskFormProps) {
  const { ask, headingId, changed, armed, mayRun, busy, failure, onMayRun, onAnswer } = props;
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

      {commandsOf(ask).length === 0 ? (
        <>
          <h3>It asks to</h3>
          <AskList requests={ask.requests} />
        </>
      ) : (
        <>
          <h3>What you approve</h3>
          <AskTicks ask={ask} mayRun={mayRun} disabled={busy !== undefined} onMayRun={onMayRun} />
        </>
      )}

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
        <ArmedButton
          label={`Approve ${noun}`}
          busyLabel={busy === 'approve' ? 'Approving…' : undefined}
          verb="Approve"
          armed={armed}
          ready={armed && busy === undefined}
          onPress={() => {
            onAnswer('approve');
          }}
        />
      </div>
    </>
  );
}
