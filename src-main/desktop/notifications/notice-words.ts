/**
 * What a notification says. Titles of requests hold our words only; a name that a device gave itself stands in
 * quotation marks, as its claim. Pure, and without any import but types and words.
 */
import type { Outcome, PairedDeviceView, Surface, WaitingRequest } from '../../gateway/index.ts';
import {
  abilitiesOf,
  abilitySentence,
  arrivalWords,
  capital,
  claimedName,
  codeWords,
  countWords,
  surfaceWords,
  deviceKind,
  withArticle,
} from '../../gateway/index.ts';

export interface NoticeText {
  readonly title: string;
  /** Lines, separated by line feeds; plain text. */
  readonly body: string;
}

/** How the person can answer on the notice itself. */
export type Answering = 'buttons' | 'body-click';

/** Everything that one device waits for: one request for each role it asks for. */
export type DeviceAsk = readonly [WaitingRequest, ...WaitingRequest[]];

export const REVIEW = 'Review';
export const DENY = 'Deny';
export const UNDO = 'Undo';
export const CLICK_HERE = 'Click here, or open OpenClaw Gateway, to answer.';

export function approveLabel(ask: DeviceAsk): string {
  return `Approve ${deviceKind(ask[0]).noun}`;
}

/** A device asks to be let in, or for more than it has. */
export function askText(ask: DeviceAsk, answering: Answering): NoticeText {
  const [first] = ask;
  const lines = [
    `${claim(first)} · ${ask.length === 1 ? 'code' : 'codes'} ${ask.map(({ code }) => codeWords(code)).join(' and ')}`,
    `At ${first.address} (${arrivalWords(first)})`,
    wanted(ask),
    ask.some(({ proof }) => proof === 'none') ? 'It did not show the gateway’s token.' : '',
    first.test ? 'A test that you started: nothing is let in.' : '',
    answering === 'body-click' ? CLICK_HERE : '',
  ];
  return { title: tested(first.test, askTitle(ask)), body: joined(lines) };
}

function askTitle(ask: DeviceAsk): string {
  const kind = deviceKind(ask[0]).words;
  const reasons = ask.map(({ reason }) => reason);
  const known = reasons.some((reason) => reason !== 'not-paired');
  const who = known ? `A known ${kind}` : capital(withArticle(kind));
  if (newScopes(ask).includes('operator.admin')) return `${who} asks for full control`;
  if (reasons.includes('metadata-upgrade')) return `${who} says it has changed`;
  return known ? `${who} asks for more` : `${who} wants to connect`;
}

/** Of a device that is let in already, only what it does not have yet. */
function newScopes(ask: DeviceAsk): readonly string[] {
  return ask.flatMap(({ scopes, approvedScopes }) => scopes.filter((scope) => !approvedScopes.includes(scope)));
}

/** Full control includes the rest, which would only make the line too long to read. */
function wanted(ask: DeviceAsk): string {
  const added = new Set(newScopes(ask));
  const told = added.has('operator.admin') ? new Set(['operator.admin']) : added;
  return abilitySentence(
    abilitiesOf(
      ask.map(({ role, scopes, commands }) => ({ role, commands, scopes: scopes.filter((scope) => told.has(scope)) })),
    ),
  );
}

function claim(request: WaitingRequest): string {
  const name = claimedName(request.name);
  return name === undefined ? 'It gives no name' : `It says it is ${name}`;
}

/** More devices wait than are shown one by one. */
export function waitingText(devices: number): NoticeText {
  return {
    title: waitingTitle(devices),
    body: 'They want to connect, or to run commands. Nothing changes until you decide.',
  };
}

/** An exact number while it is worth reading; from then on a sentence that stays true without being shown anew. */
const COUNTED = 9;

function waitingTitle(devices: number): string {
  if (devices > COUNTED) return `More than ${String(COUNTED)} devices are waiting`;
  return `${countWords(devices, 'device is', 'devices are')} waiting`;
}

/** The first connection after an approval. */
export function connectedText(device: PairedDeviceView): NoticeText {
  const kind = deviceKind(device).words;
  const { scopes, commands } = device;
  // A node that may run nothing yet is only connected.
  const roles = device.roles.filter((role) => role !== 'node' || commands?.length !== 0);
  const may = abilitySentence(abilitiesOf(roles.map((role) => ({ role, scopes, commands: commands ?? [] }))));
  return {
    title: tested(device.test, `${named(device)} is connected`),
    body: device.test
      ? 'So it looks when a device of yours is let in. The test device is forgotten.'
      : joined([capital(kind), may]),
  };
}

/** How a request ended that had been announced. Undefined where there is nothing to tell. */
export function endedText(request: WaitingRequest, outcome: Outcome, by: Surface): NoticeText | undefined {
  const name = named(request);
  switch (outcome) {
    case 'approved':
      return { title: tested(request.test, `${name} was approved ${surfaceWords(by)}`), body: 'It may connect now.' };
    case 'denied':
      return {
        title: tested(request.test, `${name} was not let in`),
        body: joined([by === 'notification' ? '' : `Denied ${surfaceWords(by)}.`, `If it asks again, ${QUIETLY}`]),
      };
    case 'expired':
      return {
        title: tested(request.test, `${name} was not answered in time`),
        body: `Its request ran out. If it asks again, ${QUIETLY}`,
      };
    case 'superseded':
    case 'removed':
      return undefined;
  }
}

const QUIETLY = 'OpenClaw Gateway lists it without a notification.';

export function removedText(device: PairedDeviceView, by: Surface): NoticeText {
  const where = by === 'notification' ? '' : ` ${surfaceWords(by)}`;
  return { title: `${named(device)} was removed${where}`, body: 'It is cut off and has to ask again.' };
}

/** A decision that could not be carried out; `message` is the desk's sentence. */
export function failedText(decision: 'approve' | 'deny' | 'remove', name: string, message: string): NoticeText {
  const done = { approve: 'approved', deny: 'denied', remove: 'removed' }[decision];
  return { title: `${name} was not ${done}`, body: message };
}

/** A device as its owner calls it, by its own name, or by what it says it is. */
export function named(
  device: Parameters<typeof deviceKind>[0] & { readonly name: string; readonly label?: string },
): string {
  return claimedName(device.label ?? device.name) ?? `The ${deviceKind(device).words}`;
}

function tested(test: boolean, title: string): string {
  return test ? `Test: ${title}` : title;
}

export function joined(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n');
}
