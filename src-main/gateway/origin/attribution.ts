/**
 * For whom a trusted proxy asks. Read from the right, over trusted hops only: what stands left of the first hop that is
 * no proxy of ours is that client's own text, and nothing in it counts.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback, isSomebody, strictAddress } from './address.ts';
import { parseForwarded, parseForwardedFor, type Hop, type Hops } from './forwarded-header.ts';
import { rangeOf, type ProxyRange } from './proxy-range.ts';

export interface ProxyRules {
  readonly trusted: readonly ProxyRange[];
  /** Whether `X-Real-IP` counts where no other header names the client. */
  readonly allowRealIp: boolean;
  /** Addresses of this machine. */
  ownAddresses(): readonly string[];
}

/** Why a trusted proxy's word is not taken. Each refuses the request: to guess would be to let a client choose. */
export type AttributionFault =
  /** No header names a client, or a hop that must be known is left out. */
  | 'missing'
  /** Only X-Real-IP does, and the config does not allow it. */
  | 'real-ip-not-allowed'
  | 'too-long'
  | 'junk'
  | 'loopback'
  | 'own'
  /** Every hop is listed as a proxy, so that no client is left. */
  | 'only-proxies'
  /** Two headers name different clients, or different hosts. */
  | 'disagree';

export type Attribution =
  | {
      readonly ok: true;
      readonly client: string;
      /** The Host header as the outermost trusted proxy got it, if one told. */
      readonly host?: string;
      /** How that proxy was asked, if one told. */
      readonly proto?: 'http' | 'https';
    }
  | { readonly ok: false; readonly fault: AttributionFault; readonly hop?: string };

/** A hop that counts as the client, and how many trusted hops lie between it and us. */
type Walk =
  | { readonly ok: true; readonly client: string; readonly crossed: number }
  | { readonly ok: false; readonly fault: AttributionFault; readonly hop?: string };

export function attribute(headers: IncomingHttpHeaders, rules: ProxyRules): Attribution {
  const [listed, forwarded] = [textOf(headers['x-forwarded-for']), textOf(headers.forwarded)];
  const standard = forwarded === undefined ? undefined : parseForwarded(forwarded);
  if (standard?.ok === false) return standard;
  // One that names nobody, only how it was asked, is no word against the other.
  const names = standard?.hops.some(({ named }) => named) === true;
  const walks = [
    ...(listed === undefined ? [] : [walk(parseForwardedFor(listed), rules)]),
    ...(standard !== undefined && names ? [walk(standard, rules)] : []),
  ];
  const [first = realIp(textOf(headers['x-real-ip']), rules), second = first] = walks;
  if (!first.ok) return first;
  if (!second.ok) return second;
  if (first.client !== second.client) return { ok: false, fault: 'disagree' };

  const hop = standard?.hops.at(-1 - second.crossed);
  const host = fromRight(textOf(headers['x-forwarded-host']), first.crossed);
  const named = hop?.host?.toLowerCase();
  if (host !== undefined && named !== undefined && host !== named) return { ok: false, fault: 'disagree' };
  const protos = [fromRight(textOf(headers['x-forwarded-proto']), first.crossed), hop?.proto?.toLowerCase()];
  const told = protos.filter((proto) => proto !== undefined);
  return {
    ok: true,
    client: first.client,
    ...((host ?? named) !== undefined && { host: host ?? named ?? '' }),
    ...(told.length > 0 && { proto: told.every(isSecure) ? 'https' : 'http' }),
  };
}

function walk(parsed: Hops, rules: ProxyRules): Walk {
  if (!parsed.ok) return parsed;
  const { hops } = parsed;
  for (let crossed = 0; crossed < hops.length; crossed += 1) {
    const judged = judgeHop(hops.at(-1 - crossed), rules, crossed);
    if (judged !== 'trusted') return judged;
  }
  const outermost = hops[0]?.address;
  return { ok: false, fault: 'only-proxies', ...(outermost !== undefined && { hop: outermost }) };
}

function judgeHop(hop: Hop | undefined, rules: ProxyRules, crossed: number): Walk | 'trusted' {
  if (hop?.named !== true) return { ok: false, fault: 'missing' };
  const { address } = hop;
  if (address === undefined) return { ok: false, fault: 'junk' };
  if (rangeOf(address, rules.trusted) !== undefined) return 'trusted';
  if (isLoopback(address)) return { ok: false, fault: 'loopback', hop: address };
  if (!isSomebody(address)) return { ok: false, fault: 'junk', hop: address };
  if (rules.ownAddresses().includes(address)) return { ok: false, fault: 'own', hop: address };
  return { ok: true, client: address, crossed };
}

function realIp(header: string | undefined, rules: ProxyRules): Walk {
  if (header === undefined) return { ok: false, fault: 'missing' };
  if (!rules.allowRealIp) return { ok: false, fault: 'real-ip-not-allowed' };
  return walk({ ok: true, hops: [{ named: true, address: strictAddress(header.trim()) }] }, rules);
}

/** In a list to which each proxy may have added its own: the one of the outermost trusted proxy. */
function fromRight(header: string | undefined, crossed: number): string | undefined {
  const values = header?.split(',');
  return values?.[Math.max(0, values.length - 1 - crossed)]?.trim().toLowerCase();
}

function isSecure(proto: string): boolean {
  return proto === 'https' || proto === 'wss';
}

/** Several lines as one, in their order; one that is blank says nothing. */
function textOf(header: string | string[] | undefined): string | undefined {
  const text = typeof header === 'string' ? header : header?.join(', ');
  return text?.trim() === '' ? undefined : text;
}
