/** What a gateway is at a moment, from stopped to running; each state holds only what belongs to it. */
import type { Secret } from './auth/secret.ts';
import { isLoopback } from './origin/address.ts';
import type { GatewaySettings } from './ports.ts';
import type { GatewayAddress, GatewayFault, GatewayState, GatewayStatus, Unapplied } from './protocol/desk.ts';
import type { Listener } from './transport/listener.ts';

export type Run =
  | { readonly state: Exclude<GatewayState, 'running' | 'failed'> }
  | {
      readonly state: 'failed';
      readonly fault: GatewayFault;
      /** It could run if this machine had this address, as before its network is up. */
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
    ...(settings.announce && !run.addresses.every(({ host }) => isLoopback(host)) && { announced: true }),
    ...(settings.tls && { tlsFingerprint: settings.tls.fingerprint }),
    ...('source' in settings.auth && { token: settings.auth.source }),
  };
}

export function stateFault(error: unknown): GatewayFault {
  return {
    code: 'state-unusable',
    what: 'The state folder cannot be used',
    why: error instanceof Error ? error.message : String(error),
    fix: 'Make it yours to read and write, and see that its disk has room. Then start the gateway again.',
  };
}
