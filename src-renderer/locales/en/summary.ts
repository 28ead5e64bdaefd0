/** Whether the gateway runs, and where. */
export const summary = {
  'summary.label': 'Gateway',
  'summary.stopped': 'No device can connect until it is started.',
  'summary.localOnly': 'this computer only',
  'summary.version': 'version {version}',
  'summary.copyAddress': 'Copy address',
  'summary.start': 'Start',
  'summary.starting': 'Starting…',
  'summary.restart': 'Restart gateway',
  'summary.restarting': 'Restarting…',
} as const;
