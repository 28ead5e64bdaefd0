/** The desktop's own preferences. Nothing about devices or the gateway is kept here. */
import Store from 'electron-store';
import type { Logger } from '../gateway/index.ts';
import type { Colours, NotificationSettings } from './ipc-contract.ts';

export interface PreferenceValues {
  firstRunDone: boolean;
  /** As the file has them, which anyone may have edited. */
  notifications?: NotificationSettings;
  /** The gateway elsewhere that a person chose; as the file has it. What it takes to be let in is in the vault. */
  attach?: { url: string; tlsFingerprint?: string };
  /** Of the window; as the file has them. */
  colours?: Colours;
  /** The window's last place and size, in screen points; as the file has them. */
  windowBounds?: { x: number; y: number; width: number; height: number };
}

type OptionalName = 'attach' | 'notifications' | 'windowBounds';

export interface Preferences {
  get<Name extends keyof PreferenceValues>(name: Name): PreferenceValues[Name];
  set<Name extends keyof PreferenceValues>(name: Name, value: NonNullable<PreferenceValues[Name]>): void;
  forget(name: OptionalName): void;
}

const DEFAULTS: PreferenceValues = { firstRunDone: false };

/**
 * Never stops the app: a damaged file is started anew, and where nothing can be written (a read-only home, a full disk)
 * the preferences hold until the app quits.
 */
export function openPreferences(logger: Logger): Preferences {
  let values: PreferenceValues = { ...DEFAULTS };
  const attempt = (what: string, act: () => void): void => {
    try {
      act();
    } catch (error) {
      logger.warn(`preferences could not be ${what}; they hold until the app quits`, { error });
    }
  };
  let store: Store<PreferenceValues> | undefined;
  attempt('opened', () => {
    // Without the defaults, which it would write at once.
    store = new Store<PreferenceValues>({ name: 'preferences', clearInvalidConfig: true });
    values = { ...values, ...store.store };
  });
  return {
    get: (name) => values[name],
    set: (name, value) => {
      values = { ...values, [name]: value };
      attempt('saved', () => store?.set(name, value));
    },
    forget: (name) => {
      const { [name]: _forgotten, ...others } = values;
      values = others;
      attempt('saved', () => store?.delete(name));
    },
  };
}
