/** What other settings mean for a gateway that runs: which of them it takes up at once, and whom they end. */
import { isDeepStrictEqual } from 'node:util';
import type { GatewaySettings } from './ports.ts';
import { CLOSE, type Close } from './protocol/close.ts';
import type { GatewayFault } from './protocol/desk.ts';
import type { SessionFacts } from './routing/session.ts';

export type SettingsChange =
  /** Something is different that holds from start to stop; nothing is taken up before. */
  | {
      readonly kind: 'restart';
      /** What of the config says it, for example `gateway.port`. */
      readonly keys: readonly string[];
    }
  /** How a session ends that could not begin like this any more; undefined where it goes on. */
  | { readonly kind: 'live'; readonly ends: (facts: SessionFacts) => Close | undefined };

/** What came of reading the settings anew. */
export type Reload =
  | SettingsChange
  | { readonly kind: 'not-running' }
  /** They cannot be used. The gateway goes on with those that it has. */
  | { readonly kind: 'refused'; readonly fault: GatewayFault };

export function settingsChange(before: GatewaySettings, after: GatewaySettings): SettingsChange {
  const keys = changedFromStart(before, after);
  if (keys.length > 0) return { kind: 'restart', keys };
  const newSecret =
    'secret' in before.auth && 'secret' in after.auth && !after.auth.secret.matches(before.auth.secret.reveal());
  const newNodePolicy = !isDeepStrictEqual(before.nodeCommands, after.nodeCommands);
  const lostOrigins = before.allowedOrigins.filter((origin) => !after.allowedOrigins.includes(origin));
  return {
    kind: 'live',
    ends: ({ bySecret, role, origin }) => {
      if (newSecret && bySecret === true) return CLOSE.authChanged;
      // What a node may run is worked out as it connects.
      if (newNodePolicy && role === 'node') return CLOSE.policyChanged;
      if (origin !== undefined && lostOrigins.includes(origin)) return CLOSE.policyChanged;
      return undefined;
    },
  };
}

/** Whether what it listens on goes with the addresses of this machine's tailnet. */
export function followsTailnet(bind: GatewaySettings['bind']): boolean {
  return bind.some(({ ofTailnet }) => ofTailnet === true);
}

/** By the keys of the config that say them. */
function holdsFromStart({ port, bind, auth, tls, basePath, pages, allowRealIpFallback }: GatewaySettings) {
  return {
    'gateway.port': port,
    'gateway.bind': { own: bind.filter(({ ofTailnet }) => ofTailnet !== true), tailnet: followsTailnet(bind) },
    'gateway.tls.enabled': tls !== undefined,
    'gateway.auth.mode': auth.mode,
    'gateway.auth.trustedProxy': 'proxy' in auth ? auth.proxy : undefined,
    'gateway.controlUi.basePath': basePath,
    'gateway.controlUi.enabled': pages,
    'gateway.allowRealIpFallback': allowRealIpFallback,
  };
}

function changedFromStart(before: GatewaySettings, after: GatewaySettings): string[] {
  const [old, next] = [holdsFromStart(before), holdsFromStart(after)];
  const changed = (Object.keys(old) as (keyof typeof old)[]).filter((key) => !isDeepStrictEqual(old[key], next[key]));
  return [...changed, ...(lostProxy(before, after) ? ['gateway.trustedProxies'] : [])];
}

/** Whoever came through a proxy that is trusted no more said itself where it is. */
function lostProxy(before: GatewaySettings, after: GatewaySettings): boolean {
  const kept = new Set(after.trustedProxies.map(({ text }) => text));
  return before.trustedProxies.some(({ text }) => !kept.has(text));
}
