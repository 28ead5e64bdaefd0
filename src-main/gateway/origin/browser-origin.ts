/** Which web pages may open a socket (official). A page's Origin is set by the browser, not the page. */
import ipaddr from 'ipaddr.js';
import type { Arrival } from './classify.ts';
import { hostName, isLoopbackName } from './host.ts';

export type OriginVerdict = 'allowed' | 'origin not allowed' | 'origin missing or invalid';

export interface OriginRules {
  /** Lower-case, to be matched to the letter. */
  readonly allowedOrigins: readonly string[];
  /** The machine's own names. */
  readonly ownNames: readonly string[];
}

/** Client ids that only ever run in a page, and so must bring an Origin. */
const PAGE_CLIENTS = new Set(['openclaw-control-ui', 'webchat', 'webchat-ui']);

export function judgeOrigin(arrival: Arrival, clientId: string, rules: OriginRules): OriginVerdict {
  const { origin } = arrival;
  if (origin === undefined) return PAGE_CLIENTS.has(clientId) ? 'origin missing or invalid' : 'allowed';
  const url = parseOrigin(origin);
  if (url === undefined) return 'origin missing or invalid';
  if (rules.allowedOrigins.includes(origin.toLowerCase())) return 'allowed';
  const name = hostName(url.host);
  if (name === undefined) return 'origin missing or invalid';
  if (url.host === arrival.hostHeader && isOwnHost(name, rules.ownNames)) return 'allowed';
  return 'origin not allowed';
}

/**
 * This gateway's own page, from an origin that a browser keeps keys for: https, or a loopback name (a published
 * container port counts, because the name is what the browser checks). Own is the host that was asked for, and the
 * public origin of the config, which a proxy may have hidden behind another Host.
 */
export function isSecureOwnOrigin(arrival: Arrival, publicOrigin: string | undefined): boolean {
  const url = arrival.origin === undefined ? undefined : parseOrigin(arrival.origin);
  if (url === undefined) return false;
  if (url.host !== arrival.hostHeader && url.origin !== publicOrigin) return false;
  const name = hostName(url.host);
  return (
    (url.protocol === 'https:' && arrival.proto !== 'http') || // a proxy that was asked in plain text knows better
    (name !== undefined && isLoopbackName(name))
  );
}

/** Names that a stranger's DNS cannot point at us. */
function isOwnHost(name: string, ownNames: readonly string[]): boolean {
  return (
    isLoopbackName(name) ||
    (ipaddr.isValid(name) && ipaddr.parse(name).range() !== 'unicast') ||
    name.endsWith('.local') ||
    name.endsWith('.ts.net') ||
    ownNames.includes(name)
  );
}

function parseOrigin(origin: string): URL | undefined {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  return url !== undefined && url.origin === origin.toLowerCase() && url.origin !== 'null' ? url : undefined;
}
