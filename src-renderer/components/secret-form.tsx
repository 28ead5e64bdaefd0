import { useId, useState, type SubmitEvent } from 'react';
import { t } from '../language/t.ts';
import type { SignInLink } from '../link/gateway-link.ts';
import type { Refusal, SharedSecret } from '../link/refusal.ts';
import { Button } from './button.tsx';

interface SecretFormProps {
  readonly link: SignInLink;
  readonly refusal: Refusal;
  readonly secret: SharedSecret;
}

/** Kept for this tab only. The answer is either the next page or another refusal, which ends the waiting. */
export function SecretForm({ link, refusal, secret }: SecretFormProps) {
  const fieldId = useId();
  const [value, setValue] = useState('');
  const [sentAfter, setSentAfter] = useState<Refusal>();
  const waiting = sentAfter === refusal;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (waiting || value.trim() === '') return;
    setSentAfter(refusal);
    link.useToken(value.trim());
  };
  return (
    <form className="secret-form" onSubmit={submit}>
      <label htmlFor={fieldId}>{t(`refusedSteps.secret.${secret}`)}</label>
      <div className="secret-row">
        <input
          id={fieldId}
          className="field"
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={({ target }) => {
            setValue(target.value);
          }}
        />
        <Button type="submit" look="primary" disabled={waiting || value.trim() === ''}>
          {t(waiting ? 'refusedSteps.secret.trying' : 'refusedSteps.secret.continue')}
        </Button>
      </div>
      <p className="muted" role="status">
        {sentAfter === undefined || waiting
          ? t('refusedSteps.secret.kept')
          : t(refusal.cause === 'not-approved' ? 'refusedSteps.secret.sent' : 'refusedSteps.secret.notTaken')}
      </p>
    </form>
  );
}
