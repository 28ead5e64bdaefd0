/** What a button means, as the text that travels through the notification service and comes back. */
import type { Remedy } from './announcement-state.ts';

/** A request as it was shown: an answer to anything else is not an approval. */
export interface ShownAsk {
  readonly requestId: string;
  readonly digest: string;
}

/** The last two answer what a trusted node asks to run. */
type AnswerKind = 'approve' | 'deny' | 'review' | 'allow-commands' | 'deny-commands';

export type NoticeAction =
  | { readonly kind: AnswerKind; readonly asks: readonly ShownAsk[] }
  | { readonly kind: 'remedy'; readonly remedy: Remedy }
  | { readonly kind: 'review-all' }
  | { readonly kind: 'show' };

export const REVIEW_ALL = 'review-all';
/** Opens the window. */
export const SHOW_ALL = 'show';
const ANSWERS: readonly AnswerKind[] = ['approve', 'deny', 'review', 'allow-commands', 'deny-commands'];
const ANSWER = /^([a-z-]+):(.+)$/;

/** For example `approve:k7…-A3F9CK:9f86d081884c7d65`; several asks of one device are joined by `+`. */
export function answerAction(kind: AnswerKind, asks: readonly ShownAsk[]): string {
  return `${kind}:${asks.map(({ requestId, digest }) => `${requestId}:${digest}`).join('+')}`;
}

/** For example `undo-approval:k7…-A3F9CK`. */
export function remedyAction(remedy: Remedy): string {
  switch (remedy.type) {
    case 'remove':
      return `undo:${remedy.deviceId}`;
    case 'undo-approval':
      return `undo-approval:${remedy.requestId}`;
    case 'unlock':
      return `unlock:${remedy.lockoutId}`;
    case 'repair':
      return `repair:${remedy.digest}:${remedy.repairId}`;
  }
}

/** Undefined for text that is not ours. */
export function parseAction(text: string): NoticeAction | undefined {
  if (text === REVIEW_ALL) return { kind: 'review-all' };
  if (text === SHOW_ALL) return { kind: 'show' };
  const [, word, about] = ANSWER.exec(text) ?? [];
  if (word === undefined || about === undefined) return undefined;
  const remedy = remedyOf(word, about);
  if (remedy !== undefined) return { kind: 'remedy', remedy };
  const kind = ANSWERS.find((known) => known === word);
  return kind && { kind, asks: about.split('+').map(shownAsk) };
}

function remedyOf(word: string, about: string): Remedy | undefined {
  switch (word) {
    case 'undo':
      return { type: 'remove', deviceId: about };
    case 'undo-approval':
      return { type: 'undo-approval', requestId: about };
    case 'unlock':
      return { type: 'unlock', lockoutId: about };
    case 'repair': {
      const [digest = '', ...repairId] = about.split(':');
      return { type: 'repair', digest, repairId: repairId.join(':') };
    }
    default:
      return undefined;
  }
}

function shownAsk(text: string): ShownAsk {
  const [requestId = '', digest = ''] = text.split(':');
  return { requestId, digest };
}
