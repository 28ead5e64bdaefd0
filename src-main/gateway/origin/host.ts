/** Which Host names may reach us. Everything else is refused on every request, which is what ends DNS rebinding. */
import ipaddr from 'ipaddr.js';

export interface HostRules {
  /** The machine's own names. */
  readonly ownNames: readonly string[];
  /** Hosts of the configured public origin and of `controlUi.allowedOrigins`. */
  readonly configured: readonly string[];
}

/** `allowedOrigins` as configured: what is no origin at all allows nothing. */
export function hostRulesOf(ownNames: readonly string[], allowedOrigins: readonly string[]): HostRules {
  const hosts = allowedOrigins.flatMap((origin) => (URL.canParse(origin) ? new URL(origin).host : []));
  return { ownNames, configured: hosts.flatMap((host) => hostName(host) ?? []) };
}

/** The name in a Host header, lower-case, without port and brackets; undefined where it is malformed. */
export function hostName(header: string | undefined): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header ?? '');
  return (match?.[1] ?? match?.[2])?.toLowerCase().replace(/\.$/, '');
}

/** Whether it is this computer for whoever says it; an IPv6 address is without its brackets. */
export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || (ipaddr.isValid(name) && ipaddr.parse(name).range() === 'loopback');
}

export function isAllowedHost(name: string, rules: HostRules): boolean {
  return (
    ipaddr.IPv4.isValidFourPartDecimal(name) ||
    ipaddr.IPv6.isValid(name) ||
    name === 'localhost' ||
    name.endsWith('.local') ||
    name.endsWith('.ts.net') ||
    rules.ownNames.includes(name) ||
    rules.configured.includes(name)
  );
}
