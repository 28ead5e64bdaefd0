/** What Electron's Notification can do on which system, as far as one can ask it. */
import type { NotifierCapability } from './notifier.ts';

export interface ElectronFacts {
  readonly platform: NodeJS.Platform;
  readonly supported: boolean;
  /** `Notification.handleActivation` came to Windows together with buttons that work. */
  readonly handlesActivation: boolean;
}

export function electronCapability({ platform, supported, handlesActivation }: ElectronFacts): NotifierCapability {
  if (!supported) return { kind: 'unavailable', why: 'This system does not let programs show notifications.' };
  return { kind: platform === 'darwin' || handlesActivation ? 'buttons' : 'body-click' };
}
