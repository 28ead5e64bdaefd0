/** What macOS and Windows say about a login item, as our state. Pure. */
import type { StartAtLogin } from '../../adapters/index.ts';

interface LoginItemFacts {
  readonly openAtLogin: boolean;
  /** macOS 13 and newer. */
  readonly status?: string;
  /** Windows: false where Task Manager has switched it off. */
  readonly executableWillLaunchAtLogin?: boolean;
}

export function loginItemState(platform: NodeJS.Platform, facts: LoginItemFacts): StartAtLogin {
  if (platform === 'darwin' && facts.status === 'requires-approval') {
    return { kind: 'overridden', why: { code: 'macosOff' } };
  }
  if (!facts.openAtLogin) return { kind: 'off' };
  if (platform === 'win32' && facts.executableWillLaunchAtLogin === false) {
    return { kind: 'overridden', why: { code: 'windowsOff' } };
  }
  return { kind: 'on' };
}
