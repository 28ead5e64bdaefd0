/** What the review card says once there is nothing left to decide. */
import { deviceKind } from '../../src-main/gateway/words/device-kind.ts';
import type { CommandRequest, WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import type { EndedRequest } from '../state/request-end.ts';
import { deviceTitle, type Named } from './device-words.ts';
import { surfaceWords } from './place-words.ts';

export interface OutcomeWords {
  readonly tone: 'good' | 'neutral';
  readonly title: string;
  readonly text: string;
}

/** Phones do not come back by themselves after a refusal; browsers and computers do. */
const RECONNECTS_BY_HAND: ReadonlySet<string> = new Set(['phone', 'tablet', 'watch']);

/** `device`: as its owner now calls it. */
export function approvedWords(device: Named, test: boolean, connected: boolean): OutcomeWords {
  const name = deviceTitle(device);
  if (connected)
    return { tone: 'good', title: `${name} is connected`, text: 'You find it in the list of paired devices.' };
  const { noun } = deviceKind(device);
  const text =
    RECONNECTS_BY_HAND.has(noun) && !test
      ? `If it does not come by itself, tap Reconnect on the ${noun}.`
      : 'It connects by itself within a moment.';
  return { tone: 'good', title: `${name} may connect`, text };
}

export function blockedWords(request: WaitingRequest): OutcomeWords {
  return {
    tone: 'neutral',
    title: `${deviceTitle(request)} is blocked`,
    text: 'It cannot ask again. You find it under Blocked, where you can lift the block.',
  };
}

export function deniedWords(request: WaitingRequest): OutcomeWords {
  return {
    tone: 'neutral',
    title: `${deviceTitle(request)} was not let in`,
    text: 'It may ask again. For the next hour it is then listed here without a notification.',
  };
}

export function endedWords({ request, end }: EndedRequest): OutcomeWords {
  const name = deviceTitle(request);
  switch (end.how) {
    case 'approved':
      return { tone: 'good', title: `${name} was approved`, text: `Someone approved it ${surfaceWords(end.by)}.` };
    case 'expired':
      return {
        tone: 'neutral',
        title: `${name} is no longer waiting`,
        text: 'Its request ran out before anyone answered. Ask the device to try again.',
      };
    case 'superseded':
    case 'closed':
      return {
        tone: 'neutral',
        title: `${name} is no longer waiting`,
        text: 'Its request was answered elsewhere, or the device took it back.',
      };
  }
}

export function commandsAllowedWords(request: CommandRequest): OutcomeWords {
  return {
    tone: 'good',
    title: `${deviceTitle(request)} may run its commands`,
    text: 'From now on, without connecting anew.',
  };
}

export function commandsDeniedWords(request: CommandRequest): OutcomeWords {
  return {
    tone: 'neutral',
    title: `${deviceTitle(request)} runs no new commands`,
    text: 'It stays connected. If it asks for the same again, it is listed here without a notification.',
  };
}

export function commandsEndedWords(request: CommandRequest, allowed: boolean): OutcomeWords {
  if (allowed) return { ...commandsAllowedWords(request), text: 'Someone allowed it elsewhere.' };
  return {
    tone: 'neutral',
    title: `${deviceTitle(request)} no longer asks`,
    text: 'Its request was answered elsewhere, or the node took it back.',
  };
}

export const UNKNOWN_REQUEST: OutcomeWords = {
  tone: 'neutral',
  title: 'This request is no longer open',
  text: 'It was answered or ran out. If the device still wants in, it asks again.',
};
