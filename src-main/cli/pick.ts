/** Finds what a person means by an id, a matching code, or the beginning of one. Never "the latest". */
import type { BlockView, CommandRequest, PairedDeviceView, RepairOffer, WaitingRequest } from '../gateway/index.ts';

export type Pick<T> =
  | { readonly kind: 'one'; readonly item: T }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly items: readonly T[] };

/** By request id, device id, matching code (with or without its dash, any case), or a beginning that fits only one. */
export function pickRequest<T extends WaitingRequest | CommandRequest>(requests: readonly T[], text: string): Pick<T> {
  return pick(requests, text, (request) => [request.requestId, request.deviceId, request.code]);
}

/** By repair id, device id or matching code, as a request. */
export function pickRepair(repairs: readonly RepairOffer[], text: string): Pick<RepairOffer> {
  return pick(repairs, text, ({ repairId, deviceId, code }) => [repairId, deviceId, code]);
}

/** By device id or a beginning that fits only one, or by the whole name, its own or its owner's. */
export function pickDevice(devices: readonly PairedDeviceView[], text: string): Pick<PairedDeviceView> {
  return pick(devices, text, ({ deviceId, name, label = '' }) => [
    deviceId,
    ...[label, name].filter((one) => one !== ''),
  ]);
}

/** By device id, address, matching code, the beginning of one, or the name that was blocked. */
export function pickBlock(blocks: readonly BlockView[], text: string): Pick<BlockView> {
  return pick(blocks, text, ({ kind, deviceId = '', address = '', code = '', name = '' }) =>
    (kind === 'address' ? [address] : [deviceId, code, name]).filter((one) => one !== ''),
  );
}

/** Why nothing was done: nothing fits, or more than one does. */
export function notOne<T>(
  found: Pick<T> & { kind: 'none' | 'several' },
  which: string,
  what: string,
  all: readonly T[],
  name: (item: T) => string,
): string {
  const shown = JSON.stringify(which.slice(0, 80));
  if (found.kind === 'several') return `${shown} fits ${found.items.length}: ${found.items.map(name).join(', ')}.`;
  return `no ${what} fits ${shown}.${all.length === 0 ? '' : ` There is: ${all.slice(0, 10).map(name).join(', ')}.`}`;
}

/** `names`: what each may be called by, whole or by a beginning that fits only one. */
export function pick<T>(items: readonly T[], text: string, names: (item: T) => readonly string[]): Pick<T> {
  const wanted = normal(text);
  if (wanted === '') return { kind: 'none' };
  const whole = items.filter((item) => names(item).some((name) => normal(name) === wanted));
  const found =
    whole.length > 0 ? whole : items.filter((item) => names(item).some((name) => normal(name).startsWith(wanted)));
  const [first] = found;
  if (first === undefined) return { kind: 'none' };
  return found.length === 1 ? { kind: 'one', item: first } : { kind: 'several', items: found };
}

function normal(text: string): string {
  return text.trim().toLowerCase().replaceAll('-', '');
}
