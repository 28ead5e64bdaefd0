/**
 * Chromium's own doors for debuggers. Whoever reaches one holds the window, and the window's session is an
 * administrator's: any program on this machine, or a web page in it that guesses the port, would be one as well.
 */

/** Each opens such a door, or says from where it may be used. */
const DEBUG_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-io-pipes',
  'remote-debugging-address',
  'remote-allow-origins',
] as const;

/** What Electron has of a command line. */
export interface Switches {
  readonly removeSwitch: (name: string) => void;
}

/**
 * Must be called before "ready": Chromium looks at them just before that.
 * `inspectorUrl` is Node's own inspector's, undefined while it is closed. The fuse that keeps it closed in what is
 * handed out (electron-builder.yml) so decides for both: where it lets a test in by the one, the other is its other half.
 */
export function removeDebugSwitches(switches: Switches, inspectorUrl: string | undefined): void {
  if (inspectorUrl !== undefined) return;
  for (const name of DEBUG_SWITCHES) switches.removeSwitch(name);
}
