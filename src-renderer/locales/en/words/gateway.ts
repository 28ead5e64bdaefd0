/** Whether the gateway runs, and where. */
export const gateway = {
  'gateway.running.here': 'Running on this computer',
  'gateway.running.at': 'Running on {where}',
  'gateway.state.running': 'Running',
  'gateway.state.starting': 'Starting…',
  'gateway.state.stopping': 'Stopping…',
  'gateway.state.stopped': 'Stopped',
  'gateway.state.failed': 'Not running',
  'gateway.notReached': 'Not reached now. This is what was known before.',
  'gateway.thisComputer': 'this computer',
  'gateway.everyAddress': 'every address of the computer, port {port}',
  'gateway.unapplied.broken':
    '<what/>. <why/> The gateway goes on with the settings that it had. Correct the file; it is read again when you save it.',
  'gateway.unapplied.awaitsTailnet':
    'The changed config waits for your tailnet, in which this computer is not now. The gateway goes on with the settings and the address that it had. Connect Tailscale, and the config is read again.',
  'gateway.unapplied.needsRestart':
    '{keys} {count, plural, one {was changed in the config; it holds} other {were changed in the config; they hold}} once the gateway restarts.',
  'gateway.noAnswer': 'The gateway did not answer. Nothing was changed here; look again when it is back.',
} as const;
