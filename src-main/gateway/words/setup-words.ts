/**
 * Setup codes in plain words: what each one gives, and how it ended. The same in the window and on the command line.
 *
 * Pure, and without any import but types: the page and the command line use it as well.
 */
import type { SetupCodeEnd, SetupProfile } from '../protocol/setup-code.ts';

interface ProfileWords {
  readonly name: string;
  /** For a sentence about the device: "sees chats, devices and status". Unusual things first. */
  readonly may: readonly string[];
}

export const SETUP_PROFILES: Readonly<Record<SetupProfile, ProfileWords>> = {
  limited: {
    name: 'Limited',
    may: [
      'approves commands on your machines',
      'sees the keys of your voice services',
      'sees chats, devices and status',
      'sends messages and starts work',
      'answers what the assistant asks',
      'runs commands and shares sensors when asked',
    ],
  },
  full: { name: 'Full', may: ['can change everything', 'runs commands and shares sensors when asked'] },
  node: { name: 'Node', may: ['runs commands and shares sensors when asked'] },
};

/** What happened to the code, and what to do. */
export function setupEndWords(why: SetupCodeEnd): string {
  switch (why) {
    case 'expired':
      return 'The code has run out: it is good for ten minutes. Show a new one.';
    case 'cancelled':
      return 'The code was taken back. Nobody can use it any more.';
    case 'closed':
      return 'The code ended with whoever showed it. Nobody can use it any more.';
    case 'crowded-out':
      return 'Newer codes took its place. Show a new one.';
    case 'denied':
      return 'The device that showed it was not let in, and the code is of no use any more.';
  }
}
