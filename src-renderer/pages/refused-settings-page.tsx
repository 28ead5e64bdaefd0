/** What can be set while this browser is not let in: the token that it shows, and how these pages look. */
import { AppearanceSettings } from '../components/settings/appearance-settings.tsx';
import { SecretStep } from '../components/secret-step.tsx';
import { PageHead } from '../components/shell/page-head.tsx';
import { t } from '../language/t.ts';
import type { SignInLink } from '../link/gateway-link.ts';
import { canUseSecret, type Refusal } from '../link/refusal.ts';
import { addressOf } from '../state/route.ts';
import { pageName } from '../words/page-words.ts';
import { refusalWords } from '../words/refusal-words.ts';
import '../styles/settings.css';

interface RefusedSettingsPageProps {
  readonly link: SignInLink;
  readonly refusal: Refusal;
}

export function RefusedSettingsPage({ link, refusal }: RefusedSettingsPageProps) {
  const secret = 'secret' in refusal ? refusal.secret : 'token';
  const { title, what } = refusalWords(refusal);
  return (
    <div className="page page-narrow">
      <PageHead title={pageName('settings')} waiting={0} />
      <section className="card refused" aria-labelledby="secret-heading">
        <h2 id="secret-heading">{t(`refusedSteps.${secret}`)}</h2>
        <p>
          {title}. <span lang={refusal.cause === 'other' ? 'en' : undefined}>{what}</span>{' '}
          <a href={addressOf({ page: 'overview' })}>{t('refusedSteps.seeWhat')}</a>
        </p>
        {canUseSecret(refusal) ? <SecretStep link={link} refusal={refusal} secret={secret} /> : null}
      </section>
      <AppearanceSettings />
    </div>
  );
}
