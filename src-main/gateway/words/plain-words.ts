/** The protocol's facts in plain English, said the same way by notification, tray, window and command line. */
import type { Surface, WaitingRequest } from '../protocol/desk.ts';
import { withoutGaps } from './any-language.ts';
import { arrivalOf } from './arrival.ts';

/** To stand in brackets behind an address; by the ids of the page's messages. */
export const ARRIVAL_WORDS = {
  'arrival.localNative': 'on this computer',
  'arrival.localBrowser': 'in a browser on this computer',
  'arrival.proxied': 'through a proxy',
  'arrival.throughHere': 'through this computer',
  'arrival.yourNetwork': 'your network',
  'arrival.privateNetwork': 'a private network',
  'arrival.internet': 'from the internet',
} as const;

/** How a connection came, to stand in brackets behind its address. */
export function arrivalWords(from: Pick<WaitingRequest, 'locality' | 'address'>): string {
  return ARRIVAL_WORDS[`arrival.${arrivalOf(from)}`];
}

/** Behind "was approved" and its like; by the ids of the page's messages. */
export const SURFACE_WORDS = {
  'surface.notification': 'on this computer',
  'surface.tray': 'on this computer',
  'surface.window': 'on this computer',
  'surface.command-line': 'from the command line',
  'surface.client': 'from another device',
  'surface.setup-code': 'with a setup code',
  'surface.gateway': 'by the gateway',
  'surface.hook': 'by the approval hook',
} as const;

/** Where a decision was made, behind "was approved" and its like. */
export function surfaceWords(surface: Surface): string {
  return SURFACE_WORDS[`surface.${surface}`];
}

/** Any quotation mark, so that a name cannot end the quotation it is shown in. */
const QUOTATION_MARK = /["“”„‟«»＂]/gu;

/** A device's name as its own claim. Undefined where it gave none. */
export function claimedName(name: string): string | undefined {
  const bare = name.replace(QUOTATION_MARK, '’').trim();
  return bare === '' ? undefined : `“${bare}”`;
}

export function countWords(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** A message with its values in place; one that is empty leaves no gap. */
export function filled(message: string, values: Readonly<Record<string, string>>): string {
  return withoutGaps(message.replace(/\{(\w+)\}/g, (_braces, name: string) => values[name] ?? ''));
}

/** "camera, location and screen" */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** The address that a client types in. */
export function clientAddress(address: {
  readonly host: string;
  readonly port: number;
  readonly secure?: boolean;
}): string {
  const { host, port, secure = false } = address;
  return `${secure ? 'wss' : 'ws'}://${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}
