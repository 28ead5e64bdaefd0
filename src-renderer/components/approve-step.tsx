import type { Refusal } from '../link/refusal.ts';
import { addressOf } from '../state/route.ts';
import { codeOf } from '../words/refusal-words.ts';
import { OwnerCommand } from './owner-command.tsx';

interface ApproveStepProps {
  readonly refusal: Refusal;
  readonly requestId: string;
}

/** Waits for someone's click. No countdown: while this page asks, its request does not run out. */
export function ApproveStep({ refusal, requestId }: ApproveStepProps) {
  const code = codeOf(requestId);
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
