/** What a notification says of guesses at the gateway's secrets, of old tokens, and of what came of an answer. */
import type { Lockout, RepairOffer } from '../../gateway/index.ts';
import { arrivalWords, countWords } from '../../gateway/index.ts';
import type { Remedy } from './announcement-state.ts';
import { joined, type NoticeText } from './notice-words.ts';

export const UNLOCK = 'Unlock';
export const RENEW = 'Give it a new one';

const MINUTE_MS = 60_000;
const GUESSED: Readonly<Record<Lockout['kind'], string>> = {
  'shared-secret': 'tokens',
  'device-token': 'device tokens',
  'setup-code': 'setup codes',
};

/** `wallMs` is now. */
export function lockoutText({ kind, address, untilMs }: Lockout, wallMs: number): NoticeText {
  const minutes = Math.max(1, Math.ceil((untilMs - wallMs) / MINUTE_MS));
  return {
    title: `Too many wrong ${GUESSED[kind]} from ${address}`,
    body: `Locked for ${countWords(minutes, 'minute', 'minutes')}. Devices that are paired connect as before.`,
  };
}

export function repairText(repair: RepairOffer, who: string): NoticeText {
  return {
    title: `${who} has an old token`,
    body: joined(['The device is known, its key is the same.', `At ${repair.address} (${arrivalWords(repair)})`]),
  };
}

const DONE: Readonly<Record<Remedy['type'], { readonly done: NoticeText | undefined; readonly failed: string }>> = {
  // The desk tells of the removal by itself.
  remove: { done: undefined, failed: 'The device was not removed' },
  'undo-approval': {
    done: { title: 'The approval was undone', body: 'The device may do what it could before.' },
    failed: 'The approval was not undone',
  },
  unlock: { done: { title: 'Unlocked', body: 'The address may try again.' }, failed: 'It is still locked' },
  repair: {
    done: { title: 'It gets a new token', body: 'It is let in when it next tries, within ten minutes.' },
    failed: 'It gets no new token',
  },
};

/** `failure` is the desk's sentence where it could not be done. Undefined where nothing needs to be said. */
export function remedyText({ type }: Remedy, failure: string | undefined): NoticeText | undefined {
  const { done, failed } = DONE[type];
  return failure === undefined ? done : { title: failed, body: failure };
}
