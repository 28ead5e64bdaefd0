/** The certificate that the gateway shows: by path from the config, or its own, made once (`gateway.tls`). */
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { createSecureContext } from 'node:tls';
import { errorWords, Secret, type TlsIdentity } from '../../gateway/index.ts';
import type { GatewayConfig } from '../config/schema/gateway-schema.ts';
import { atHome, type Places } from '../places.ts';
import { makePrivateDir, privateFileOnce } from '../private-file.ts';
import type { NoteFile } from '../config/source-files.ts';

export type TlsResult =
  | { readonly ok: true; readonly identity: TlsIdentity; readonly notices: readonly string[] }
  | { readonly ok: false; readonly why: string; readonly fix: string };

type TlsConfig = Pick<GatewayConfig['tls'], 'autoGenerate' | 'certPath' | 'keyPath'>;

const DAY_MS = 86_400_000;
/** A person needs some days to get a new one. */
const WARN_DAYS = 14;

/** `names` are the machine's host names and addresses, for a certificate that is made; `note` hears of both files. */
export async function tlsIdentity(
  places: Places,
  tls: TlsConfig,
  names: readonly string[],
  nowMs: number,
  note: NoteFile,
): Promise<TlsResult> {
  if ((tls.certPath === undefined) !== (tls.keyPath === undefined)) {
    const why = 'gateway.tls.certPath and gateway.tls.keyPath belong together, and only one of them is set.';
    return { ok: false, why, fix: 'Set both, or neither: then the gateway makes its own.' };
  }
  const certFile = expanded(tls.certPath) ?? places.tlsCertFile;
  const keyFile = expanded(tls.keyPath) ?? places.tlsKeyFile;
  note(certFile);
  note(keyFile);
  if (tls.certPath === undefined) {
    const made = await ensureOwn({ certFile, keyFile, mayMake: tls.autoGenerate, names, nowMs });
    if (made !== undefined) return made;
  }
  return await read({ certFile, keyFile, isOwn: tls.certPath === undefined }, nowMs);
}

/** Why it could not be had. Nothing is made: what the gateway would make at its start counts as there. */
export async function tlsProblem(
  places: Places,
  tls: TlsConfig,
  nowMs: number,
): Promise<(TlsResult & { ok: false }) | undefined> {
  const isToBeMade = tls.autoGenerate && tls.certPath === undefined && tls.keyPath === undefined;
  if (isToBeMade && !(await isThere(places.tlsCertFile))) return undefined;
  const found = await tlsIdentity(places, { ...tls, autoGenerate: false }, [], nowMs, () => undefined);
  return found.ok ? undefined : found;
}

/** Undefined once both files are there. */
async function ensureOwn(own: {
  readonly certFile: string;
  readonly keyFile: string;
  readonly mayMake: boolean;
  readonly names: readonly string[];
  readonly nowMs: number;
}): Promise<(TlsResult & { ok: false }) | undefined> {
  const { certFile, keyFile, mayMake, names, nowMs } = own;
  // The key is written first, so whoever sees a certificate sees its key as well.
  const hasCert = await isThere(certFile);
  const hasKey = await isThere(keyFile);
  if (hasCert && hasKey) return undefined;
  if (hasCert) {
    const why = `The key of the gateway's own certificate is gone: ${keyFile}.`;
    return { ok: false, why, fix: `Bring it back; or take ${certFile} away, and the gateway makes both anew.` };
  }
  if (!mayMake) {
    const why = `There is no certificate at ${certFile}, and gateway.tls.autoGenerate is false.`;
    return { ok: false, why, fix: 'Set gateway.tls.certPath and keyPath, or gateway.tls.autoGenerate to true.' };
  }
  const { makeCertificate } = await import('./own-certificate.ts');
  try {
    await makePrivateDir(path.dirname(keyFile));
    // Several may make it at the same moment: a start, and a look at the settings.
    const key = await privateFileOnce(keyFile, newKey);
    await privateFileOnce(certFile, () => makeCertificate(key, names, nowMs));
    return undefined;
  } catch (error) {
    const why = `The gateway's own certificate can't be made in ${path.dirname(keyFile)}: ${errorWords(error)}`;
    return { ok: false, why, fix: 'Make that folder yours to write, and see that its disk has room.' };
  }
}

function newKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ format: 'pem', type: 'pkcs8' })
    .toString();
}

async function read(
  { certFile, keyFile, isOwn }: { readonly certFile: string; readonly keyFile: string; readonly isOwn: boolean },
  nowMs: number,
): Promise<TlsResult> {
  const fix = 'Correct gateway.tls.certPath and gateway.tls.keyPath: PEM files that this user may read.';
  let certificate: X509Certificate;
  let chain: string;
  try {
    chain = await fs.readFile(certFile, 'utf8');
    certificate = new X509Certificate(chain);
  } catch (error) {
    return { ok: false, why: `The certificate ${certFile} can't be used: ${errorWords(error)}`, fix };
  }
  let key: string;
  try {
    key = await fs.readFile(keyFile, 'utf8');
    if (!certificate.checkPrivateKey(createPrivateKey(key))) {
      return { ok: false, why: `The key ${keyFile} is not the one of ${certFile}.`, fix };
    }
  } catch (error) {
    return { ok: false, why: `The key ${keyFile} can't be used: ${errorWords(error)}`, fix };
  }
  try {
    createSecureContext({ cert: chain, key }); // those that vouch for it may be broken as well
  } catch (error) {
    return { ok: false, why: `The certificate ${certFile} can't be used: ${errorWords(error)}`, fix };
  }
  return {
    ok: true,
    identity: {
      certificate: chain,
      key: new Secret(key),
      fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    },
    notices: validityNotice(certificate, { file: certFile, isOwn }, nowMs),
  };
}

function validityNotice(
  certificate: X509Certificate,
  { file, isOwn }: { readonly file: string; readonly isOwn: boolean },
  nowMs: number,
): readonly string[] {
  const anew =
    'Take the file away, and the gateway makes a new one. Devices that know its fingerprint are then paired anew.';
  const leftMs = Date.parse(certificate.validTo) - nowMs;
  if (Date.parse(certificate.validFrom) > nowMs) {
    const fix = `Set this computer’s clock. ${isOwn ? `Was it wrong when the certificate was made? ${anew}` : ''}`;
    const what = `The certificate ${file} is valid only from ${certificate.validFrom}: clients refuse it until then.`;
    return [`${what} ${fix}`.trim()];
  }
  if (leftMs > WARN_DAYS * DAY_MS) return [];
  const when = leftMs < 0 ? 'ended' : 'ends';
  const fix = isOwn ? anew : 'Renew it: the gateway takes up the new one by itself.';
  return [`The certificate ${file} ${when} on ${certificate.validTo}. ${fix}`];
}

async function isThere(file: string): Promise<boolean> {
  return await fs.access(file).then(
    () => true,
    () => false,
  );
}

function expanded(file: string | undefined): string | undefined {
  return file === undefined ? undefined : path.resolve(atHome(file));
}
