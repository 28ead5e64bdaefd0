/** What a button means, as the text that travels through the notification service and comes back. */
/** A request as it was shown (DESIGN D11): an answer to anything else is not an approval. */
export interface ShownAsk {
  readonly requestId: string;
  readonly digest: string;
}

/** The last two answer what a trusted node asks to run. */
type AnswerKind = 'approve' | 'deny' | 'review' | 'allow-commands' | 'deny-commands';

export type NoticeAction =
  | { readonly kind: AnswerKind; readonly asks: readonly ShownAsk[] }
  | { readonly kind: 'undo'; readonly deviceId: string }
  | { readonly kind: 'review-all' };

const REVIEW_ALL = 'review-all';
const ANSWERS: readonly AnswerKind[] = ['approve', 'deny', 'review', 'allow-commands', 'deny-commands'];
const ANSWER = /^([a-z-]+):(.+)$/;

/** For example `approve:k7…-A3F9CK:9f86d081884c7d65`; several asks of one device are joined by `+`. */
export function answerAction(kind: AnswerKind, asks: readonly ShownAsk[]): string {
  return `${kind}:${asks.map(({ requestId, digest }) => `${requestId}:${digest}`).join('+')}`;
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
  const [, word, asks] = ANSWER.exec(text) ?? [];
  const kind = ANSWERS.find((known) => known === word);
  if (kind === undefined || asks === undefined) return undefined;
  return { kind, asks: asks.split('+').map(shownAsk) };
}

function shownAsk(text: string): ShownAsk {
  const [requestId = '', digest = ''] = text.split(':');
  return { requestId, digest };
}
