/** Settings of a gateway whose token is `secret` and everything else as it comes; for parts that are tried without a socket. */
import { DEFAULT_ATTEMPT_LIMITS } from '../../src-main/gateway/auth/attempt-limiter.ts';
import { Secret } from '../../src-main/gateway/auth/secret.ts';
import type { GatewaySettings } from '../../src-main/gateway/ports.ts';

export function plainSettings(secret: string): GatewaySettings {
  return {
    port: 0,
    bind: [],
    auth: { mode: 'token', secret: new Secret(secret), source: { kind: 'generated', from: '', mode: 'token' } },
    attemptLimits: DEFAULT_ATTEMPT_LIMITS,
    allowedOrigins: [],
    trustedProxies: [],
    allowRealIpFallback: false,
    basePath: '',
    pages: true,
    notices: [],
    announce: false,
    askWithoutToken: 'private',
    tokenSufficient: 'control-ui',
    nodeCommands: { allow: [], deny: [] },
    identity: { deviceId: '', publicKey: '' },
  };
}
