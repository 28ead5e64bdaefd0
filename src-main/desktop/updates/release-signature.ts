/**
 * A release is believed by its signature, not by the host that it comes from. What is signed binds product, version and
 * every file's name and hash, so an old or another product's release can't be passed off as this one's newest.
 */
import { createPublicKey, verify } from 'node:crypto';

export interface ReleaseFile {
  readonly url: string;
  /** Base64. */
  readonly sha512: string;
}

export interface Release {
  readonly version: string;
  readonly files: readonly ReleaseFile[];
  /** Ed25519, base64 (scripts/sign-updates.mjs). */
  readonly signature?: unknown;
}

const PRODUCT = 'openclaw-gateway-desktop';
/** What comes before a raw Ed25519 key in the form that Node reads. */
const SPKI_HEADER = Buffer.from('302a300506032b6570032100', 'hex');

/** The text under a release's signature; one value in a line, and none may hold a line's end. */
export function signedText({ version, files }: Pick<Release, 'version' | 'files'>): string {
  return [PRODUCT, version, ...files.flatMap(({ url, sha512 }) => [url, sha512])].join('\n');
}

/** `publicKey`: raw, base64. */
export function isSigned(release: Release, publicKey: string): boolean {
  const { signature, version, files } = release;
  const values = [version, ...files.flatMap(({ url, sha512 }) => [url, sha512])];
  if (typeof signature !== 'string' || files.length === 0 || values.some((value) => value.includes('\n'))) return false;
  const raw = Buffer.from(publicKey, 'base64');
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEADER, raw]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(signedText(release)), key, Buffer.from(signature, 'base64'));
}
