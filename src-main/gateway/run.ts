/** What a gateway is at a moment, from stopped to running; each state holds only what belongs to it. */
import type { Secret } from './auth/secret.ts';
import { isLoopback, type InterfaceFact } from './origin/address.ts';
import { isTailnet, tailnetAddresses } from './origin/tailnet.ts';
import type { GatewaySettings } from './ports.ts';
import type { GatewayAddress, GatewayFault, GatewayState, GatewayStatus, Unapplied } from './protocol/desk.ts';
import type { Listener } from './transport/listener.ts';
import { errorWords } from './words/error-words.ts';

export type Run =
  | { readonly state: Exclude<GatewayState, 'running' | 'failed'> }
  | {
      readonly state: 'failed';
      readonly fault: GatewayFault;
      /** It could run if this machine had this address, or one in a tailnet, as before its network is up. */
      readonly lacks?: string | undefined;
    }
  | {
      readonly state: 'running';
      readonly settings: GatewaySettings;
      readonly addresses: readonly GatewayAddress[];
      readonly startedAtMs: number;
      readonly startedAt: number;
      readonly listener: Listener;
      readonly unapplied?: Unapplied | undefined;
    };

/** Whether what kept it from running has come: an address, or any in a tailnet. */
export function hasCome(lacks: string, interfaces: readonly InterfaceFact[]): boolean {
  return lacks === 'tailnet'
    ? tailnetAddresses(interfaces).length > 0
    : interfaces.some(({ address }) => address === lacks);
}

export function holdsOn(before: Secret | undefined, after: Secret | undefined): boolean {
  return before !== undefined && after !== undefined && before.matches(after.reveal());
}

/** What it says of itself in the gateway's status. */
export function runFacts(
  run: Run,
): Pick<GatewayStatus, 'startedAtMs' | 'token' | 'announced' | 'tlsFingerprint' | 'unapplied' | 'fault'> {
  if (run.state === 'failed') return { fault: run.fault };
  if (run.state !== 'running') return {};
  const { startedAtMs, unapplied, settings } = run;
  return {
    startedAtMs,
    ...(unapplied !== undefined && { unapplied }),
    ...(settings.announce && run.addresses.some(({ host }) => isHeard(host)) && { announced: true }),
    ...(settings.tls && { tlsFingerprint: settings.tls.fingerprint }),
    ...('source' in settings.auth && { token: settings.auth.source }),
  };
}

/** A tailnet carries no mDNS. */
function isHeard(host: string): boolean {
  return !isLoopback(host) && !isTailnet(host);
}

export function stateFault(error: unknown): GatewayFault {
  return {
    code: 'state-unusable',
    what: 'The state folder cannot be used',
    why: errorWords(error),
    fix: 'Make it yours to read and write, and see that its disk has room. Then start the gateway again.',
  };
}
