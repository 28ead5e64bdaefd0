/** The code to scan, for as long as it works, and what became of it. */
import type { SetupCodeView } from '../../../src-main/gateway/protocol/setup-code.ts';
import type { WaitingRequest } from '../../../src-main/gateway/protocol/desk.ts';
import { Rich } from '../../language/rich.tsx';
import { t } from '../../language/t.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { profileWords } from '../../words/connect-words.ts';
import { deviceTitle } from '../../words/device-words.ts';
import { Button } from '../button.tsx';
import { Command } from '../command.tsx';
import { Countdown } from '../countdown.tsx';
import { QrCode } from './qr-code.tsx';

interface SetupCodeCardProps {
  readonly code: SetupCodeView;
  /** The gateway's wall clock, milliseconds. */
  readonly untilMs: number;
  /** Whoever showed this code and waits for a person. */
  readonly waiting: WaitingRequest | undefined;
  readonly onCancel: () => void;
}

export function SetupCodeCard({ code, untilMs, waiting, onCancel }: SetupCodeCardProps) {
  const { review } = useDeskTools();
  const title = profileWords(code.profile).title;
  return (
    <section className="card connect-card setup-code" aria-labelledby="setup-heading">
      <QrCode text={code.code} label={t('connectPage.qr')} />
      <div className="setup-code-words">
        <h2 id="setup-heading">{t('connectPage.scan')}</h2>
        <p className="muted">
          <Rich
            id="connectPage.code.where"
            values={{
              profile: title,
              address: <span className="figures">{code.url.replace(/^wss?:\/\//, '')}</span>,
            }}
          />
        </p>
        <p>
          <Countdown untilMs={untilMs} end={t('countdown.over')} />
        </p>
        <div role="status">
          {waiting === undefined ? (
            <p className="waiting-sign">{t(code.ask ? 'connectPage.code.waits' : 'connectPage.code.atOnce')}</p>
          ) : (
            <p className="setup-waits">
              <Rich id="connectPage.code.has" values={{ device: <strong>{deviceTitle(waiting)}</strong> }} />{' '}
              <Button
                look="primary"
                onClick={() => {
                  review(waiting.requestId);
                }}
              >
                {t('waiting.review')}
              </Button>
            </p>
          )}
        </div>
        {code.plaintext ? <p className="muted small">{t('setupCode.plaintext')}</p> : null}
        <details className="details">
          <summary>{t('connectPage.code.paste')}</summary>
          <div>
            <Command text={code.code} />
          </div>
        </details>
        <div className="buttons">
          <Button onClick={onCancel}>{t('connectPage.code.cancel')}</Button>
        </div>
      </div>
    </section>
  );
}
