import { Rich } from '../language/rich.tsx';
import { t } from '../language/t.ts';
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
        <span className="muted">{t('refusedSteps.code')}</span>
        <strong className="code code-large">{code}</strong>
        <span className="waiting-sign" role="status">
          {t('refusedSteps.waits')}
        </span>
      </p>
      <OwnerCommand
        lead={t(prefix === undefined ? 'refusedSteps.approve.clickOrType' : 'refusedSteps.approve.type')}
        command={`openclaw devices approve ${code}`}
        prefix={prefix}
      />
      <p className="muted">
        <Rich id="refusedSteps.haveToken" tags={{ settings: <a href={addressOf({ page: 'settings' })} /> }} />
      </p>
    </>
  );
}
