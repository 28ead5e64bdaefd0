/** Changes the config as the person at this computer, by the same way as every client. */
import type { Gateway } from '../gateway/index.ts';
import { ownerCall, type OwnerAnswer } from './owner-call.ts';

/** `patch` holds what is to be different. What needs a restart is followed by one, which the gateway makes by itself. */
export async function patchConfig(gateway: Pick<Gateway, 'openOwnerSession'>, patch: object): Promise<OwnerAnswer> {
  const read = await ownerCall(gateway, 'config.get', {});
  if (!read.ok) return read;
  const raw = JSON.stringify(patch);
  return await ownerCall(gateway, 'config.patch', { raw, baseHash: read.payload['hash'] });
}
