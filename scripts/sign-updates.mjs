// Signs what a release offers for updating: adds a line to each latest*.yml in a folder. Without it no app believes the
// release. Runs with Node 22.18 or newer, which reads TypeScript.
//   UPDATE_SIGNING_KEY=… node scripts/sign-updates.mjs FOLDER        the key: PKCS #8, base64
//   node scripts/sign-updates.mjs --new-key                          prints a new pair
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { signedText } from '../src-main/desktop/updates/release-signature.ts';

function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  console.log(`UPDATE_PUBLIC_KEY=${raw.toString('base64')}`);
  console.log(`UPDATE_SIGNING_KEY=${privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')}`);
}

/** electron-builder writes these files, always in this form; anything else is not signed. */
function releaseOf(text, name) {
  const version = /^version: ([0-9A-Za-z.+-]+)$/m.exec(text)?.[1];
  const files = [...text.matchAll(/^ {2}- url: (\S+)\n {4}sha512: ([A-Za-z0-9+/=]+)$/gm)].map(([, url, sha512]) => ({
    url,
    sha512,
  }));
  const named = text.match(/^ {2}- url:/gm)?.length ?? 0;
  if (version === undefined || files.length === 0 || files.length !== named) {
    throw new Error(`${name} is not as electron-builder writes it.`);
  }
  if (/^signature:/m.test(text)) throw new Error(`${name} is signed already.`);
  return { version, files };
}

function signFolder(folder) {
  const key = createPrivateKey({
    key: Buffer.from(process.env.UPDATE_SIGNING_KEY ?? '', 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const names = fs.readdirSync(folder).filter((name) => /^latest.*\.yml$/.test(name));
  if (names.length === 0) throw new Error(`There is no latest*.yml in ${folder}.`);
  for (const name of names) {
    const file = path.join(folder, name);
    const text = fs.readFileSync(file, 'utf8');
    const signature = sign(null, Buffer.from(signedText(releaseOf(text, name))), key).toString('base64');
    fs.writeFileSync(file, `${text.trimEnd()}\nsignature: ${signature}\n`);
    console.log(`Signed ${name}.`);
  }
}

try {
  const [what] = process.argv.slice(2);
  if (what === '--new-key') newKey();
  else if (what === undefined) throw new Error('Say which folder.');
  else signFolder(what);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
