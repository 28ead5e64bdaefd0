/** The screen's lock as Electron knows it: with events on macOS and Windows, by asking on Linux. */
import { powerMonitor } from 'electron/main';
import type { ScreenLock } from './screen-lock.ts';

const ANY_IDLE_SECONDS = 60;

export function electronSeesLock(): boolean {
  return powerMonitor.getSystemIdleState(ANY_IDLE_SECONDS) === 'locked';
}

export function electronScreenLock(): ScreenLock {
  let locked = electronSeesLock();
  const listeners = new Set<() => void>();
  const change = (now: boolean) => (): void => {
    locked = now;
    for (const listener of [...listeners]) listener();
  };
  const [onLock, onUnlock] = [change(true), change(false)];
  powerMonitor.on('lock-screen', onLock);
  powerMonitor.on('unlock-screen', onUnlock);
  return {
    isLocked: () => locked || electronSeesLock(),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      powerMonitor.off('lock-screen', onLock);
      powerMonitor.off('unlock-screen', onUnlock);
    },
  };
}
