/** Which web pages may open a socket (PROTOCOL: "Origin policy"). A page's Origin is set by the browser, not the page. */
import ipaddr from 'ipaddr.js';
import type { Arrival } from './classify.ts';
import { hostName, isLoopbackName } from './host.ts';

export type OriginVerdict = 'allowed' | 'origin not allowed' | 'origin missing or invalid';

/** Client ids that only ever run in a page, and so must bring an Origin. */
const PAGE_CLIENTS = new Set(['openclaw-control-ui', 'webchat', 'webchat-ui']);

export function judgeOrigin(arrival: Arrival, clientId: string, allowedOrigins: readonly string[]): OriginVerdict {
  const { origin } = arrival;
  if (origin === undefined) return PAGE_CLIENTS.has(clientId) ? 'origin missing or invalid' : 'allowed';
  const url = parseOrigin(origin);
  if (url === undefined) return 'origin missing or invalid';
  if (allowedOrigins.includes(origin.toLowerCase())) return 'allowed';
  const name = hostName(url.host);
  if (name === undefined) return 'origin missing or invalid';
  if (url.host === arrival.hostHeader && isOwnHost(name)) return 'allowed';
  return 'origin not allowed';
}

/**
 * This gateway's own page, from an origin that a browser keeps keys for: https, or a loopback name (a published
 * container port counts, because the name is what the browser checks).
 */
export function isSecureOwnOrigin(arrival: Arrival): boolean {
  const url = arrival.origin === undefined ? undefined : parseOrigin(arrival.origin);
  if (url === undefined || url.host !== arrival.hostHeader) return false;
  const name = hostName(url.host);
  return url.protocol === 'https:' || (name !== undefined && isLoopbackName(name));
}

/** Names that a stranger's DNS cannot point at us. */
function isOwnHost(name: string): boolean {
  return (
    isLoopbackName(name) ||
    (ipaddr.isValid(name) && ipaddr.parse(name).range() !== 'unicast') ||
    name.endsWith('.local') ||
    name.endsWith('.ts.net')
  );
}

function parseOrigin(origin: string): URL | undefined {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  return url !== undefined && url.origin === origin.toLowerCase() && url.origin !== 'null' ? url : undefined;
}
