/** "Start at login", whatever the system calls it. */
import fs from 'node:fs';
import path from 'node:path';
import { app } from 'electron/main';
import { loginEntry, type StartAtLogin } from '../../adapters/index.ts';
import { HIDDEN } from '../start-arguments.ts';
import { loginItemState } from './login-item.ts';

export interface Autostart {
  /** Where the switch is, for the log. */
  readonly place: string;
  state(): Promise<StartAtLogin>;
  set(on: boolean): Promise<void>;
  /** Something outside the app has changed it, such as the command line or the system's settings. */
  onChange(listener: () => void): () => void;
}

const DEVELOPMENT: StartAtLogin = { kind: 'unavailable', why: { code: 'notInstalled' } };

export function createAutostart(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Autostart {
  if (!app.isPackaged) {
    return {
      place: 'nowhere',
      state: () => Promise.resolve(DEVELOPMENT),
      set: () => Promise.resolve(),
      onChange: () => () => undefined,
    };
  }
  // An AppImage runs from a place that is another one at each start; the variable names the file itself.
  return platform === 'linux' ? entryAutostart(env, env['APPIMAGE'] ?? process.execPath) : itemAutostart(platform);
}

/** Elsewhere an argument says so, but macOS gives a login item none. */
export function wasOpenedAtLogin(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

export function entryAutostart(env: NodeJS.ProcessEnv, program: string): Autostart {
  const entry = loginEntry(env);
  return {
    place: entry.file,
    state: () => entry.state(),
    set: (on) => entry.set(on, [program, HIDDEN]),
    onChange: (listener) => watch(path.dirname(entry.file), path.basename(entry.file), listener),
  };
}

function itemAutostart(platform: NodeJS.Platform): Autostart {
  const item = { path: process.execPath, args: [HIDDEN] };
  return {
    place: 'the login items of this system',
    state: () => Promise.resolve(loginItemState(platform, app.getLoginItemSettings(item))),
    set: (on) => {
      app.setLoginItemSettings({ ...item, openAtLogin: on });
      return Promise.resolve();
    },
    onChange: () => () => undefined, // neither system tells
  };
}

/** Watches the folder, or the one above until that exists. Where neither can be watched, changes are seen later. */
function watch(folder: string, name: string, listener: () => void): () => void {
  const isThere = fs.existsSync(folder);
  let watcher: fs.FSWatcher | undefined;
  let stopNext = (): void => undefined;
  try {
    watcher = fs.watch(isThere ? folder : path.dirname(folder), { persistent: false }, (_event, changed) => {
      if (changed === (isThere ? name : path.basename(folder))) listener();
      if (isThere || !fs.existsSync(folder)) return;
      watcher?.close();
      stopNext = watch(folder, name, listener);
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    // no such folder, or no watches left
  }
  return () => {
    watcher?.close();
    stopNext();
  };
}
