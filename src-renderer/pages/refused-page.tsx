/** This browser is not let in: what happened, why, and the one next step with everything filled in. */
import { AllowOriginStep } from '../components/allow-origin-step.tsx';
import { ApproveStep } from '../components/approve-step.tsx';
import { AskAgainStep } from '../components/ask-again-step.tsx';
import { LiftBlockStep } from '../components/lift-block-step.tsx';
import { SecretStep } from '../components/secret-step.tsx';
import { SecurePageStep } from '../components/secure-page-step.tsx';
import { WaitStep } from '../components/wait-step.tsx';
import { t } from '../language/t.ts';
import type { SignInLink } from '../link/gateway-link.ts';
import type { Refusal } from '../link/refusal.ts';
import { addressOf } from '../state/route.ts';
import { refusalWords, type NextStep } from '../words/refusal-words.ts';

interface RefusedPageProps {
  readonly link: SignInLink;
  readonly refusal: Refusal;
  readonly retrying: boolean;
}

export function RefusedPage({ link, refusal, retrying }: RefusedPageProps) {
  const { title, what, why, next } = refusalWords(refusal);
  return (
    <div className="page page-narrow">
      <section className="card refused" aria-labelledby="refused-heading">
        <h1 id="refused-heading">{title}</h1>
        <p lang={refusal.cause === 'other' ? 'en' : undefined}>{what}</p>
        <Step next={next} link={link} refusal={refusal} retrying={retrying} />
        <div className="refused-foot">
          <details className="details">
            <summary>{t('refusedSteps.why')}</summary>
            <p className="muted">{why}</p>
          </details>
          <a href={addressOf({ page: 'settings' })}>{t('refusedSteps.settings')}</a>
        </div>
      </section>
    </div>
  );
}

function Step({ next, link, refusal, retrying }: RefusedPageProps & { readonly next: NextStep }) {
  switch (next.kind) {
    case 'be-approved':
      return <ApproveStep refusal={refusal} requestId={next.requestId} />;
    case 'enter-secret':
      return <SecretStep link={link} refusal={refusal} secret={next.secret} />;
    case 'ask-again':
      return <AskAgainStep link={link} refusal={refusal} retrying={retrying} button={next.button} />;
    case 'wait':
      return <WaitStep untilMs={next.untilMs} />;
    case 'lift-block':
      return <LiftBlockStep link={link} refusal={refusal} retrying={retrying} />;
    case 'open-securely':
      return <SecurePageStep />;
    case 'allow-origin':
      return <AllowOriginStep />;
    case 'read':
      return <p>{next.text}</p>;
  }
}
