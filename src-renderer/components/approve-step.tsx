import { codeWords } from '../../src-main/gateway/words/plain-words.ts';
import type { Refusal } from '../link/refusal.ts';
import { addressOf } from '../state/route.ts';
import { OwnerCommand } from './owner-command.tsx';

/** A request id ends in the matching code (DESIGN D10). */
const CODE_LENGTH = 6;

interface ApproveStepProps {
  readonly refusal: Refusal;
  readonly requestId: string;
}

/** Waits for someone's click. No countdown: while this page asks, its request does not run out. */
export function ApproveStep({ refusal, requestId }: ApproveStepProps) {
  const code = codeWords(requestId.slice(-CODE_LENGTH));
  const prefix = refusal.cause === 'not-approved' ? refusal.commandPrefix : undefined;
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
      <p className="muted">
        Have the gateway’s token? Enter it in <a href={addressOf({ page: 'settings' })}>Settings</a>.
      </p>
    </>
  );
}
