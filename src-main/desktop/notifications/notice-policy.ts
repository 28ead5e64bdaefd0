/** Keeps what the person has chosen about notifications, and tells when that begins or ends to matter. */
import type { Clock } from '../../gateway/index.ts';
import type { NotificationSettings, NotificationSettingsChange } from '../ipc-contract.ts';
import type { Preferences } from '../preferences.ts';
import { hushAt, type Hush } from './hush.ts';
import { heldSettings, readNotificationSettings, withChange } from './notification-settings.ts';

/** A timer stands still while the computer sleeps, and the wall clock may be set: so the end is looked for. */
const LOOK_MS = 60_000;

export class NoticePolicy {
  readonly #preferences: Preferences;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #settings: NotificationSettings;
  #told: Hush;
  #cancelLook: (() => void) | undefined;

  constructor(preferences: Preferences, clock: Clock) {
    this.#preferences = preferences;
    this.#clock = clock;
    this.#settings = readNotificationSettings(preferences.get('notifications'));
    this.#told = this.hush();
    this.#lookAgain();
  }

  /** As they hold now: a choice whose time is over reads as off. */
  settings(): NotificationSettings {
    return heldSettings(this.#settings, this.#clock.now());
  }

  change(change: NotificationSettingsChange): void {
    this.#settings = withChange(this.settings(), change, this.#clock.now());
    this.#preferences.set('notifications', this.#settings);
    this.#changed();
  }

  hush(): Hush {
    return hushAt(this.#settings, this.#clock.now());
  }

  /** Called when a setting was changed, and when quiet begins or ends. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#cancelLook?.();
    this.#listeners.clear();
  }

  #changed(): void {
    this.#told = this.hush();
    this.#lookAgain();
    for (const listener of [...this.#listeners]) listener();
  }

  #lookAgain(): void {
    this.#cancelLook?.();
    this.#cancelLook = undefined;
    if (this.#told.kind === 'no' && !this.#settings.quietHours.on) return;
    const { untilMs = Infinity } = this.#told.kind === 'no' ? {} : this.#told;
    this.#cancelLook = this.#clock.after(Math.min(LOOK_MS, untilMs - this.#clock.now()), () => {
      const hush = this.hush();
      if (hush.kind === this.#told.kind) this.#lookAgain();
      else this.#changed();
    });
  }
}
