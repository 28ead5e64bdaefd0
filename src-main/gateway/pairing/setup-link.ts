/** Where a setup code may tell a device to connect, and how the code is written. Pure. */
import ipaddr from 'ipaddr.js';
import { isTailnet } from '../origin/tailnet.ts';
import type { SetupAddress } from '../protocol/setup-code.ts';

export type Place = Pick<SetupAddress, 'url' | 'host' | 'kind' | 'tlsFingerprint'>;

const SCHEMES: Readonly<Record<string, string>> = { 'ws:': 'ws', 'http:': 'ws', 'wss:': 'wss', 'https:': 'wss' };

/**
 * `text` is a host, host and port, or URL; `port` and `scheme` are meant where none is said. Undefined where nobody
 * could go there.
 */
export function placeFrom(text: string, port: number, scheme: 'ws' | 'wss' = 'ws'): Place | undefined {
  const raw = text.trim();
  const spelled = raw.includes('://') ? raw : `${scheme}://${withPort(raw, port)}`;
  if (!URL.canParse(spelled)) return undefined;
  const url = new URL(spelled);
  const spoken = SCHEMES[url.protocol];
  const isBare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (spoken === undefined || url.hostname === '' || !isBare) return undefined;
  if (!raw.includes('://') && url.pathname !== '/') return undefined;
  // The form that the apps insist on: no slash at the end, no port that goes without saying.
  const path = url.pathname === '/' ? '' : url.pathname.replace(/\/$/, '');
  const again = new URL(`${spoken}://${url.host}${path}`);
  const host = again.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return { url: `${spoken}://${again.host}${path}`, host, kind: kindOf(host) };
}

function withPort(host: string, port: number): string {
  if (ipaddr.IPv6.isValid(host)) return `[${host}]:${String(port)}`;
  return /^(\[[^\]]*\]|[^:]*)$/.test(host) ? `${host}:${String(port)}` : host;
}

function kindOf(host: string): SetupAddress['kind'] {
  if (host === 'localhost') return 'loopback';
  if (!ipaddr.isValid(host)) return host.endsWith('.local') ? 'lan' : host.endsWith('.ts.net') ? 'tailnet' : 'public';
  const range = ipaddr.process(host).range();
  if (range === 'loopback') return 'loopback';
  if (range === 'carrierGradeNat' || isTailnet(host)) return 'tailnet';
  return range === 'private' || range === 'linkLocal' || range === 'uniqueLocal' ? 'lan' : 'public';
}

export function isEncrypted({ url }: Pick<Place, 'url'>): boolean {
  return url.startsWith('wss://');
}

/** Unencrypted, the apps connect only within their own network. */
export function isRefusedByApps(place: Place): boolean {
  return !isEncrypted(place) && place.kind !== 'lan' && place.kind !== 'loopback';
}

/** Someone on the way could read along. */
export function isReadable(place: Place): boolean {
  return !isEncrypted(place) && place.kind !== 'loopback';
}

/** Where the gateway answers that it lives. */
export function healthUrl({ url }: Pick<Place, 'url'>): string {
  return `${url.replace(/^ws/, 'http')}/healthz`;
}

/** `token` is the one that the device shows once; nothing else in it is secret. */
export function setupCodeText(payload: {
  readonly urls: readonly string[];
  readonly token: string;
  readonly expiresAtMs: number;
  readonly tlsFingerprint?: string | undefined;
}): string {
  const { urls, token, expiresAtMs, tlsFingerprint } = payload;
  const [url] = urls;
  const fields = {
    url,
    ...(urls.length > 1 && { urls }),
    bootstrapToken: token,
    expiresAtMs,
    ...(tlsFingerprint && { tlsFingerprint }),
  };
  return Buffer.from(JSON.stringify(fields)).toString('base64url');
}

export function setupLink(code: string): string {
  return `oc-pair://${code}`;
}
