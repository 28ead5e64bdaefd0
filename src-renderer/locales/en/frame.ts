/** What stands around each page, and what stands there instead of one. */
export const frame = {
  'frame.skip': 'Skip to the page',
  'frame.connectDevice': 'Connect a device',
  'frame.tryAgain': 'Try again',
  'frame.tryingAgain': 'Trying again…',
  'frame.notReached': 'Not reached',
  'frame.where': 'on {where}',
  'frame.lost.title': 'The connection to the gateway is lost',
  'frame.lost.text': 'This is what was known before. Trying again…',
  'frame.down.what': 'The gateway does not answer',
  'frame.down.why': 'It may be stopped or starting, or the network between it and this browser is down.',
  'frame.down.fix': 'This page goes on trying. To see more, type this on the gateway’s computer:',
  'frame.forbidden.what': 'This browser may not manage devices',
  'frame.forbidden.why': 'The gateway said: {message}.',
  'frame.forbidden.fix':
    'It was approved with less access than this page needs. Someone who may manage devices can remove it and approve it again.',
  'frame.pageLost.what': 'This page could not be loaded',
  'frame.pageLost.why': 'The gateway may have been updated since, or does not answer.',
  'frame.pageLost.fix': 'Load everything again. Nothing is lost by that.',
  'frame.pageLost.reload': 'Load again',
  'frame.pageBroken.what': 'This page could not be shown',
  'frame.pageBroken.why':
    'The gateway answered with something that this page does not understand. The gateway itself goes on.',
  'frame.pageBroken.fix':
    'Go to another page, or load everything again. If it stays so, the app and the gateway may be of different versions.',
  'frame.undo': 'Undo',
  'frame.undoing': 'Undoing…',
} as const;
