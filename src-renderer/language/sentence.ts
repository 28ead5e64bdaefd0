import type { en, MessageId } from '../locales/en/index.ts';
import { t, type Values } from './t.ts';

/** What is kept to be shown: ours is put into words when it is drawn, and so speaks the language of the page. */
export type Sentence = OwnSentence | GatewaySentence;

export interface OwnSentence {
  readonly words: () => string;
}

/** The gateway’s or the app’s own, which stays as it came. */
export interface GatewaySentence {
  readonly english: string;
}

/** `t`, for later. */
export function saying<Id extends MessageId>(id: Id, ...values: Values<(typeof en)[Id]>): OwnSentence {
  return { words: () => t(id, ...values) };
}
