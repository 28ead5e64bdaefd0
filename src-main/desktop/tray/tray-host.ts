/** Whether this desktop has a place for tray icons, and when one appears (StatusNotifierItem, over D-Bus). */
import type { DesktopState } from '../ipc-contract.ts';
import type { SessionBus } from '../notifications/session-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';

export type TrayHostState = DesktopState['tray'];

const THERE: TrayHostState = { kind: 'shown' };
// Careful, because a panel of the older kind (XEmbed) shows the icon and cannot be asked.
const MISSING: TrayHostState = {
  kind: 'unavailable',
  why: 'This desktop names no place for tray icons, so ours may be out of sight.',
};

export interface TrayHost {
  /** "Shown" until the opposite is known, which takes at most two seconds. */
  state(): TrayHostState;
  onState(listener: (state: TrayHostState) => void): () => void;
  /** A place for icons has come, at the start or later. */
  onAppeared(listener: () => void): () => void;
  close(): void;
}

/** macOS and Windows always have one. */
export function alwaysThere(): TrayHost {
  const nothing = (): void => undefined;
  return { state: () => THERE, onState: () => nothing, onAppeared: () => nothing, close: nothing };
}

export function watchTrayHost(bus: SessionBus): TrayHost {
  let state = THERE;
  const stateListeners = new Set<(state: TrayHostState) => void>();
  const appearedListeners = new Set<() => void>();

  function change(next: TrayHostState): void {
    if (next.kind === state.kind) return;
    state = next;
    for (const listener of [...stateListeners]) listener(state);
  }

  const stop = bus.onOwner(WATCHER, (owned) => {
    change(owned ? THERE : MISSING);
    if (owned) for (const listener of [...appearedListeners]) listener();
  });

  void bus.hasOwner(WATCHER).then((owned) => {
    if (!owned) change(MISSING);
  });

  return {
    state: () => state,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    onAppeared(listener) {
      appearedListeners.add(listener);
      return () => appearedListeners.delete(listener);
    },
    close: stop,
  };
}
