/** What follows from the config's keys about proxies, pages and the public address. */
import { reachesLoopback, type GatewaySettings, type ProxyIdentityRules } from '../../gateway/index.ts';
import type { GatewayConfig } from './schema/gateway-schema.ts';

type ProxySettings = Pick<
  GatewaySettings,
  'trustedProxies' | 'allowRealIpFallback' | 'publicOrigin' | 'basePath' | 'notices'
>;

export function proxySettings(config: GatewayConfig): ProxySettings {
  const { publicOrigin } = config;
  return {
    trustedProxies: config.trustedProxies,
    allowRealIpFallback: config.allowRealIpFallback,
    ...(publicOrigin !== undefined && { publicOrigin }),
    basePath: config.controlUi.basePath,
    notices: notices(config),
  };
}

/** Official keys that would let someone in without a person's decision: left alone, and said so. */
function notices({ auth }: GatewayConfig): string[] {
  const unused = [
    ...(auth.trustedProxy?.deviceAutoApprove?.enabled === true ? ['gateway.auth.trustedProxy.deviceAutoApprove'] : []),
    ...(auth.trustedProxy?.cloudflareAccessOidc === undefined
      ? []
      : ['gateway.auth.trustedProxy.cloudflareAccessOidc']),
    ...(auth.identityScopes === undefined ? [] : ['gateway.auth.identityScopes']),
  ];
  return unused.map((key) => `${key} has no effect here: a person approves each device and what it may do.`);
}

export type ProxyAuth =
  | { readonly ok: true; readonly rules: ProxyIdentityRules }
  | { readonly ok: false; readonly why: string; readonly fix: string };

/** What `gateway.auth.mode: "trusted-proxy"` needs. Without it anyone could say who they are. */
export function proxyAuth({ trustedProxies, auth }: GatewayConfig): ProxyAuth {
  const mode = 'gateway.auth.mode "trusted-proxy"';
  if (trustedProxies.length === 0) {
    const why = `${mode} needs gateway.trustedProxies: without it, anyone could name themselves in a header.`;
    return { ok: false, why, fix: 'List the address of your proxy there.' };
  }
  const configured = auth.trustedProxy;
  if (configured === undefined) {
    const why = `${mode} needs gateway.auth.trustedProxy.userHeader: the header in which the proxy names who signed in.`;
    return { ok: false, why, fix: 'Set it to that header, such as x-forwarded-user.' };
  }
  const { allowLoopback } = configured;
  if (!allowLoopback && trustedProxies.every(reachesLoopback)) {
    const why = `${mode} with a proxy on this computer only: any program here could name itself in the header.`;
    const fix = 'Set gateway.auth.trustedProxy.allowLoopback to true if you trust them all, or list a proxy elsewhere.';
    return { ok: false, why, fix };
  }
  return {
    ok: true,
    rules: {
      userHeader: configured.userHeader,
      requiredHeaders: configured.requiredHeaders,
      allowUsers: configured.allowUsers,
      allowLoopback,
    },
  };
}
