/** Old → new, for the review card of a device that is known already. */
import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { abilitySentence } from '../../src-main/gateway/words/plain-words.ts';
import type { Ask } from '../state/ask.ts';
import type { Terms } from '../state/terms.ts';
import { accessOf } from './device-words.ts';

export interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const NOTHING = 'Nothing';
const NOT_TOLD = 'not told';

/** Only what differs. */
export function changesOf(ask: Ask, known: PairedDeviceView, terms: Terms): readonly Change[] {
  const [request] = ask.requests;
  const facts = [
    { what: 'Name', before: known.name, after: request.name },
    { what: 'Platform', before: known.platform, after: request.platform },
    { what: 'Kind', before: known.deviceFamily, after: request.deviceFamily },
    { what: 'Model', before: known.model, after: request.model },
  ].map(({ what, before, after }) => ({ what, before: before || NOT_TOLD, after: after || NOT_TOLD }));
  const access = {
    what: 'Access',
    before: abilitySentence(accessOf(known)) || NOTHING,
    after: abilitySentence(accessOf(afterwards(ask, known, terms))) || NOTHING,
  };
  return [access, ...facts].filter(({ before, after }) => before !== after);
}

/** The device as it would be. */
function afterwards({ requests }: Ask, known: PairedDeviceView, { granted, mayRun }: Terms): PairedDeviceView {
  const node = requests.find(({ role }) => role === 'node');
  const operator = requests.some(({ role }) => role === 'operator');
  const commands = node !== undefined && mayRun ? node.commands : known.commands;
  return {
    ...known,
    roles: [...new Set([...known.roles, ...requests.map(({ role }) => role)])],
    scopes: operator ? [...granted] : known.scopes,
    ...((node !== undefined || commands !== undefined) && { commands: commands ?? [] }),
  };
}
