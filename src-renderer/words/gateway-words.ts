/** The gateway's own state as its first line. */
import type { GatewayAddress, GatewayStatus } from '../../src-main/gateway/protocol/desk.ts';

/** `where`: the computer as the person knows it, such as "this computer" or "nas.local". */
export function stateWords({ state }: GatewayStatus, where: string): string {
  switch (state) {
    case 'running':
      return `Running on ${where}`;
    case 'starting':
      return 'Starting…';
    case 'stopping':
      return 'Stopping…';
    case 'stopped':
      return 'Stopped';
    case 'failed':
      return 'Not running';
  }
}

export const NOT_REACHED = 'Not reached now. This is what was known before.';

/** Beside a dot, on every page. */
export function shortStateWords({ state }: GatewayStatus): string {
  switch (state) {
    case 'running':
      return 'Running';
    case 'starting':
      return 'Starting…';
    case 'stopping':
      return 'Stopping…';
    case 'stopped':
      return 'Stopped';
    case 'failed':
      return 'Not running';
  }
}

const LOOPBACK = /^(127\.|::1$|localhost$)/;
const EVERY_INTERFACE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** The page's host as a place: a gateway on a loopback name is on the computer one sits at. */
export function whereIs(hostname: string): string {
  return LOOPBACK.test(hostname.replaceAll(/[[\]]/g, '')) ? 'this computer' : hostname;
}

export function addressWords({ host, port }: GatewayAddress): string {
  if (EVERY_INTERFACE.has(host)) return `every address of the computer, port ${port}`;
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
