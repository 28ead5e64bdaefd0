/** Whether the screen is locked: then no name is shown on it, and nothing is decided from it. */
import type { SessionBus } from './session-bus.ts';

export interface ScreenLock {
  isLocked(): boolean;
  /** Called when it was locked or unlocked, where this system tells. */
  onChange(listener: () => void): () => void;
  close(): void;
}

/** Each desktop has its own name for the same interface: whether the screen saver covers the screen. */
const SAVERS = [
  { name: 'org.freedesktop.ScreenSaver', path: '/org/freedesktop/ScreenSaver' },
  { name: 'org.freedesktop.ScreenSaver', path: '/ScreenSaver' },
  { name: 'org.gnome.ScreenSaver', path: '/org/gnome/ScreenSaver' },
  { name: 'org.cinnamon.ScreenSaver', path: '/org/cinnamon/ScreenSaver' },
  { name: 'org.mate.ScreenSaver', path: '/org/mate/ScreenSaver' },
  { name: 'org.xfce.ScreenSaver', path: '/org/xfce/ScreenSaver' },
] as const;

/** Linux. `seemsLocked` is what the toolkit sees of it, which on X11 is any screen saver's window. */
export function watchScreenLock(bus: SessionBus, seemsLocked: () => boolean): ScreenLock {
  const listeners = new Set<() => void>();
  /** Paths of those that cover the screen now. */
  const active = new Set<string>();

  function heard(path: string, isActive: boolean): void {
    if (isActive === active.has(path)) return;
    if (isActive) active.add(path);
    else active.delete(path);
    for (const listener of [...listeners]) listener();
  }

  async function ask(name: string, path: string): Promise<void> {
    // One that does not run must not be started by the question.
    if (!(await bus.hasOwner(name))) return;
    const answer = await bus.call({ service: name, path, interface: name, member: 'GetActive' });
    if (answer.ok) heard(path, answer.body[0] === true);
  }

  const stops = SAVERS.flatMap(({ name, path }) => [
    bus.onSignal({ interface: name, path }, ({ member, body }) => {
      if (member === 'ActiveChanged') heard(path, body[0] === true);
    }),
    bus.onOwner(name, (owned) => {
      if (!owned) heard(path, false);
    }),
  ]);
  for (const { name, path } of SAVERS) void ask(name, path);

  return {
    isLocked: () => active.size > 0 || seemsLocked(),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}
