import fs from 'node:fs/promises';
import path from 'node:path';
import { Daemon } from './daemon.ts';

export type NotificationDaemonName = 'xfce4-notifyd' | 'dunst';

/**
 * xfce4-notifyd draws one button per action, 'default' included. Each position gets a colour of its own, one step apart
 * and so the same to a person, by which the pointer finds it: fonts, themes and labels may change.
 */
export const BUTTON_COLOURS = [0, 1, 2, 3, 4, 5].map((step) => [0xe8, 0xea, 0xe0 + step] as const);

const XFCE_STYLE = BUTTON_COLOURS.map(
  ([red, green, blue], index) =>
    `#XfceNotifyWindow button:nth-child(${index + 1}) { background: rgb(${red}, ${green}, ${blue}); }\n`,
).join('');

// Dunst draws no buttons; a click on the popup invokes the default action and leaves the popup to the program.
const DUNST_RULES = '[global]\n  mouse_left_click = do_action\n  stack_duplicates = false\n';

// It is on nobody's PATH: D-Bus knows where it is.
const XFCE_SERVICE = '/usr/share/dbus-1/services/org.xfce.xfce4-notifyd.Notifications.service';

/** For an xfce4-notifyd that uses this folder as XDG_CONFIG_HOME. */
export async function colourButtons(configFolder: string): Promise<void> {
  await fs.mkdir(path.join(configFolder, 'gtk-3.0'), { recursive: true });
  await fs.writeFile(path.join(configFolder, 'gtk-3.0', 'gtk.css'), XFCE_STYLE);
}

/** Starts the real daemon of that desktop, set up under `configFolder`. It is ready when it owns its name on the bus. */
export async function startNotificationDaemon(
  name: NotificationDaemonName,
  configFolder: string,
  env: NodeJS.ProcessEnv,
): Promise<Daemon> {
  if (name === 'dunst') {
    const rules = path.join(configFolder, 'dunstrc');
    await fs.writeFile(rules, DUNST_RULES);
    return Daemon.spawn('dunst', ['-config', rules], { env });
  }
  await colourButtons(configFolder);
  const executable = /^Exec=(.+)$/m.exec(await fs.readFile(XFCE_SERVICE, 'utf8'))?.[1];
  if (!executable) throw new Error(`${XFCE_SERVICE} names no program.`);
  return Daemon.spawn(executable.trim(), [], { env });
}
