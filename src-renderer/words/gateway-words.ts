/** The gateway's own state as its first line. */
import type { GatewayAddress, GatewayStatus } from '../../src-main/gateway/protocol/desk.ts';
import { t } from '../language/t.ts';

/** `where`: the name of the computer it is on, such as "nas.local"; undefined for the one that one sits at. */
export function stateWords({ state }: GatewayStatus, where: string | undefined): string {
  if (state !== 'running') return t(`gateway.state.${state}`);
  return where === undefined ? t('gateway.running.here') : t('gateway.running.at', { where });
}

/** Beside a dot, on every page. */
export function shortStateWords({ state }: GatewayStatus): string {
  return t(`gateway.state.${state}`);
}

/** With or without the brackets of an IPv6 address. A name such as 127.example.com is somebody else's. */
const LOOPBACK = /^(localhost|\[?::1\]?|127(\.\d{1,3}){3})$/;
const EVERY_INTERFACE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** A host as a place: undefined where a loopback name says that it is the computer one sits at. */
export function whereIs(hostname: string): string | undefined {
  return LOOPBACK.test(hostname) ? undefined : hostname;
}

export function addressWords({ host, port }: GatewayAddress): string {
  if (EVERY_INTERFACE.has(host)) return t('gateway.everyAddress', { port });
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

export function isLocalOnly(addresses: readonly GatewayAddress[]): boolean {
  return addresses.every(({ host }) => LOOPBACK.test(host));
}

/** The address to give to a client; undefined where the gateway listens on all without naming one. */
export function clientAddress(addresses: readonly GatewayAddress[]): string | undefined {
  const reachable = addresses.filter(({ host }) => !EVERY_INTERFACE.has(host));
  const best = reachable.find(({ host }) => !LOOPBACK.test(host)) ?? reachable[0];
  return best === undefined ? undefined : `${best.secure === true ? 'wss' : 'ws'}://${addressWords(best)}`;
}
