/** Old → new, for the review card of a device that is known already. */
import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { t } from '../language/t.ts';
import type { Ask } from '../state/ask.ts';
import type { Terms } from '../state/terms.ts';
import { abilitySentence } from './ability-words.ts';
import { accessOf } from './device-words.ts';

export interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** Only what differs. */
export function changesOf(ask: Ask, known: PairedDeviceView, terms: Terms): readonly Change[] {
  const [request] = ask.requests;
  const facts = [
    { what: t('change.name'), before: known.name, after: request.name },
    { what: t('change.platform'), before: known.platform, after: request.platform },
    { what: t('change.kind'), before: known.deviceFamily, after: request.deviceFamily },
    { what: t('change.model'), before: known.model, after: request.model },
  ].map(({ what, before, after }) => ({
    what,
    before: before || t('change.notTold'),
    after: after || t('change.notTold'),
  }));
  const access = {
    what: t('change.access'),
    before: abilitySentence(accessOf(known)) || t('change.nothing'),
    after: abilitySentence(accessOf(afterwards(ask, known, terms))) || t('change.nothing'),
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
