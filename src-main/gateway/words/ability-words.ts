/** Abilities in English, by the ids of the page's messages: the page takes them from here. */
import { namedOf, type Ability } from './abilities.ts';
import { capital } from './any-language.ts';
import { filled, listed } from './plain-words.ts';

export const ABILITY_WORDS = {
  // For a sentence about the device: "sees chats, devices and status".
  'ability.does.admin': 'can change everything',
  'ability.does.pairing': 'lets other devices in',
  'ability.does.approvals': 'approves commands on your machines',
  'ability.does.talkSecrets': 'sees the keys of your voice services',
  'ability.does.read': 'sees chats, devices and status',
  'ability.does.write': 'sends messages and starts work',
  'ability.does.sessionsRead': 'sees chats',
  'ability.does.sessionsWrite': 'changes chats',
  'ability.does.questions': 'answers what the assistant asks',
  'ability.does.talk': 'talks with the assistant',
  'ability.does.runsPrograms': 'can run programs on that machine',
  'ability.does.answers': 'runs commands and shares sensors when asked',
  'ability.does.shares': 'shares its {what} when asked',
  'ability.does.shows': 'shows what it is sent on its screen',
  // For "It asks to …": "see chats, devices and status".
  'ability.to.admin': 'change everything',
  'ability.to.pairing': 'let other devices in',
  'ability.to.approvals': 'approve commands on your machines',
  'ability.to.talkSecrets': 'see the keys of your voice services',
  'ability.to.read': 'see chats, devices and status',
  'ability.to.write': 'send messages and start work',
  'ability.to.sessionsRead': 'see chats',
  'ability.to.sessionsWrite': 'change chats',
  'ability.to.questions': 'answer what the assistant asks',
  'ability.to.talk': 'talk with the assistant',
  'ability.to.runsPrograms': 'run programs on that machine',
  'ability.to.answers': 'run commands and share sensors when asked',
  'ability.to.shares': 'share its {what} when asked',
  'ability.to.shows': 'show what it is sent on its screen',
  // What it shares.
  'ability.shared.camera': 'camera',
  'ability.shared.location': 'location',
  'ability.shared.screen': 'screen',
  'ability.shared.sms': 'text messages',
  'ability.shared.callLog': 'call list',
  'ability.shared.notifications': 'notifications',
  'ability.shared.contacts': 'contacts',
  'ability.shared.photos': 'photos',
  'ability.shared.calendar': 'calendar',
  'ability.shared.reminders': 'reminders',
  'ability.shared.health': 'health data',
  'ability.shared.motion': 'motion sensors',
  'ability.shared.microphone': 'microphone',
  'ability.shared.state': 'state',
  'ability.shared.more': '{count} more',
} as const;

/** "sees chats, devices and status" */
export function abilityDoes({ id, shared }: Ability): string {
  const { named, more } = namedOf(shared);
  const what = [
    ...named.map((each) => ABILITY_WORDS[`ability.shared.${each}`]),
    ...(more === 0 ? [] : [filled(ABILITY_WORDS['ability.shared.more'], { count: String(more) })]),
  ];
  return filled(ABILITY_WORDS[`ability.does.${id}`], { what: listed(what) });
}

/** "Sees chats, devices and status; sends messages and starts work"; empty where nothing is asked. */
export function abilitySentence(abilities: readonly Ability[]): string {
  return capital(abilities.map(abilityDoes).join('; '));
}
