/** `gateway.auth.mode: "none"`: nobody has a secret to show, so a person approves each device. */
import type { PairedDevice } from '../pairing/paired-device.ts';
import { askFor, isLetInBySecret, isScreen, needOf, type Knocker } from './knocker.ts';
import { admitWithNewToken } from './own-token.ts';
import { shown } from './presented-secret.ts';
import { admitted, refuse, type Gate, type Verdict } from './verdict.ts';

export async function judgeWhereNoSecretIs(
  device: PairedDevice | undefined,
  knocker: Knocker,
  gate: Gate,
): Promise<Verdict> {
  const { connect, arrival, role, asked, identity } = knocker;
  if (shown(connect.auth.bootstrapToken) !== undefined) return refuse({ kind: 'setup-code-invalid' });
  if (identity === undefined) {
    const { id, mode } = connect.client;
    const isOwnBackend = arrival.locality === 'local-native' && id === 'gateway-client' && mode === 'backend';
    return isOwnBackend && role === 'operator'
      ? admitted({ role, scopes: asked, method: 'none' })
      : refuse({ kind: 'device-required', page: isScreen(connect) });
  }
  if (isLetInBySecret(device, knocker, gate)) {
    return admitted({ role, scopes: asked, method: 'none', deviceId: identity.deviceId });
  }
  const need = needOf(device, knocker, gate.clock.now());
  if (device === undefined || need !== undefined) return askFor(need ?? 'not-paired', device, knocker, 'none', gate);
  return await admitWithNewToken(device, knocker, 'none', gate);
}
