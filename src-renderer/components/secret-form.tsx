import { useState } from 'react';
import { t } from '../language/t.ts';
import type { SignInLink } from '../link/gateway-link.ts';
import type { Refusal, SharedSecret } from '../link/refusal.ts';
import { SecretField } from './secret-field.tsx';

interface SecretFormProps {
  readonly link: SignInLink;
  readonly refusal: Refusal;
  readonly secret: SharedSecret;
}

/** Kept for this tab only. The answer is either the next page or another refusal, which ends the waiting. */
export function SecretForm({ link, refusal, secret }: SecretFormProps) {
  const [value, setValue] = useState('');
  const [sentAfter, setSentAfter] = useState<Refusal>();
  const waiting = sentAfter === refusal;
  return (
    <SecretField
      label={t(`refusedSteps.secret.${secret}`)}
      value={value}
      button={t(waiting ? 'refusedSteps.secret.trying' : 'refusedSteps.secret.continue')}
      waiting={waiting}
      onChange={setValue}
      onSend={(sent) => {
        setSentAfter(refusal);
        link.useToken(sent);
      }}
    >
      <p className="muted" role="status">
        {sentAfter === undefined || waiting
          ? t('refusedSteps.secret.kept')
          : t(refusal.cause === 'not-approved' ? 'refusedSteps.secret.sent' : 'refusedSteps.secret.notTaken')}
      </p>
    </SecretField>
  );
}
