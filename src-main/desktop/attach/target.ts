/** The gateway elsewhere that this app is to use: its address as a person or a config writes it, and how it is told. Pure. */
import { z } from 'zod';
import type { Secret } from '../../gateway/index.ts';
import type { AttachFault } from '../ipc-contract.ts';

export interface AttachTarget {
  /** `ws://` or `wss://`, host and port, a path only where it has one; never a credential. */
  readonly url: string;
  /** SHA-256 of its certificate: 64 hex digits. Only of `wss`. */
  readonly tlsFingerprint?: string;
}

export interface AttachSecret {
  readonly mode: 'token' | 'password';
  readonly secret: Secret;
}

export type ParsedTarget =
  { readonly ok: true; readonly target: AttachTarget } | { readonly ok: false; readonly fault: AttachFault };

const SCHEMES: Readonly<Record<string, string>> = { 'ws:': 'ws:', 'wss:': 'wss:', 'http:': 'ws:', 'https:': 'wss:' };
const LONGEST_ADDRESS = 2_048;

export function parseTarget(address: string, fingerprint = ''): ParsedTarget {
  const parsed = parseAddress(address.trim());
  if ('code' in parsed) return { ok: false, fault: parsed };
  const pin = fingerprint.trim();
  if (pin === '') return { ok: true, target: { url: parsed.href } };
  const tlsFingerprint = plainFingerprint(pin);
  const field = 'tlsFingerprint';
  if (tlsFingerprint === undefined) return { ok: false, fault: { field, code: 'not-a-fingerprint' } };
  if (!parsed.secure) return { ok: false, fault: { field, code: 'not-encrypted' } };
  return { ok: true, target: { url: parsed.href, tlsFingerprint } };
}

/** From the preferences, which anyone may have edited; a choice with a fingerprint never holds without it. */
export function readTarget(kept: unknown): ParsedTarget {
  const { data } = z.object({ url: z.string(), tlsFingerprint: z.string().optional() }).safeParse(kept);
  return data === undefined
    ? { ok: false, fault: { field: 'address', code: 'not-an-address' } }
    : parseTarget(data.url, data.tlsFingerprint);
}

/** Such as `nas.local`; an IPv6 address without its brackets. */
export function hostOf({ url }: AttachTarget): string {
  return new URL(url).hostname.replaceAll(/[[\]]/g, '');
}

/** Where the address names none, it is the one of its kind. */
export function portOf({ url }: AttachTarget): number {
  const { port, protocol } = new URL(url);
  return port === '' ? (protocol === 'wss:' ? 443 : 80) : Number(port);
}

/** What a person types to say that they mean this very host. */
export function isConfirmed(target: AttachTarget, typed: string): boolean {
  return typed.trim().toLowerCase().replaceAll(/[[\]]/g, '') === hostOf(target);
}

/** 64 lower-case hex digits; undefined where it is no SHA-256 fingerprint. */
export function plainFingerprint(text: string): string | undefined {
  const digits = text
    .trim()
    .toLowerCase()
    .replace(/^sha-?256:/, '')
    .replaceAll(':', '');
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined;
}

function parseAddress(address: string): { readonly href: string; readonly secure: boolean } | AttachFault {
  const field = 'address';
  if (address.length > LONGEST_ADDRESS) return { field, code: 'too-long', most: LONGEST_ADDRESS };
  const url = urlOf(address);
  const scheme = url === undefined ? undefined : SCHEMES[url.protocol];
  if (url === undefined || scheme === undefined || url.hostname === '') return { field, code: 'not-an-address' };
  if (url.username !== '' || url.password !== '') return { field, code: 'has-credentials' };
  if (url.search !== '' || url.hash !== '') return { field, code: 'has-query' };
  const path = url.pathname === '/' ? '' : url.pathname;
  return { href: `${scheme}//${url.host}${path}`, secure: scheme === 'wss:' };
}

function urlOf(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
