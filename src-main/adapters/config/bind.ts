/** Which addresses `gateway.bind` means on this machine. Pure. */
import net from 'node:net';
import { tailnetAddresses, type GatewaySettings, type InterfaceFact } from '../../gateway/index.ts';
import type { GatewayConfig } from './schema/gateway-schema.ts';

type Bind = GatewaySettings['bind'];

export type BindResult =
  | { readonly ok: true; readonly bind: Bind }
  /** `lacks`: it would do once this machine is in such a network. */
  | { readonly ok: false; readonly why: string; readonly fix: string; readonly lacks?: 'tailnet' };

export interface BindWish {
  /** Of the command line. */
  readonly bind?: string;
  readonly defaultBind?: 'auto';
}

const HERE: Bind = [
  { host: '127.0.0.1', optional: false },
  { host: '::1', optional: true },
];
const EVERYWHERE: Bind = [{ host: '0.0.0.0', optional: false }];

/** `auto` is this computer; in a container, where nobody else could come from there, it is everywhere. */
export function bindOf(
  { bind, defaultBind }: BindWish,
  config: Pick<GatewayConfig, 'bind' | 'customBindHost'>,
  interfaces: readonly InterfaceFact[],
): BindResult {
  const wanted = bind ?? config.bind ?? defaultBind ?? 'loopback';
  if (wanted === 'loopback') return { ok: true, bind: HERE };
  if (wanted === 'auto') return { ok: true, bind: defaultBind === 'auto' ? EVERYWHERE : HERE };
  if (wanted === 'lan') return { ok: true, bind: EVERYWHERE };
  if (wanted === 'tailnet') return tailnetBind(interfaces);
  const host = wanted === 'custom' ? config.customBindHost : wanted;
  if (host !== undefined && net.isIP(host) !== 0) return { ok: true, bind: [{ host, optional: false }] };
  return {
    ok: false,
    why: `gateway.bind ${JSON.stringify(wanted)} is not offered by this version.`,
    fix: 'Use loopback, lan, tailnet, auto, or custom with gateway.customBindHost.',
  };
}

/** Never this computer alone in its place, as the official gateway does it: phones would look for it in vain. */
function tailnetBind(interfaces: readonly InterfaceFact[]): BindResult {
  const [first, ...others] = tailnetAddresses(interfaces);
  if (first === undefined) {
    return {
      ok: false,
      lacks: 'tailnet',
      why: 'gateway.bind is "tailnet", and this computer is in no tailnet: none of its interfaces has an address of Tailscale (100.64.0.0/10 or fd7a:115c:a1e0::/48).',
      fix: 'Connect Tailscale, and the gateway starts by itself. Or set gateway.bind to loopback or lan.',
    };
  }
  const rest = others.map((host) => ({ host, optional: true }));
  // This computer's own clients look for it here, whatever else it listens on.
  return { ok: true, bind: [{ host: first, optional: false }, ...rest, ...HERE] };
}
