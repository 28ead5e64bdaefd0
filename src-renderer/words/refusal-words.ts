/** What a person reads when this page is not let in: what happened, why, and the one next step. One entry per cause. */
import type { PairingReason } from '../../src-main/gateway/protocol/desk.ts';
import { codeWords } from '../../src-main/gateway/words/any-language.ts';
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
        title: 'This browser was not let in',
        what: `Someone answered Deny to its request, or it asked too often.${stillListed(refusal.requestId)}`,
        why: 'It stopped asking, so that nobody is disturbed. If that was a mistake, it may ask once more.',
        next: { kind: 'ask-again', button: 'Ask again' },
      };
    case 'blocked':
      return {
        title: 'This browser is blocked',
        what: 'Someone blocked it, so the gateway turns it away before it can ask.',
        why: 'A block holds for this browser’s key, or for its address, until it is lifted. Paired devices are not affected.',
        next: { kind: 'lift-block' },
      };
    case 'secret-missing':
      return {
        title: `This gateway asks for its ${refusal.secret}`,
        what: `This browser is not known here and gave no ${refusal.secret}.`,
        why: `From where this browser is, only someone who has the ${refusal.secret} may ask to be let in.`,
        next: { kind: 'enter-secret', secret: refusal.secret },
      };
    case 'secret-wrong':
      return {
        title: `That ${refusal.secret} is not this gateway's`,
        what: `The gateway has another one now. It may have been replaced since, this one may belong to another gateway, or a character got lost on the way.`,
        why: `A wrong ${refusal.secret} is not offered again by itself: several in a minute would lock this address out.`,
        next: { kind: 'enter-secret', secret: refusal.secret },
      };
    case 'access-ended':
      return {
        title: 'This browser’s access has ended',
        what: 'It was let in before, but what it was given then is no longer valid.',
        why: 'Someone removed it from the paired devices, or its access was renewed elsewhere.',
        next: { kind: 'ask-again', button: 'Ask to be let in again' },
      };
    case 'locked-out':
      return {
        title: 'Too many wrong attempts',
        what: 'The gateway does not listen to this address for a while. Devices that are paired are not affected.',
        why: 'A wrong token came from this address several times within a minute.',
        next:
          refusal.untilMs === undefined
            ? { kind: 'ask-again', button: 'Try again' }
            : { kind: 'wait', untilMs: refusal.untilMs },
      };
    case 'origin-not-allowed':
      return {
        title: 'The gateway does not expect this address',
        what: 'It is reachable here, but this address is not one of those that it trusts for this page.',
        why: 'Otherwise any web page could pretend to be the Control UI.',
        next: { kind: 'allow-origin' },
      };
    case 'versions-differ':
      return {
        title: 'This page and the gateway have different versions',
        what: 'They do not speak the same version of the protocol.',
        why: 'The gateway was updated after this page was loaded, or the page comes from another gateway.',
        next: { kind: 'ask-again', button: 'Load the page again' },
      };
    case 'page-not-secure':
      return {
        title: 'This page is not secure',
        what: 'Over plain http from another computer this browser can’t be let in. Apps and command lines can: they keep keys of their own.',
        why: 'A browser makes the key that identifies it only on a secure page, and without one it cannot be approved.',
        next: { kind: 'open-securely' },
      };
    case 'browser-without-keys':
      return {
        title: 'This browser cannot make a key',
        what: 'It does not support Ed25519 keys, with which every device of this gateway proves who it is.',
        why: 'Chrome and Edge have them since version 137, Firefox since 129, Safari since 17.',
        next: { kind: 'read', text: 'Update this browser, or open this page in another one.' },
      };
    case 'storage-blocked':
      return {
        title: 'This browser keeps nothing for this page',
        what: 'The key that identifies it would be lost with every reload.',
        why: 'Site data is blocked for this address, or this is a private window that does not allow it.',
        next: {
          kind: 'read',
          text: 'Allow site data for this address, or use a normal window, then load the page again.',
        },
      };
    case 'other':
      return {
        title: 'The gateway did not let this browser in',
        what: refusal.message,
        why: 'This is the gateway’s own reason; its log has the same sentence with more around it.',
        next: { kind: 'ask-again', button: 'Try again' },
      };
  }
}

/** A request id ends in the matching code (DESIGN D10). */
const CODE_LENGTH = 6;

export function codeOf(requestId: string): string {
  return codeWords(requestId.slice(-CODE_LENGTH));
}

function stillListed(requestId: string | undefined): string {
  return requestId === undefined ? '' : ` It stays in the list with the code ${codeOf(requestId)}, without a sound.`;
}

const NOT_APPROVED: Record<PairingReason, Pick<RefusalWords, 'title' | 'why'>> = {
  'not-paired': {
    title: 'This browser is not approved yet',
    why: 'The gateway lets in only devices that someone has approved, and it sees this browser for the first time.',
  },
  'role-upgrade': {
    title: 'This browser asks for a new role',
    why: 'It is known, but it was approved for something else.',
  },
  'scope-upgrade': {
    title: 'This browser asks for more than was approved',
    why: 'It is known, but this page needs more access than it was given.',
  },
  'metadata-upgrade': {
    title: 'This browser has changed',
    why: 'It is known, but what it says about itself is no longer what was approved.',
  },
};

function notApproved(reason: PairingReason, requestId: string | undefined): RefusalWords {
  const what = 'It waits until someone approves it.';
  if (requestId !== undefined) return { ...NOT_APPROVED[reason], what, next: { kind: 'be-approved', requestId } };
  return {
    ...NOT_APPROVED[reason],
    what: 'Too many devices are waiting, so this one could not be listed.',
    next: { kind: 'ask-again', button: 'Ask again' },
  };
}
