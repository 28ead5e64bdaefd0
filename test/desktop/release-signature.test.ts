/** Which releases are believed: only what was signed, as it was signed. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import { isSigned, signedText, type Release } from '../../src-main/desktop/updates/release-signature.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
const file = { url: 'openclaw-gateway-desktop-1.1.0.AppImage', sha512: 'aGFzaA==' };
const unsigned = { version: '1.1.0', files: [file] };
const signatureOf = (text: string): string => sign(null, Buffer.from(text), privateKey).toString('base64');
const release: Release = { ...unsigned, signature: signatureOf(signedText(unsigned)) };

it('believes what its makers signed', () => {
  expect(isSigned(release, raw)).toBe(true);
  expect(isSigned({ ...release, releaseDate: 'not part of it' } as Release, raw)).toBe(true);
});

it.each<[string, Release]>([
  ['no signature', unsigned],
  ['a signature that is none', { ...release, signature: 'bm9uZQ==' }],
  ['a signature of another kind', { ...release, signature: 42 }],
  ['another version', { ...release, version: '1.2.0' }],
  ['another file', { ...release, files: [{ ...file, sha512: 'b3RoZXI=' }] }],
  ['another name', { ...release, files: [{ ...file, url: 'other.AppImage' }] }],
  ['one more file', { ...release, files: [file, file] }],
  ['no file at all', { version: '1.1.0', files: [], signature: signatureOf('openclaw-gateway-desktop\n1.1.0') }],
  ['another product', { ...unsigned, signature: signatureOf(signedText(unsigned).replace('openclaw', 'other')) }],
  ['values that run into each other', { ...release, version: `1.1.0\n${file.url}\n${file.sha512}`, files: [] }],
  [
    'a value with a line of its own',
    {
      version: '1.1.0',
      files: [{ url: `a\nb`, sha512: 'c' }],
      signature: signatureOf('openclaw-gateway-desktop\n1.1.0\na\nb\nc'),
    },
  ],
])('does not believe %s', (_what, spoiled) => {
  expect(isSigned(spoiled, raw)).toBe(false);
});

it('does not believe another’s key', () => {
  const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  expect(isSigned(release, other.toString('base64'))).toBe(false);
});
