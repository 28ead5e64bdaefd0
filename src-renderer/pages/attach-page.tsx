/** In place of all pages while the app is not let in at the gateway elsewhere: what happened, and the one next step. */
import type { AttachLinkState, AttachState, DesktopBridge } from '../../src-main/desktop/ipc-contract.ts';
import { DetachButton, TryAgainButton } from '../components/attach/attach-buttons.tsx';
import { AttachSecretForm } from '../components/attach/attach-secret-form.tsx';
import { OwnerCommand } from '../components/owner-command.tsx';
import { t } from '../language/t.ts';
import { attachRefusal, placeWords, troubleWords } from '../words/attach-words.ts';
import { codeOf } from '../words/refusal-words.ts';

interface AttachPageProps {
  readonly bridge: DesktopBridge;
  readonly attached: AttachState;
}

const SHOW_SECRET = 'openclaw gateway status --show-token';

export function AttachPage({ bridge, attached }: AttachPageProps) {
  const { host, link } = attached;
  return (
    <div className="page page-narrow">
      <section className="card refused" aria-labelledby="attach-heading">
        <Body bridge={bridge} link={link} place={placeWords(host)} />
        <div className="buttons">
          {link.kind === 'refused' || link.kind === 'lost' ? <TryAgainButton bridge={bridge} /> : null}
          <DetachButton bridge={bridge} />
        </div>
      </section>
    </div>
  );
}

interface BodyProps {
  readonly bridge: DesktopBridge;
  readonly link: AttachLinkState;
  readonly place: string;
}

function Body({ bridge, link, place }: BodyProps) {
  switch (link.kind) {
    case 'attached':
      return link.decides ? (
        <Heading>{t('attach.connecting', { place })}</Heading>
      ) : (
        <>
          <Heading>{t('attach.limited.title')}</Heading>
          <p>{t('attach.limited')}</p>
        </>
      );
    case 'connecting':
      return <Heading>{t('attach.connecting', { place })}</Heading>;
    case 'lost':
      return (
        <>
          <Heading>{t('attach.lost.title', { place })}</Heading>
          <p>{t('attach.lost.what')}</p>
        </>
      );
    case 'waiting':
      return <Waiting failure={link.failure} place={place} />;
    case 'refused': {
      const { title, what, lang, secret, commandPrefix } = troubleWords(link.trouble);
      return (
        <>
          <Heading>{title}</Heading>
          {secret === undefined ? (
            <p lang={lang}>{what}</p>
          ) : (
            <>
              <AttachSecretForm bridge={bridge} secret={secret} />
              <OwnerCommand lead={what} command={SHOW_SECRET} prefix={commandPrefix} />
            </>
          )}
        </>
      );
    }
  }
}

function Waiting({
  failure,
  place,
}: Pick<BodyProps, 'place'> & Pick<Extract<AttachLinkState, { kind: 'waiting' }>, 'failure'>) {
  const { pauseReconnect: _pause, recommendedNextStep: _next, ...details } = failure.details;
  // It waits, whatever the gateway says of asking again: that is the app's to decide.
  const refusal = attachRefusal({ ...failure, details: { ...details, pauseReconnect: false } });
  const known = refusal.cause === 'not-approved' ? refusal : undefined;
  const requestId = known?.requestId;
  return (
    <>
      <Heading>{t('attach.waiting.title')}</Heading>
      <p>{t('attach.waiting.what', { place })}</p>
      {requestId === undefined ? null : (
        <>
          <p className="refused-code">
            <span className="muted">{t('attach.waiting.code')}</span>
            <strong className="code code-large">{codeOf(requestId).toUpperCase()}</strong>
            <span className="waiting-sign" role="status">
              {t('attach.waiting.sign')}
            </span>
          </p>
          <OwnerCommand
            lead={t('attach.waiting.lead')}
            command={`openclaw devices approve ${requestId}`}
            prefix={known?.commandPrefix}
          />
        </>
      )}
    </>
  );
}

function Heading({ children }: { readonly children: string }) {
  return (
    <div role="status">
      <h1 id="attach-heading">{children}</h1>
    </div>
  );
}
