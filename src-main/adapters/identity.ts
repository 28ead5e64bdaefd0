/** The gateway's own key, made once. The shared token is derived from it, so no file holds that token in clear. */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { Secret, type GatewayIdentity } from '../gateway/index.ts';
import type { Places } from './places.ts';
import { makePrivateDir, privateFileOnce } from './private-file.ts';

/** The derivation's label; another one would give another token from the same key. */
const TOKEN_LABEL = 'openclaw gateway shared token 1';

/** Made where it is not there yet; several who ask at the same moment get the same. */
export async function gatewayKey(places: Places): Promise<KeyObject> {
  await makePrivateDir(places.ownDir);
  // Damaged, it must fail: a new key would change the token behind everyone's back.
  const pem = await privateFileOnce(places.identityFile, () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  );
  return createPrivateKey(pem);
}

/** 43 characters with 256 bits of entropy, the same at every start. */
export function generatedToken(key: KeyObject): Secret {
  const bytes = key.export({ format: 'der', type: 'pkcs8' });
  return new Secret(createHmac('sha256', bytes).update(TOKEN_LABEL).digest('base64url'));
}

/** What clients may know of that key. */
export function gatewayIdentity(key: KeyObject): GatewayIdentity {
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32); // behind a header of fixed length
  return { deviceId: createHash('sha256').update(raw).digest('hex'), publicKey: raw.toString('base64url') };
}
