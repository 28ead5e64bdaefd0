/** Whoever waits for a decision, as lists and cards. */
export const waiting = {
  'waiting.title': 'Waiting',
  'waiting.none': 'No device waits',
  'waiting.none.running':
    'Open OpenClaw on your phone, or any other client, and connect it to this gateway. It then appears here.',
  'waiting.none.stopped': 'Devices can ask to be let in once the gateway runs.',
  'waiting.askedBefore': 'asked before',
  'waiting.paired': '{kind} · paired',
  'waiting.review': 'Review…',
  'waiting.missed': 'Missed',
  'waiting.missed.asked': '{device} asked {ago} and was not answered',
  'waiting.missed.from': 'From {address} ({arrival}). Ask the device to try again.',
  'waiting.repair.tried': '{address} ({arrival}) · tried {ago}',
  'waiting.repair.triedTimes': '{address} ({arrival}) · tried {ago}, {count, plural, one {# time} other {# times}}',
  'waiting.repair.callOff': 'Call it off',
  'waiting.repair.notNow': 'Not now',
  'waiting.repair.renew': 'Give it a new token',
} as const;
