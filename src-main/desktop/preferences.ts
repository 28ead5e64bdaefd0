/** The desktop's own preferences. Nothing about devices or the gateway is kept here. */
import Store from 'electron-store';

export interface PreferenceValues {
  firstRunDone: boolean;
  /** The window's last place and size, in screen points. */
  windowBounds?: { x: number; y: number; width: number; height: number };
}

export type Preferences = Store<PreferenceValues>;

export function openPreferences(): Preferences {
  // A damaged file must not keep the app from starting; the worst that is lost is the window's place.
  return new Store<PreferenceValues>({
    name: 'preferences',
    defaults: { firstRunDone: false },
    clearInvalidConfig: true,
  });
}
