/** Whether what was decided about a connect is still so at the moment that its session opens: something may have been revoked meanwhile. */
import { coversScopes } from '../auth/scopes.ts';
import type { BlockList } from '../pairing/block-list.ts';
import { standingGrant } from '../pairing/paired-device.ts';
import type { Registry } from '../pairing/registry.ts';
import type { Admission } from './verdict.ts';

/** `nowMs` is the wall clock. */
export function stillHolds(
  { role, scopes, deviceId, deviceToken }: Admission,
  registry: Pick<Registry, 'get'>,
  blocks: Pick<BlockList, 'refusesKey' | 'mustAsk'>,
  nowMs: number,
): boolean {
  if (deviceId === undefined) return true;
  if (blocks.refusesKey(deviceId)) return false;
  const device = registry.get(deviceId);
  // By the shared secret alone: nobody may have decided about its key.
  if (deviceToken === undefined) return device !== undefined || !blocks.mustAsk(deviceId);
  const grant = device && standingGrant(device, role, nowMs);
  return grant !== undefined && coversScopes(grant.scopes, scopes);
}
