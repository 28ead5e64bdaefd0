/**
 * What a notification says. Titles of requests hold our words only; a name that a device gave itself stands in
 * quotation marks, as its claim. `who` is that name, or what stands for it where no name may be shown. Pure.
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
  kindWords,
  withArticle,
} from '../../gateway/index.ts';
import { timeOfDay } from '../local-time.ts';

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
export const SHOW = 'Show';
export const CLICK_HERE = 'Click here, or open OpenClaw Gateway, to answer.';
/** Stands for a name that may not be shown. */
const SOME_DEVICE = 'A device';

export function approveLabel(ask: DeviceAsk): string {
  return `Approve ${deviceKind(ask[0]).noun}`;
}

/** A device asks to be let in, or for more than it has. */
export function askText(ask: DeviceAsk, answering: Answering, elsewhere?: string): NoticeText {
  const [first] = ask;
  const lines = [
    `${claim(first)} · ${ask.length === 1 ? 'code' : 'codes'} ${ask.map(({ code }) => codeWords(code)).join(' and ')}`,
    elsewhere === undefined ? `At ${first.address} (${arrivalWords(first)})` : arrivalElsewhere(first, elsewhere),
    wanted(ask),
    ask.some(({ proof }) => proof === 'none') ? 'It did not show the gateway’s token.' : '',
    first.test ? 'A test that you started: nothing is let in.' : '',
    answering === 'body-click' ? CLICK_HERE : '',
  ];
  return { title: tested(first.test, askTitle(ask)), body: joined(lines) };
}

/** "On this computer" would be read as the one that shows the notice. */
function arrivalElsewhere({ locality, address }: WaitingRequest, host: string): string {
  return locality.startsWith('local') ? `On ${host} itself` : `At ${address}, knocking at ${host}`;
}

/** The same on a screen that anyone may read. `wants` completes "A device …". */
export function namelessText(wants: string, answering: Answering): NoticeText {
  return {
    title: `${SOME_DEVICE} ${wants}`,
    body: answering === 'body-click' ? CLICK_HERE : 'OpenClaw Gateway says which one.',
  };
}

function askTitle(ask: DeviceAsk): string {
  const kind = kindWords(ask[0]);
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

/** More devices wait than are shown one by one. `atLeast`: in words that stay true when more come. */
export function waitingText(devices: number, atLeast = false): NoticeText {
  return {
    title: waitingTitle(devices, atLeast),
    body: 'They want to connect, or to run commands. Nothing changes until you decide.',
  };
}

/** An exact number is worth reading as far as this. */
export const MOST_COUNTED = 9;

function waitingTitle(devices: number, atLeast: boolean): string {
  if (devices > MOST_COUNTED) return `More than ${String(MOST_COUNTED)} devices are waiting`;
  const counted = `${countWords(devices, 'device is', 'devices are')} waiting`;
  return atLeast ? `At least ${counted}` : counted;
}

/** The first connection after an approval. */
export function connectedText(device: PairedDeviceView, who: string): NoticeText {
  const { scopes, commands, approvedBy } = device;
  // A node that may run nothing yet is only connected.
  const roles = device.roles.filter((role) => role !== 'node' || commands?.length !== 0);
  const may = abilitySentence(abilitiesOf(roles.map((role) => ({ role, scopes, commands: commands ?? [] }))));
  return {
    title: tested(device.test, `${who} is connected`),
    body: device.test
      ? 'So it looks when a device of yours is let in. The test phone goes when the window closes.'
      : joined([capital(kindWords(device)), may, isHere(approvedBy) ? '' : `${approved(approvedBy)}.`]),
  };
}

/** How a request ended. Undefined where there is nothing to tell. */
export function endedText(request: WaitingRequest, outcome: Outcome, by: Surface, who: string): NoticeText | undefined {
  switch (outcome) {
    case 'approved':
      return { title: tested(request.test, `${who} was ${approved(by).toLowerCase()}`), body: 'It may connect now.' };
    case 'denied':
      return {
        title: tested(request.test, `${who} was not let in`),
        body: joined([by === 'notification' ? '' : `Denied ${surfaceWords(by)}.`, `If it asks again, ${QUIETLY}`]),
      };
    case 'expired':
      return {
        title: tested(request.test, `${who} asked at ${timeOfDay(request.askedAtMs)} and was not answered`),
        body: `Its request expired. Ask it to try again; for an hour ${QUIETLY}`,
      };
    case 'superseded':
    case 'removed':
      return undefined;
  }
}

const QUIETLY = 'OpenClaw Gateway lists it without a notification.';

/** Decided where the person at this screen sees it happen. */
function isHere(by: Surface): boolean {
  return by === 'notification' || by === 'window' || by === 'tray';
}

function approved(by: Surface): string {
  return by === 'setup-code' ? 'Let in by a setup code' : `Approved ${surfaceWords(by)}`;
}

export function removedText(by: Surface, who: string): NoticeText {
  const where = by === 'notification' ? '' : ` ${surfaceWords(by)}`;
  return { title: `${who} was removed${where}`, body: 'It is cut off and has to ask again.' };
}

/** A decision that could not be carried out; `message` is the desk's sentence. */
export function failedText(decision: 'approve' | 'deny', who: string, message: string): NoticeText {
  const done = { approve: 'approved', deny: 'denied' }[decision];
  return { title: `${who} was not ${done}`, body: message };
}

/** A device as its owner calls it, by its own name, or by what it says it is. */
export function named(
  device: Partial<Parameters<typeof kindWords>[0]> & { readonly name: string; readonly label?: string },
): string {
  return claimedName(device.label ?? device.name) ?? `The ${kindWords({ platform: '', deviceFamily: '', ...device })}`;
}

export function whoIs(device: Parameters<typeof named>[0], { nameless }: { readonly nameless: boolean }): string {
  return nameless ? SOME_DEVICE : named(device);
}

function tested(test: boolean, title: string): string {
  return test ? `Test: ${title}` : title;
}

export function joined(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n');
}
