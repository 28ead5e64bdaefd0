/** The payload of `hello-ok`: all that official clients need, and nothing that we do not serve. */
import { PROTOCOL_VERSION } from '@openclaw/gateway-protocol/version';
import { SERVED_EVENTS } from './events.ts';
import { LIMITS } from './limits.ts';

export interface HelloFacts {
  readonly version: string;
  readonly connId: string;
  readonly methods: readonly string[];
  readonly presence: readonly unknown[];
  readonly presenceVersion: number;
  readonly health: unknown;
  readonly uptimeMs: number;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly method: string;
  readonly deviceToken?: { readonly token: string; readonly issuedAtMs: number } | undefined;
  /** Of the device's other roles. */
  readonly moreTokens?:
    | readonly {
        readonly role: string;
        readonly token: string;
        readonly scopes: readonly string[];
        readonly issuedAtMs: number;
      }[]
    | undefined;
}

/**
 * No `server.buildId`, and pages that are not of the gateway's own build: otherwise the official Control UI, where it is
 * served from our origin, takes our version for another build of itself, reloads itself at its next connect, and stays
 * away from the one after.
 */
export function helloOk(facts: HelloFacts): Readonly<Record<string, unknown>> {
  const { deviceToken, moreTokens = [] } = facts;
  return {
    type: 'hello-ok',
    protocol: PROTOCOL_VERSION,
    server: { version: facts.version, connId: facts.connId, controlUiBuildSource: 'configured' },
    features: { methods: facts.methods, events: SERVED_EVENTS },
    snapshot: {
      presence: facts.presence,
      health: facts.health,
      stateVersion: { presence: facts.presenceVersion, health: 1 },
      uptimeMs: facts.uptimeMs,
    },
    auth: {
      role: facts.role,
      scopes: facts.scopes,
      method: facts.method,
      ...(deviceToken && { deviceToken: deviceToken.token, issuedAtMs: deviceToken.issuedAtMs }),
      ...(moreTokens.length > 0 && {
        deviceTokens: moreTokens.map(({ token, role, scopes, issuedAtMs }) => ({
          deviceToken: token,
          role,
          scopes,
          issuedAtMs,
        })),
      }),
    },
    policy: {
      maxPayload: LIMITS.frameBytes,
      maxBufferedBytes: LIMITS.outboundBufferBytes,
      tickIntervalMs: LIMITS.tickMs,
    },
  };
}
