/** Which addresses `gateway.bind` means on this machine. Pure. */
import net from 'node:net';
import {
  canonicalAddress,
  isEveryAddress,
  tailnetAddresses,
  type GatewaySettings,
  type InterfaceFact,
} from '../../gateway/index.ts';
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
  if (wanted === 'custom') return customBind(config.customBindHost);
  if (net.isIP(wanted) !== 0) return { ok: true, bind: withThisComputer(wanted) };
  return {
    ok: false,
    why: `gateway.bind ${JSON.stringify(wanted)} is neither an IP address nor a word for some.`,
    fix: 'Use loopback, lan, tailnet, auto, or custom with gateway.customBindHost.',
  };
}

function customBind(host: string | undefined): BindResult {
  if (host !== undefined && net.isIP(host) !== 0) return { ok: true, bind: withThisComputer(host) };
  const why =
    host === undefined
      ? 'gateway.bind is "custom", and gateway.customBindHost does not say which address.'
      : `gateway.customBindHost is ${JSON.stringify(host)}, which is no IP address.`;
  const fix =
    'Set gateway.customBindHost to an IP address of this computer, such as 192.168.1.5; or gateway.bind to lan.';
  return { ok: false, why, fix };
}

/** This computer's own clients look for it at 127.0.0.1, whatever else it listens on (official). */
function withThisComputer(host: string): Bind {
  if (isEveryAddress(host)) return [{ host, optional: false }];
  return [{ host, optional: false }, ...HERE.filter((own) => own.host !== canonicalAddress(host))];
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
  const rest = others.map((host) => ({ host, optional: true, ofTailnet: true }) as const);
  return { ok: true, bind: [{ host: first, optional: false, ofTailnet: true }, ...rest, ...HERE] };
}
