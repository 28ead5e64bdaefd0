import { t } from '../language/t.ts';
import type { SignInLink } from '../link/gateway-link.ts';
import type { Refusal, SharedSecret } from '../link/refusal.ts';
import { Button } from './button.tsx';
import { OwnerCommand } from './owner-command.tsx';
import { SecretForm } from './secret-form.tsx';

interface SecretStepProps {
  readonly link: SignInLink;
  readonly refusal: Refusal;
  readonly secret: SharedSecret;
}

const SHOW_TOKEN = 'openclaw gateway status --show-token';

export function SecretStep(props: SecretStepProps) {
  const { link, refusal, secret } = props;
  return (
    <>
      <SecretForm {...props} />
      <OwnerCommand
        lead={t('refusedSteps.secret.find')}
        command={SHOW_TOKEN}
        prefix={'commandPrefix' in refusal ? refusal.commandPrefix : undefined}
      />
      {refusal.cause === 'secret-wrong' ? (
        <p className="muted">
          {t(`refusedSteps.without.${secret}`)}{' '}
          <Button
            look="quiet"
            onClick={() => {
              link.retry();
            }}
          >
            {t('refusedSteps.askIn')}
          </Button>
        </p>
      ) : null}
    </>
  );
}
