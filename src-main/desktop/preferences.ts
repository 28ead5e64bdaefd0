/** The desktop's own preferences. Nothing about devices or the gateway is kept here. */
import fs from 'node:fs';
import path from 'node:path';
import { app } from 'electron/main';
import Store from 'electron-store';
import type { Clock, Logger } from '../gateway/index.ts';
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

const NAME = 'preferences';
const DEFAULTS: PreferenceValues = { firstRunDone: false };

/**
 * Never stops the app: a damaged file is kept aside and begun anew, and where nothing can be written (a read-only home,
 * a full disk) the preferences hold until the app quits.
 */
export function openPreferences(logger: Logger, clock: Clock): Preferences {
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
    store = openStore(logger, clock);
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

function openStore(logger: Logger, clock: Clock): Store<PreferenceValues> {
  // Without the defaults, which it would write at once.
  const open = (): Store<PreferenceValues> => new Store({ name: NAME });
  try {
    return open();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const file = path.join(app.getPath('userData'), `${NAME}.json`);
    const keptAs = `${file}.damaged-${String(clock.now())}`;
    fs.renameSync(file, keptAs);
    logger.warn('the preferences are damaged and begin anew', { file, error, keptAs });
    return open();
  }
}
