/** What a notification says of a trusted node that asks to run commands. Its title holds our words only. */
import type { CommandRequest, Outcome, Surface } from '../../gateway/index.ts';
import { abilitiesOf, abilitySentence, codeWords, kindWords, surfaceWords } from '../../gateway/index.ts';
import { CLICK_HERE, joined, named, type Answering, type NoticeText } from './notice-words.ts';

export const ALLOW = 'Allow';

export function commandsText(request: CommandRequest, answering: Answering): NoticeText {
  return {
    title: `A paired ${kindWords(request)} asks to run ${request.reserved ? 'programs' : 'commands'}`,
    body: joined([
      `${named(request)} · code ${codeWords(request.code)}`,
      added(request),
      answering === 'body-click' ? CLICK_HERE : '',
    ]),
  };
}

/** Only what it may not run yet: that is what an answer decides. */
function added({ commands, approvedCommands }: CommandRequest): string {
  const more = commands.filter((command) => !approvedCommands.includes(command));
  if (more.length === 0) return 'No new command, but what it says about itself has changed.';
  return abilitySentence(abilitiesOf([{ role: 'node', scopes: [], commands: more }]));
}

/** How a request ended that was decided out of the person's sight. Undefined where there is nothing to tell. */
export function commandsEndedText(
  request: CommandRequest,
  outcome: Outcome,
  by: Surface,
  who: string,
): NoticeText | undefined {
  const where = by === 'notification' ? '' : ` ${surfaceWords(by)}`;
  switch (outcome) {
    case 'approved':
      return { title: `${who} may run its commands`, body: joined([`Allowed${where}.`, added(request)]) };
    case 'denied':
      return { title: `${who} runs no new commands`, body: `Denied${where}. It stays connected.` };
    case 'expired':
    case 'superseded':
    case 'removed':
      return undefined;
  }
}
