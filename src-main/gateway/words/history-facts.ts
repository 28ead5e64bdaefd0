/**
 * What happened, by name: who it happened to, and what. Each language has its own sentence for it.
 *
 * Pure, and without any import but types and what is as pure: the page uses it as well.
 */
import type { HistoryEntry } from '../protocol/history.ts';
import type { GuessKind } from '../protocol/lockout.ts';
import { behindColon } from './any-language.ts';

/** `named`: what it is called, or its address, is all there is to say. */
export type HistoryWho =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'setupCode' | 'anAddress' | 'noName' | 'several' }
  | { readonly kind: 'unknownFrom' | 'at'; readonly address: string };

export type HistoryFact =
  | 'asked'
  | 'askedRole'
  | 'askedMore'
  | 'askedAgain'
  | 'askedCommands'
  | 'approved'
  | 'approvedCommands'
  | 'denied'
  | 'deniedMany'
  | 'deniedCommands'
  | 'deniedToken'
  | 'expired'
  | 'expiredMany'
  | 'superseded'
  | 'blocked'
  | 'blockedMany'
  | 'unblocked'
  | 'unblockedMany'
  | 'cameByToken'
  | 'cameByPassword'
  | 'cameByNothing'
  | 'cameByProxy'
  | 'signedOut'
  | 'removed'
  | 'revoked'
  | 'revokedCommands'
  | 'rotated'
  | 'renamed'
  | 'accessChanged'
  | 'tokenIssued'
  | 'tokenAfterRepair'
  | 'refused'
  | 'refusedMany'
  | 'lockedOut'
  | 'unlocked'
  | 'repaired'
  | 'setupCodeMade'
  | 'setupCodeUsed'
  | 'undoneRemoval'
  | 'undoneBlock'
  | 'undoneApproval'
  | 'accessEnded';

export function historyWho({ kind, name = '', address, deviceId }: HistoryEntry): HistoryWho {
  if (kind === 'setup-code-made') return { kind: 'setupCode' };
  if (kind === 'locked-out' || kind === 'unlocked')
    return address === undefined ? { kind: 'anAddress' } : { kind: 'named', name: address };
  if (name !== '') return { kind: 'named', name };
  if (deviceId !== undefined) return { kind: 'noName' };
  if (address === undefined) return { kind: 'several' };
  return { kind: kind === 'blocked' || kind === 'unblocked' ? 'unknownFrom' : 'at', address };
}

export function historyFact(entry: HistoryEntry): HistoryFact {
  const { kind, cause = '', role } = entry;
  const many = isMany(entry);
  switch (kind) {
    case 'requested':
      return ASKED[cause] ?? 'asked';
    case 'approved':
      return cause === 'commands' ? 'approvedCommands' : 'approved';
    case 'denied':
      return DENIED[cause] ?? (many ? 'deniedMany' : 'denied');
    case 'expired':
      return many ? 'expiredMany' : 'expired';
    case 'superseded':
      return 'superseded';
    case 'blocked':
      return many ? 'blockedMany' : 'blocked';
    case 'unblocked':
      return many ? 'unblockedMany' : 'unblocked';
    case 'connected-by-secret':
      return SIGNED_IN[cause] ?? 'cameByToken';
    case 'signed-out':
      return 'signedOut';
    case 'removed':
      return 'removed';
    case 'revoked':
      return role === 'node' ? 'revokedCommands' : 'revoked';
    case 'rotated':
      return 'rotated';
    case 'renamed':
      return 'renamed';
    case 'access-changed':
      return 'accessChanged';
    case 'token-issued':
      return cause === 'repair' ? 'tokenAfterRepair' : 'tokenIssued';
    case 'refused':
      return many ? 'refusedMany' : 'refused';
    case 'locked-out':
      return 'lockedOut';
    case 'unlocked':
      return 'unlocked';
    case 'repaired':
      return 'repaired';
    case 'setup-code-made':
      return 'setupCodeMade';
    case 'setup-code-used':
      return 'setupCodeUsed';
    case 'undone':
      return cause === 'removal' ? 'undoneRemoval' : cause === 'block' ? 'undoneBlock' : 'undoneApproval';
    case 'access-ended':
      return 'accessEnded';
  }
}

/** What an address was locked out for guessing. */
export function guessOf({ cause }: Pick<HistoryEntry, 'cause'>): GuessKind {
  return cause === 'device-token' || cause === 'setup-code' ? cause : 'shared-secret';
}

/** Why a connect was refused, as the gateway says it, to stand behind a colon. Undefined where no reason was kept. */
export function reasonOf({ what, cause }: Pick<HistoryEntry, 'what' | 'cause'>): string | undefined {
  return what === undefined ? (cause === '' ? undefined : cause) : behindColon(what);
}

const ASKED: Readonly<Record<string, HistoryFact>> = {
  'role-upgrade': 'askedRole',
  'scope-upgrade': 'askedMore',
  'metadata-upgrade': 'askedAgain',
  commands: 'askedCommands',
};

const DENIED: Readonly<Record<string, HistoryFact>> = { commands: 'deniedCommands', repair: 'deniedToken' };

const SIGNED_IN: Readonly<Record<string, HistoryFact>> = {
  none: 'cameByNothing',
  password: 'cameByPassword',
  'trusted-proxy': 'cameByProxy',
};

/** One entry that stands for many senders, or for all of one address. */
function isMany({ kind, name = '', address, deviceId }: HistoryEntry): boolean {
  if (name !== '' || deviceId !== undefined) return false;
  return address === undefined || kind === 'blocked' || kind === 'unblocked';
}
