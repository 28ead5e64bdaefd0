import { useState } from 'react';
import { codeWords } from '../../src-main/gateway/words/plain-words.ts';
import type { SignInLink } from '../link/gateway-link.ts';
import type { Refusal } from '../link/refusal.ts';
import { Button } from './button.tsx';
import { OwnerCommand } from './owner-command.tsx';
import { SecretForm } from './secret-form.tsx';

/** A request id ends in the matching code (DESIGN D10). */
const CODE_LENGTH = 6;

interface ApproveStepProps {
  readonly link: SignInLink;
  readonly refusal: Refusal;
  readonly requestId: string;
}

/** Waits for someone's click. No countdown: while this page asks, its request does not run out. */
export function ApproveStep({ link, refusal, requestId }: ApproveStepProps) {
  const code = codeWords(requestId.slice(-CODE_LENGTH));
  const prefix = refusal.cause === 'not-approved' ? refusal.commandPrefix : undefined;
  const [hasToken, setHasToken] = useState(false);
  return (
    <>
      <p className="refused-code">
        <span className="muted">Its code is</span>
        <strong className="code code-large">{code}</strong>
        <span className="waiting-sign" role="status">
          waiting · this page continues by itself
        </span>
      </p>
      <OwnerCommand
        lead={
          prefix === undefined
            ? 'On the computer that runs the gateway, click Approve, or type:'
            : 'On the computer that runs the gateway, type:'
        }
        command={`openclaw devices approve ${code}`}
        prefix={prefix}
      />
      {hasToken ? (
        <SecretForm link={link} refusal={refusal} secret="token" />
      ) : (
        <p className="muted">
          Have the gateway’s token?{' '}
          <Button
            look="quiet"
            onClick={() => {
              setHasToken(true);
            }}
          >
            Enter it
          </Button>
        </p>
      )}
    </>
  );
}
