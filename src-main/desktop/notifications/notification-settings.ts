/** What the person has chosen about notifications: how it is kept, and how it changes. Pure. */
import { z } from 'zod';
import type { NotificationSettings, NotificationSettingsChange } from '../ipc-contract.ts';
import { TIME_OF_DAY } from '../local-time.ts';
import { chosenNow, heldChoice } from './hush.ts';

export const DEFAULT_NOTIFICATION_SETTINGS: NotificationSettings = {
  doNotDisturb: { choice: 'off' },
  quietHours: { on: false, from: '22:00', to: '07:00' },
  names: 'hidden-when-locked',
};

const choice = z.enum(['off', 'one-hour', 'until-morning', 'until-turned-off']);
const quietHours = z.strictObject({
  on: z.boolean(),
  from: z.string().regex(TIME_OF_DAY),
  to: z.string().regex(TIME_OF_DAY),
});
const names = z.enum(['shown', 'hidden-when-locked', 'hidden']);

/** A part of the file that is damaged, or of another version, falls back to its default by itself. */
const kept = z.object({
  doNotDisturb: z
    .object({ choice, untilMs: z.number().exactOptional() })
    .catch(DEFAULT_NOTIFICATION_SETTINGS.doNotDisturb),
  quietHours: quietHours.catch(DEFAULT_NOTIFICATION_SETTINGS.quietHours),
  names: names.catch(DEFAULT_NOTIFICATION_SETTINGS.names),
});

const change = z.strictObject({
  doNotDisturb: choice.exactOptional(),
  quietHours: quietHours.exactOptional(),
  names: names.exactOptional(),
});

export function readNotificationSettings(stored: unknown): NotificationSettings {
  return kept.catch(DEFAULT_NOTIFICATION_SETTINGS).parse(stored);
}

/** Undefined for anything that is no such change. */
export function readNotificationSettingsChange(told: unknown): NotificationSettingsChange | undefined {
  return change.safeParse(told).data;
}

export function withChange(
  settings: NotificationSettings,
  { doNotDisturb, ...changes }: NotificationSettingsChange,
  nowMs: number,
): NotificationSettings {
  return { ...settings, ...changes, ...(doNotDisturb && { doNotDisturb: chosenNow(doNotDisturb, nowMs) }) };
}

/** As they hold now. */
export function heldSettings(settings: NotificationSettings, nowMs: number): NotificationSettings {
  return { ...settings, doNotDisturb: heldChoice(settings.doNotDisturb, nowMs) };
}
