/** The two ways in which proxies list the hops of a request, each with one strict grammar and a bound before any parsing. */
import { LIMITS } from '../protocol/limits.ts';
import { strictAddress } from './address.ts';

/** One hop as a proxy told it: who asked that proxy, and what for. */
export interface Hop {
  /** Whether it says anything about who asked. */
  readonly named: boolean;
  /** Undefined where that is nothing in the grammar. */
  readonly address: string | undefined;
  readonly host?: string;
  readonly proto?: string;
}

export type Hops =
  { readonly ok: true; readonly hops: readonly Hop[] } | { readonly ok: false; readonly fault: 'too-long' | 'junk' };

/** `X-Forwarded-For`: addresses, with or without a port. Several lines come joined, in their order of arrival. */
export function parseForwardedFor(header: string): Hops {
  if (isTooLong(header)) return { ok: false, fault: 'too-long' };
  return { ok: true, hops: header.split(',').map((part) => ({ named: true, address: addressOf(part.trim()) })) };
}

const PAIR = /[ \t]*([!#$%&'*+.^_`|~0-9a-z-]+)=(?:([!#$%&'*+.^_`|~0-9a-z-]+)|"([^"\\]*)")[ \t]*(;|,|$)/iy;

/** `Forwarded` (RFC 7239): `for=192.0.2.60;proto=https;host=gw.example, for="[2001:db8::1]:4711"`. */
export function parseForwarded(header: string): Hops {
  if (isTooLong(header)) return { ok: false, fault: 'too-long' };
  const hops: Hop[] = [];
  let pairs = new Map<string, string>();
  PAIR.lastIndex = 0;
  for (;;) {
    const [, name = '', token, quoted, separator] = PAIR.exec(header) ?? [];
    if (name === '' || pairs.has(name.toLowerCase())) return { ok: false, fault: 'junk' };
    pairs.set(name.toLowerCase(), token ?? quoted ?? '');
    if (separator === ';') continue;
    hops.push(hopOf(pairs));
    if (separator === '') return { ok: true, hops };
    pairs = new Map();
  }
}

function hopOf(pairs: ReadonlyMap<string, string>): Hop {
  const [host, proto] = [pairs.get('host'), pairs.get('proto')];
  return {
    named: pairs.has('for'),
    address: addressOf(pairs.get('for') ?? ''),
    ...(host !== undefined && { host }),
    ...(proto !== undefined && { proto }),
  };
}

/** An address, `1.2.3.4:5678`, `[2001:db8::1]` or `[2001:db8::1]:5678`; no zone, no quotes, no names. */
function addressOf(text: string): string | undefined {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1];
  if (bracketed !== undefined) return bracketed.includes(':') ? strictAddress(bracketed) : undefined;
  const withPort = /^([\d.]+):\d{1,5}$/.exec(text)?.[1];
  return strictAddress(withPort ?? text);
}

function isTooLong(header: string): boolean {
  return header.length > LIMITS.forwardedLength || (header.match(/,/g)?.length ?? 0) >= LIMITS.forwardedHops;
}
