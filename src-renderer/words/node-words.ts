/** What nodes are and do, in plain words. */
import { region, t } from '../language/t.ts';
import type { CallFailure } from '../state/node-call.ts';
import type { NodeCommand } from '../state/node-list.ts';

/** `2 commands allowed, 1 waits` */
export function commandCount(commands: readonly NodeCommand[]): string {
  const count = commands.filter(({ state }) => state === 'allowed').length;
  const waiting = commands.length - count;
  const allowed = count === 0 ? t('nodeHas.noneAllowed') : t('nodeHas.allowed', { count });
  return waiting === 0 ? allowed : `${allowed}, ${t('nodeHas.waiting', { count: waiting })}`;
}

const PERMISSIONS = [
  'accessibility',
  'bluetooth',
  'calendar',
  'camera',
  'contacts',
  'location',
  'microphone',
  'motion',
  'notifications',
  'photos',
  'reminders',
  'screenRecording',
  'sms',
  'speechRecognition',
] as const;

/** What its system lets it do. Undefined where only its name is known. */
export function permissionWords(name: string): string | undefined {
  const known = PERMISSIONS.find((each) => each === name);
  return known === undefined ? undefined : t(`nodeHas.permission.${known}`);
}

const CAPS = [
  'browser',
  'camera',
  'canvas',
  'device',
  'location',
  'mcp',
  'screen',
  'sms',
  'system',
  'talk',
  'voiceWake',
] as const;

/** What it offers. */
export function capWords(name: string): string {
  return t(`nodeHas.cap.${CAPS.find((each) => each === name) ?? 'other'}`);
}

/** `name`: of the node. */
export function callFailureWords({ reason }: CallFailure, name: string): string {
  return t(`nodeCall.${reason}`, { name });
}

export function callFixWords(reason: Exclude<CallFailure['reason'], 'not-allowed'>): string {
  return t(`nodeCall.${reason === 'disconnected' ? 'unknown' : reason}.fix`);
}

/** `in 0.8 s` */
export function tookWords(ms: number): string {
  const written = (figure: number, digits: number): string =>
    new Intl.NumberFormat(region(), {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    }).format(figure);
  return ms < 1_000
    ? t('nodeCall.took.ms', { time: written(ms, 0) })
    : t('nodeCall.took.seconds', { time: written(ms / 1_000, 1) });
}

/** How long one waits for an answer, in milliseconds, in the order in which they are offered. */
export const WAITS = [
  { id: 'short', ms: 30_000 },
  { id: 'long', ms: 300_000 },
  { id: 'longest', ms: 3_600_000 },
] as const;

export type Wait = (typeof WAITS)[number];

export function waitWords({ id }: Wait): string {
  return t(`nodeHas.wait.${id}`);
}
