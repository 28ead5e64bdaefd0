import type { SignInLink } from '../link/gateway-link.ts';
import type { Refusal, SharedSecret } from '../link/refusal.ts';
import { Command } from './command.tsx';
import { SecretForm } from './secret-form.tsx';

interface SecretStepProps {
  readonly link: SignInLink;
  readonly refusal: Refusal;
  readonly secret: SharedSecret;
}

const SHOW_TOKEN = 'openclaw gateway status --show-token';

export function SecretStep(props: SecretStepProps) {
  return (
    <>
      <SecretForm {...props} />
      <div className="step">
        <p>To find it, type this on the computer that runs the gateway:</p>
        <Command text={SHOW_TOKEN} />
      </div>
      <div className="step">
        <p>In Docker:</p>
        <Command text={`docker exec openclaw-gateway ${SHOW_TOKEN}`} />
      </div>
    </>
  );
}
