/** `gateway.auth.mode: "trusted-proxy"`: the proxy in front has signed the person in; a person approves each device. */
import type { PairedDevice } from '../pairing/paired-device.ts';
import { askFor, needOf, type Knocker } from './knocker.ts';
import { admitWithNewToken } from './own-token.ts';
import { shown } from './presented-secret.ts';
import { admitted, refuse, type Gate, type Verdict } from './verdict.ts';

export async function judgeByProxy(device: PairedDevice | undefined, knocker: Knocker, gate: Gate): Promise<Verdict> {
  const { connect, arrival, role, identity } = knocker;
  if (shown(connect.auth.bootstrapToken) !== undefined) return refuse({ kind: 'setup-code-invalid' });
  const { proxyUser } = arrival;
  if (proxyUser?.ok !== true) {
    return refuse({ kind: 'proxy-user', reason: proxyUser?.reason ?? 'trusted_proxy_untrusted_source' });
  }
  if (identity === undefined) {
    // As with the shared secret: connected, and allowed nothing. A node is its key.
    return role === 'node'
      ? refuse({ kind: 'device-required', page: false })
      : admitted({ role, scopes: [], method: 'trusted-proxy' });
  }
  const need = needOf(device, knocker, gate.clock.now());
  if (device === undefined || need !== undefined) return askFor(need ?? 'not-paired', device, knocker, 'secret', gate);
  return await admitWithNewToken(device, knocker, 'trusted-proxy', gate);
}
