/** The code to scan, for as long as it works, and what became of it. */
import type { SetupCodeView } from '../../../src-main/gateway/protocol/setup-code.ts';
import type { WaitingRequest } from '../../../src-main/gateway/protocol/desk.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { PLAINTEXT_NOTE, PROFILES } from '../../words/connect-words.ts';
import { deviceTitle } from '../../words/device-words.ts';
import { Button } from '../button.tsx';
import { Command } from '../command.tsx';
import { Countdown } from '../countdown.tsx';
import { QrCode } from './qr-code.tsx';

interface SetupCodeCardProps {
  readonly code: SetupCodeView;
  /** Whoever showed this code and waits for a person. */
  readonly waiting: WaitingRequest | undefined;
  readonly onCancel: () => void;
}

export function SetupCodeCard({ code, waiting, onCancel }: SetupCodeCardProps) {
  const { review } = useDeskTools();
  const title = PROFILES.find(({ id }) => id === code.profile)?.title ?? '';
  return (
    <section className="card connect-card setup-code" aria-labelledby="setup-heading">
      <QrCode text={code.code} label="QR code with the setup code that is written beside it" />
      <div className="setup-code-words">
        <h2 id="setup-heading">Scan this with OpenClaw on the device</h2>
        <p className="muted">
          {title}, at <span className="figures">{code.url.replace(/^wss?:\/\//, '')}</span>. It works once.
        </p>
        <p>
          <Countdown untilMs={code.expiresAtMs} end="over" />
        </p>
        <div role="status">
          {waiting === undefined ? (
            <p className="waiting-sign">
              {code.ask
                ? 'The device that shows it waits for your decision'
                : 'The device that shows it is let in at once'}
            </p>
          ) : (
            <p className="setup-waits">
              <strong>{deviceTitle(waiting)}</strong> has the code and waits.{' '}
              <Button
                look="primary"
                onClick={() => {
                  review(waiting.requestId);
                }}
              >
                Review…
              </Button>
            </p>
          )}
        </div>
        {code.plaintext ? <p className="muted small">{PLAINTEXT_NOTE}</p> : null}
        <details className="details">
          <summary>Or paste the code into the app</summary>
          <div>
            <Command text={code.code} />
          </div>
        </details>
        <div className="buttons">
          <Button onClick={onCancel}>Cancel the code</Button>
        </div>
      </div>
    </section>
  );
}
