/** `window.desktop`, put there by the preload script; absent in a browser. */
import type { DesktopBridge } from '../../src-main/desktop/ipc-contract.ts';

declare global {
  interface Window {
    readonly desktop?: DesktopBridge;
  }
}

export function findDesktopBridge(): DesktopBridge | undefined {
  return window.desktop;
}
