/** What nodes are and do, in plain words. */
import { countWords } from '../../src-main/gateway/words/plain-words.ts';
import type { CallFailure } from '../state/node-call.ts';
import type { NodeCommand } from '../state/node-list.ts';

/** `2 commands allowed, 1 waits` */
export function commandCount(commands: readonly NodeCommand[]): string {
  const allowed = commands.filter(({ state }) => state === 'allowed').length;
  const waiting = commands.length - allowed;
  const words = allowed === 0 ? 'No command allowed' : `${countWords(allowed, 'command', 'commands')} allowed`;
  return waiting === 0 ? words : `${words}, ${countWords(waiting, 'waits', 'wait')}`;
}

export const COMMAND_STATE: Readonly<Record<NodeCommand['state'], string>> = {
  allowed: 'allowed',
  waiting: 'waiting',
};

/** What its system lets it do; one that is not known here is shown by its own name. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  accessibility: 'control other apps',
  bluetooth: 'use Bluetooth',
  calendar: 'read the calendar',
  camera: 'use the camera',
  contacts: 'read contacts',
  location: 'know where it is',
  microphone: 'use the microphone',
  motion: 'use motion sensors',
  notifications: 'show notifications',
  photos: 'see photos',
  reminders: 'read reminders',
  screenRecording: 'record the screen',
  sms: 'read and send text messages',
  speechRecognition: 'turn speech into text',
};

/** Undefined where only its name is known. */
export function permissionWords(name: string): string | undefined {
  return Object.hasOwn(PERMISSIONS, name) ? PERMISSIONS[name] : undefined;
}

const CAPS: Readonly<Record<string, string>> = {
  browser: 'a browser that it can drive',
  camera: 'a camera',
  canvas: 'a screen to show pages on',
  device: 'its own state',
  location: 'its location',
  mcp: 'tools of other programs',
  screen: 'its screen',
  sms: 'text messages',
  system: 'programs on that machine',
  talk: 'a microphone and a speaker',
  voiceWake: 'listening for its name',
};

export function capWords(name: string): string | undefined {
  return Object.hasOwn(CAPS, name) ? CAPS[name] : undefined;
}

export interface CallFailureWords {
  readonly what: string;
  readonly fix: string;
}

/** `title`: of the node. */
export function callFailureWords(failure: CallFailure, title: string): CallFailureWords {
  switch (failure.reason) {
    case 'timeout':
      return {
        what: `${title} did not answer in time`,
        fix: 'It may be asleep, or be asking its own person. Look at it, or wait longer.',
      };
    case 'cancelled':
      return { what: 'Called off', fix: 'The node was told to stop. What it had done already stays done.' };
    case 'not-connected':
      return { what: `${title} is not connected`, fix: 'Open OpenClaw on it; this page shows when it is back.' };
    case 'disconnected':
      return { what: `${title} left before it answered`, fix: 'Whether it did what it was asked is not known.' };
    case 'no-answer':
      return { what: 'The gateway did not answer', fix: 'Whether the node did what it was asked is not known.' };
    case 'node-refused':
      return { what: `${title} could not do it`, fix: 'What it says about that is below.' };
    case 'not-allowed':
      return { what: 'The gateway did not pass it on', fix: `It said: ${failure.message}.` };
  }
}

/** `in 0.8 s` */
export function tookWords(ms: number): string {
  return ms < 1_000 ? `in ${String(Math.round(ms))} ms` : `in ${(ms / 1_000).toFixed(1)} s`;
}

export const WAITS: readonly { readonly id: string; readonly ms: number; readonly words: string }[] = [
  { id: 'short', ms: 30_000, words: 'Half a minute' },
  { id: 'long', ms: 300_000, words: 'Five minutes' },
  { id: 'longest', ms: 3_600_000, words: 'An hour' },
];
