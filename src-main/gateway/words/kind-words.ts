/** Kinds of devices in English, by the ids of the page's messages: the page takes them from here. */
import { deviceKind, type Claim } from './device-kind.ts';
import { filled } from './plain-words.ts';

export const KIND_WORDS = {
  'kind.device': 'device',
  'kind.ipad': 'iPad',
  'kind.appleWatch': 'Apple Watch',
  'kind.iphone': 'iPhone',
  'kind.androidTablet': 'Android tablet',
  'kind.androidPhone': 'Android phone',
  'kind.mac': 'Mac',
  'kind.windows': 'Windows computer',
  'kind.linux': 'Linux computer',
  'kind.browser': 'browser',
  'kind.browserOn': 'browser on {system}',
  'kind.on.ipad': 'an iPad',
  'kind.on.appleWatch': 'an Apple Watch',
  'kind.on.iphone': 'an iPhone',
  'kind.on.androidTablet': 'Android',
  'kind.on.androidPhone': 'Android',
  'kind.on.mac': 'a Mac',
  'kind.on.windows': 'Windows',
  'kind.on.linux': 'Linux',
  'kind.commandLine': 'command line',
  'kind.commandLineOf': 'command line of {system}',
  'kind.of.ipad': 'an iPad',
  'kind.of.appleWatch': 'an Apple Watch',
  'kind.of.iphone': 'an iPhone',
  'kind.of.androidTablet': 'an Android tablet',
  'kind.of.androidPhone': 'an Android phone',
  'kind.of.mac': 'a Mac',
  'kind.of.windows': 'a Windows computer',
  'kind.of.linux': 'a Linux computer',
} as const;

/** What a device says it is, for a sentence: "Android phone". */
export function kindWords(device: Claim): string {
  const { system, program } = deviceKind(device);
  if (system === undefined) return KIND_WORDS[`kind.${program ?? 'device'}`];
  if (program === undefined) return KIND_WORDS[`kind.${system}`];
  return program === 'browser'
    ? filled(KIND_WORDS['kind.browserOn'], { system: KIND_WORDS[`kind.on.${system}`] })
    : filled(KIND_WORDS['kind.commandLineOf'], { system: KIND_WORDS[`kind.of.${system}`] });
}

export function withArticle(words: string): string {
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}
