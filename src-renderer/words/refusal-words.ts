/** What a person reads when this page is not let in: what happened, why, and the one next step. One entry per cause. */
import type { PairingReason } from '../../src-main/gateway/protocol/desk.ts';
import { codeWords } from '../../src-main/gateway/words/any-language.ts';
import { t } from '../language/t.ts';
import type { Refusal, SharedSecret } from '../link/refusal.ts';

/** What the screen offers; each kind has its own component. */
export type NextStep =
  | { readonly kind: 'be-approved'; readonly requestId: string }
  | { readonly kind: 'enter-secret'; readonly secret: SharedSecret }
  | { readonly kind: 'ask-again'; readonly button: string }
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'lift-block' }
  | { readonly kind: 'open-securely' }
  | { readonly kind: 'allow-origin' }
  | { readonly kind: 'read'; readonly text: string };

export interface RefusalWords {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly next: NextStep;
}

export function refusalWords(refusal: Refusal): RefusalWords {
  switch (refusal.cause) {
    case 'not-approved':
      return notApproved(refusal.reason, refusal.requestId);
    case 'told-to-pause':
      return {
        title: t('refusal.pause.title'),
        what: paused(refusal.requestId),
        why: t('refusal.pause.why'),
        next: { kind: 'ask-again', button: t('refusal.askAgain') },
      };
    case 'blocked':
      return {
        title: t('refusal.blocked.title'),
        what: t('refusal.blocked.what'),
        why: t('refusal.blocked.why'),
        next: { kind: 'lift-block' },
      };
    case 'secret-missing':
      return {
        title: t('refusal.secretMissing.title', secretOf(refusal)),
        what: t('refusal.secretMissing.what', secretOf(refusal)),
        why: t('refusal.secretMissing.why', secretOf(refusal)),
        next: { kind: 'enter-secret', secret: refusal.secret },
      };
    case 'secret-wrong':
      return {
        title: t('refusal.secretWrong.title', secretOf(refusal)),
        what: t('refusal.secretWrong.what'),
        why: t('refusal.secretWrong.why', secretOf(refusal)),
        next: { kind: 'enter-secret', secret: refusal.secret },
      };
    case 'access-ended':
      return {
        title: t('refusal.ended.title'),
        what: t('refusal.ended.what'),
        why: t('refusal.ended.why'),
        next: { kind: 'ask-again', button: t('refusal.ended.ask') },
      };
    case 'locked-out':
      return {
        title: t('refusal.lockedOut.title'),
        what: t('refusal.lockedOut.what'),
        why: t('refusal.lockedOut.why'),
        next:
          refusal.untilMs === undefined
            ? { kind: 'ask-again', button: t('refusal.tryAgain') }
            : { kind: 'wait', untilMs: refusal.untilMs },
      };
    case 'origin-not-allowed':
      return {
        title: t('refusal.origin.title'),
        what: t('refusal.origin.what'),
        why: t('refusal.origin.why'),
        next: { kind: 'allow-origin' },
      };
    case 'versions-differ':
      return {
        title: t('refusal.versions.title'),
        what: t('refusal.versions.what'),
        why: t('refusal.versions.why'),
        next: { kind: 'ask-again', button: t('refusal.versions.reload') },
      };
    case 'page-not-secure':
      return {
        title: t('refusal.notSecure.title'),
        what: t('refusal.notSecure.what'),
        why: t('refusal.notSecure.why'),
        next: { kind: 'open-securely' },
      };
    case 'browser-without-keys':
      return {
        title: t('refusal.noKeys.title'),
        what: t('refusal.noKeys.what'),
        why: t('refusal.noKeys.why'),
        next: { kind: 'read', text: t('refusal.noKeys.do') },
      };
    case 'storage-blocked':
      return {
        title: t('refusal.storage.title'),
        what: t('refusal.storage.what'),
        why: t('refusal.storage.why'),
        next: {
          kind: 'read',
          text: t('refusal.storage.do'),
        },
      };
    case 'other':
      return {
        title: t('refusal.other.title'),
        what: refusal.message,
        why: t('refusal.other.why'),
        next: { kind: 'ask-again', button: t('refusal.tryAgain') },
      };
  }
}

/** A request id ends in the matching code. */
const CODE_LENGTH = 6;

export function codeOf(requestId: string): string {
  return codeWords(requestId.slice(-CODE_LENGTH));
}

function paused(requestId: string | undefined): string {
  const what = t('refusal.pause.what');
  return requestId === undefined ? what : `${what} ${t('refusal.pause.listed', { code: codeOf(requestId) })}`;
}

function secretOf({ secret }: { readonly secret: SharedSecret }): { readonly secret: string } {
  return { secret: t(`secret.${secret}`) };
}

function notApproved(reason: PairingReason, requestId: string | undefined): RefusalWords {
  const words = { title: t(`refusal.${reason}.title`), why: t(`refusal.${reason}.why`) };
  return requestId === undefined
    ? {
        ...words,
        what: t('refusal.notApproved.notListed'),
        next: { kind: 'ask-again', button: t('refusal.askAgain') },
      }
    : { ...words, what: t('refusal.notApproved.waits'), next: { kind: 'be-approved', requestId } };
}
