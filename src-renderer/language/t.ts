/** A message in the language of the page. */
import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { en, type Catalogue, type MessageId } from '../locales/en/index.ts';
import { LANGUAGES, type Language } from './languages.ts';

export const i18n = setupI18n().setMessagesCompiler(compileMessage);
speak('en', en);

/** `t('overview.moreDevices', { count: 3 })`. Not at the start of a module: the language is chosen later. */
export function t<Id extends MessageId>(id: Id, ...[values]: Values<(typeof en)[Id]>): string {
  return i18n._(id, values);
}

/** From here on `t` answers in it. What is on the page already has to be drawn anew. */
export function speak(language: Language, catalogue: Catalogue): void {
  i18n.loadAndActivate({ locale: language, locales: LANGUAGES[language].region, messages: catalogue });
}

/** For `Intl`: the region whose dates and figures these pages use now, such as `en-GB`. */
export function region(): string {
  const { locales } = i18n;
  return typeof locales === 'string' ? locales : LANGUAGES.en.region;
}

/** What a message wants to be told: a figure or a text for each name in its braces, and nothing else. */
export type Values<Message extends string> = [Names<Message>] extends [never]
  ? []
  : [values: { readonly [Name in Names<Message>]: string | number }];

/** The names of a message. A branch of a plural stands in braces as well; it has a `#` or a space where a name has none. */
export type Names<Message extends string> = Message extends `${string}{${infer Rest}`
  ? Head<Rest> | Names<Rest>
  : never;
type Head<Rest extends string> = Rest extends `${infer Inside}}${string}` ? Bare<Before<Inside, ','>> : never;
type Before<Text extends string, Mark extends string> = Text extends `${infer First}${Mark}${string}` ? First : Text;
type Bare<Text extends string> = Text extends `${string} ${string}` | `${string}#${string}` | '' ? never : Text;
