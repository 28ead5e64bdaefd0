/**
 * What happened, as one English sentence each, by the ids of the page's messages: the page takes them from here. The
 * command line shows the two parts of a sentence as columns.
 */
import type { HistoryEntry } from '../protocol/history.ts';
import type { GuessKind } from '../protocol/lockout.ts';
import { guessOf, historyFact, historyWho, reasonOf } from './history-facts.ts';
import { countWords, filled, surfaceWords } from './plain-words.ts';

export const HISTORY_WORDS = {
  'who.setupCode': 'a setup code',
  'who.anAddress': 'an address',
  'who.noName': 'a device without a name',
  'who.several': 'several devices',
  'who.unknownFrom': 'unknown devices from {address}',
  'who.at': 'a device at {address}',
  // `by`: where it was decided or by whom; may be empty.
  'history.asked': '{who} asked to be let in',
  'history.askedRole': '{who} asked for a new role',
  'history.askedMore': '{who} asked for more access',
  'history.askedAgain': '{who} asked again, because it has changed',
  'history.askedCommands': '{who} asked to run commands',
  'history.approved': '{who} was approved {by}',
  'history.approvedCommands': '{who} was allowed to run its commands {by}',
  'history.denied': '{who} was denied {by}',
  'history.deniedMany': '{who} were denied {by}',
  'history.deniedCommands': '{who} was not allowed to run its commands {by}',
  'history.deniedToken': '{who} was not given a new token {by}',
  'history.expired': '{who} was not answered in time',
  'history.expiredMany': '{who} were not answered in time',
  'history.superseded': '{who} asked for something else instead',
  'history.blocked': '{who} was blocked {by}',
  'history.blockedMany': '{who} were blocked {by}',
  'history.unblocked': '{who} was unblocked {by}',
  'history.unblockedMany': '{who} were unblocked {by}',
  'history.cameByToken': '{who} came in with the gateway’s token',
  'history.cameByPassword': '{who} came in with the gateway’s password',
  'history.cameByNothing': '{who} came in, no token was needed',
  'history.cameByProxy': '{who} came in by the sign-in of a proxy',
  'history.signedOut': '{who} was signed out {by}',
  'history.removed': '{who} was removed {by}',
  'history.revoked': '{who} lost its access {by}',
  'history.revokedCommands': '{who} may not run commands any more: taken away {by}',
  'history.rotated': '{who} had its token replaced {by}',
  'history.renamed': '{who} was given this name {by}',
  'history.accessChanged': '{who} was given other access {by}',
  'history.tokenIssued': '{who} was let in and has a new token',
  'history.tokenAfterRepair': '{who} came back and has a new token',
  'history.refused': '{who} was not let in: {why}',
  'history.refusedMany': '{who} were not let in: {why}',
  'history.lockedOut': '{who} was locked out {tries} at the {guess}',
  'history.unlocked': '{who} was unlocked {by}',
  'history.repaired': '{who} may come back with a new token: allowed {by}',
  'history.setupCodeMade': '{who} was made {by}',
  'history.setupCodeUsed': '{who} came with a setup code',
  'history.undoneRemoval': '{who} was brought back {by}',
  'history.undoneBlock': '{who} had its block taken back {by}',
  'history.undoneApproval': '{who} had its approval taken back {by}',
  'history.accessEnded': '{who} was let in for a time that is over',
  'history.by': 'by {name}',
  'history.noReason': 'no reason was kept',
  // What was guessed at, behind "at the".
  'guess.shared-secret': 'gateway token',
  'guess.device-token': 'device token',
  'guess.setup-code': 'setup code',
} as const;

/** Never empty. */
export function whoWords(entry: HistoryEntry): string {
  const who = historyWho(entry);
  switch (who.kind) {
    case 'named':
      return who.name;
    case 'unknownFrom':
    case 'at':
      return filled(HISTORY_WORDS[`who.${who.kind}`], { address: who.address });
    case 'setupCode':
    case 'anAddress':
    case 'noName':
    case 'several':
      return HISTORY_WORDS[`who.${who.kind}`];
  }
}

/** To stand behind `whoWords`. */
export function whatWords(entry: HistoryEntry): string {
  const { count = 0 } = entry;
  return filled(HISTORY_WORDS[`history.${historyFact(entry)}`], {
    by: byWords(entry),
    why: reasonOf(entry) ?? HISTORY_WORDS['history.noReason'],
    tries: count === 0 ? '' : `after ${countWords(count, 'wrong try', 'wrong tries')}`,
    guess: guessWords(guessOf(entry)),
  });
}

/** What was guessed at, behind "wrong": "gateway token". */
export function guessWords(kind: GuessKind): string {
  return HISTORY_WORDS[`guess.${kind}`];
}

function byWords({ by, byName }: HistoryEntry): string {
  if (byName !== undefined && byName !== '') return filled(HISTORY_WORDS['history.by'], { name: byName });
  return by === undefined ? '' : surfaceWords(by);
}
