/** What the review card says once there is nothing left to decide. */
import { deviceKind, type DeviceKind } from '../../src-main/gateway/words/device-kind.ts';
import type { CommandRequest, WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import { t } from '../language/t.ts';
import type { EndedRequest } from '../state/request-end.ts';
import { deviceTitle, type Named } from './device-words.ts';
import { surfaceWords } from './place-words.ts';

export interface OutcomeWords {
  readonly tone: 'good' | 'neutral';
  readonly title: string;
  readonly text: string;
}

/** These do not come back by themselves after a refusal; browsers and computers do. */
type ByHand = 'phone' | 'tablet' | 'watch';

function isByHand(noun: DeviceKind['noun']): noun is ByHand {
  return noun === 'phone' || noun === 'tablet' || noun === 'watch';
}

/** `device`: as its owner now calls it. */
export function approvedWords(device: Named, test: boolean, connected: boolean): OutcomeWords {
  const name = deviceTitle(device);
  if (connected)
    return {
      tone: 'good',
      title: t('outcome.approved.connected.title', { name }),
      text: test ? t('outcome.approved.test') : t('outcome.approved.connected.text'),
    };
  const { noun } = deviceKind(device);
  const text = isByHand(noun) && !test ? t(`outcome.approved.reconnect.${noun}`) : t('outcome.approved.byItself');
  return { tone: 'good', title: t('outcome.approved.title', { name }), text };
}

export function blockedWords(request: WaitingRequest): OutcomeWords {
  return {
    tone: 'neutral',
    title: t('outcome.blocked.title', { name: deviceTitle(request) }),
    text: t('outcome.blocked.text'),
  };
}

export function deniedWords(request: WaitingRequest): OutcomeWords {
  return {
    tone: 'neutral',
    title: t('outcome.denied.title', { name: deviceTitle(request) }),
    text: request.test ? t('outcome.denied.test') : t('outcome.denied.text'),
  };
}

export function endedWords({ request, end }: EndedRequest): OutcomeWords {
  const name = deviceTitle(request);
  switch (end.how) {
    case 'approved':
      return {
        tone: 'good',
        title: t('outcome.ended.approved.title', { name }),
        text: t('outcome.ended.approved.text', { where: surfaceWords(end.by) }),
      };
    case 'expired':
      return {
        tone: 'neutral',
        title: t('outcome.ended.title', { name }),
        text: t('outcome.ended.expired'),
      };
    case 'superseded':
    case 'closed':
      return {
        tone: 'neutral',
        title: t('outcome.ended.title', { name }),
        text: t('outcome.ended.elsewhere'),
      };
  }
}

export function commandsAllowedWords(request: CommandRequest): OutcomeWords {
  return {
    tone: 'good',
    title: t('outcome.commands.allowed.title', { name: deviceTitle(request) }),
    text: t('outcome.commands.allowed.text'),
  };
}

export function commandsDeniedWords(request: CommandRequest): OutcomeWords {
  return {
    tone: 'neutral',
    title: t('outcome.commands.denied.title', { name: deviceTitle(request) }),
    text: t('outcome.commands.denied.text'),
  };
}

export function commandsEndedWords(request: CommandRequest, allowed: boolean): OutcomeWords {
  if (allowed) return { ...commandsAllowedWords(request), text: t('outcome.commands.allowedElsewhere') };
  return {
    tone: 'neutral',
    title: t('outcome.commands.ended.title', { name: deviceTitle(request) }),
    text: t('outcome.commands.ended.text'),
  };
}

export function unknownRequestWords(): OutcomeWords {
  return {
    tone: 'neutral',
    title: t('outcome.unknown.title'),
    text: t('outcome.unknown.text'),
  };
}
