/** What happened at the gate. Its sentences are those of the command line. */
import { HISTORY_WORDS } from '../../../../src-main/gateway/words/history-words.ts';

export const history = {
  ...HISTORY_WORDS,
  'history.tries': 'after {count, plural, one {# wrong try} other {# wrong tries}}',
  'history.code': 'code\u00a0{code}',
  'history.times': '{count} times',
  'history.group.all': 'Everything',
  'history.group.let-in': 'Let in',
  'history.group.asked': 'Asked',
  'history.group.kept-out': 'Kept out',
  'history.group.refused': 'Refused connects',
  'history.group.changes': 'Changes',
  'lockout.note': 'Too many wrong tries came from here. Paired devices with a valid token are not affected.',
  'lockout.shared-secret': '{count, plural, one {# wrong gateway token} other {# wrong gateway tokens}}',
  'lockout.device-token': '{count, plural, one {# wrong device token} other {# wrong device tokens}}',
  'lockout.setup-code': '{count, plural, one {# wrong setup code} other {# wrong setup codes}}',
} as const;
