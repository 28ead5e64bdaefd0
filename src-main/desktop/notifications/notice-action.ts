/** What a button means, as the text that travels through the notification service and comes back. */
import type { DeviceAsk } from './notice-words.ts';

/** A request as it was shown (DESIGN D11): an answer to anything else is not an approval. */
export interface ShownAsk {
  readonly requestId: string;
  readonly digest: string;
}

export type NoticeAction =
  | { readonly kind: 'approve' | 'deny' | 'review'; readonly asks: readonly ShownAsk[] }
  | { readonly kind: 'undo'; readonly deviceId: string }
  | { readonly kind: 'review-all' };

const REVIEW_ALL = 'review-all';
const ANSWER = /^(approve|deny|review):(.+)$/;

/** For example `approve:k7…-A3F9CK:9f86d081884c7d65`; several asks of one device are joined by `+`. */
export function answerAction(kind: 'approve' | 'deny' | 'review', ask: DeviceAsk): string {
  return `${kind}:${ask.map(({ requestId, digest }) => `${requestId}:${digest}`).join('+')}`;
}

export function undoAction(deviceId: string): string {
  return `undo:${deviceId}`;
}

export function reviewAllAction(): string {
  return REVIEW_ALL;
}

/** Undefined for text that is not ours. */
export function parseAction(text: string): NoticeAction | undefined {
  if (text === REVIEW_ALL) return { kind: 'review-all' };
  if (text.startsWith('undo:')) return { kind: 'undo', deviceId: text.slice('undo:'.length) };
  const [, kind, asks] = ANSWER.exec(text) ?? [];
  if ((kind !== 'approve' && kind !== 'deny' && kind !== 'review') || asks === undefined) return undefined;
  return { kind, asks: asks.split('+').map(shownAsk) };
}

function shownAsk(text: string): ShownAsk {
  const [requestId = '', digest = ''] = text.split(':');
  return { requestId, digest };
}
