/** `gateway.auth.mode: "trusted-proxy"`: whom the proxy in front of us says it has signed in. */
import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from './address.ts';

/** The official `gateway.auth.trustedProxy`; header names in lower case. */
export interface ProxyIdentityRules {
  readonly userHeader: string;
  /** Must all be there, as a sign that the request took the way through the proxy. */
  readonly requiredHeaders: readonly string[];
  /** Empty: everyone whom the proxy lets through. */
  readonly allowUsers: readonly string[];
  /** Any program of this computer can say what a proxy on it would, so that one must be asked for. */
  readonly allowLoopback: boolean;
}

/** `reason` in the official words of `authReason`. */
export type ProxyUser =
  { readonly ok: true; readonly user: string } | { readonly ok: false; readonly reason: ProxyUserFault };

export type ProxyUserFault =
  | 'trusted_proxy_untrusted_source'
  | 'trusted_proxy_loopback_source'
  | 'trusted_proxy_local_interface_source'
  | `trusted_proxy_missing_header_${string}`
  | 'trusted_proxy_user_missing'
  | 'trusted_proxy_user_not_allowed';

/** `via` is the trusted proxy that the request came through; undefined where it came through none. */
export function proxyUser(
  via: string | undefined,
  headers: IncomingHttpHeaders,
  rules: ProxyIdentityRules,
  ownAddresses: readonly string[],
): ProxyUser {
  if (via === undefined) return { ok: false, reason: 'trusted_proxy_untrusted_source' };
  if (isLoopback(via) && !rules.allowLoopback) return { ok: false, reason: 'trusted_proxy_loopback_source' };
  if (ownAddresses.includes(via)) return { ok: false, reason: 'trusted_proxy_local_interface_source' };
  const missing = rules.requiredHeaders.find((name) => valueOf(headers, name) === '');
  if (missing !== undefined) return { ok: false, reason: `trusted_proxy_missing_header_${missing}` };
  const user = valueOf(headers, rules.userHeader);
  // Two lines come as one with a comma, and then one of them is the client's own.
  if (user === '' || user.includes(',')) return { ok: false, reason: 'trusted_proxy_user_missing' };
  if (rules.allowUsers.length > 0 && !rules.allowUsers.includes(user)) {
    return { ok: false, reason: 'trusted_proxy_user_not_allowed' };
  }
  return { ok: true, user };
}

function valueOf(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return (typeof value === 'string' ? value : (value?.join(',') ?? '')).trim();
}
