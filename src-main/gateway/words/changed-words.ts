/** What of a request changed after it was shown, in plain words. */
import type { ChangedField } from '../protocol/trust.ts';

const WORDS: Readonly<Record<ChangedField, string>> = {
  scopes: 'what it asks for',
  approvedScopes: 'what it may do already',
  commands: 'what it would run',
  caps: 'what it would share',
  permissions: 'what it would share',
  name: 'its name',
  lookAlike: 'which device it looks like',
  known: 'whether it was here before',
  address: 'where it comes from',
  locality: 'how it came here',
  via: 'how it came here',
  proof: 'what it proved',
  reason: 'why it asks',
  platform: 'its system',
  deviceFamily: 'what kind of device it is',
  model: 'its model',
  clientId: 'its app',
  clientMode: 'its app',
  clientVersion: 'the version of its app',
};

/** " Changed: its name, where it comes from." to stand behind a sentence; empty where nothing is known to differ. */
export function changedWords(fields: readonly ChangedField[]): string {
  const words = [...new Set(fields.map((field) => WORDS[field]))];
  return words.length === 0 ? '' : ` Changed: ${words.join(', ')}.`;
}
