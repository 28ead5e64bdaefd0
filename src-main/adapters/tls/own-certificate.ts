/** Makes a certificate of the gateway's own. Loaded only where one is made: the library is larger than all else here. */
import { createPrivateKey, createPublicKey, randomBytes, webcrypto } from 'node:crypto';
import net from 'node:net';
import ipaddr from 'ipaddr.js';
import { BitString, Integer, OctetString, Utf8String } from 'asn1js';
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CryptoEngine,
  Extension,
  ExtKeyUsage,
  GeneralName,
  GeneralNames,
  setEngine,
  Time,
  TimeType,
} from 'pkijs';

const DAY_MS = 86_400_000;
/** Clients remember its fingerprint: a new certificate means pairing every phone anew, so it lasts (as the official one). */
const YEARS = 10;

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' };

/**
 * For this key, on P-256; both are PEM. `names` are host names and addresses, for browsers, which look at them. Clients of
 * the protocol know it by its fingerprint alone.
 */
export async function makeCertificate(key: string, names: readonly string[], nowMs: number): Promise<string> {
  const engine = new CryptoEngine({ name: 'node', crypto: webcrypto });
  setEngine('node', engine);
  const [pkcs8, spki] = [
    createPrivateKey(key).export({ format: 'der', type: 'pkcs8' }),
    createPublicKey(key).export({ format: 'der', type: 'spki' }),
  ];
  const privateKey = await webcrypto.subtle.importKey('pkcs8', pkcs8, ECDSA, false, ['sign']);
  const publicKey = await webcrypto.subtle.importKey('spki', spki, ECDSA, true, ['verify']);
  const certificate = new Certificate();
  certificate.version = 2; // counted from zero: X.509 version 3
  certificate.serialNumber = new Integer({ valueHex: positive(randomBytes(16)) });
  const name = new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: 'openclaw-gateway' }) });
  certificate.subject.typesAndValues.push(name);
  certificate.issuer.typesAndValues.push(name);
  certificate.notBefore = time(nowMs - DAY_MS); // clocks differ
  certificate.notAfter = time(nowMs + YEARS * 365 * DAY_MS);
  const alternatives = new GeneralNames({ names: names.map(generalName) });
  certificate.extensions = [
    extension('2.5.29.19', new BasicConstraints({ cA: false }).toSchema().toBER(), true),
    extension('2.5.29.15', new BitString({ valueHex: new Uint8Array([0x80]).buffer, unusedBits: 7 }).toBER(), true),
    extension('2.5.29.37', new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.1'] }).toSchema().toBER()),
    ...(names.length === 0 ? [] : [extension('2.5.29.17', alternatives.toSchema().toBER())]),
  ];
  await certificate.subjectPublicKeyInfo.importKey(publicKey, engine);
  await certificate.sign(privateKey, 'SHA-256', engine);
  const lines =
    Buffer.from(certificate.toSchema().toBER())
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** Two digits of a year are read as 1950 to 2049; a clock may be wrong by more (RFC 5280, 4.1.2.5). */
function time(ms: number): Time {
  const value = new Date(ms);
  return new Time({ type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime, value });
}

function extension(extnID: string, extnValue: ArrayBuffer, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue });
}

function generalName(name: string): GeneralName {
  if (net.isIP(name) === 0) return new GeneralName({ type: 2, value: name });
  const bytes = new Uint8Array(ipaddr.parse(name).toByteArray());
  return new GeneralName({ type: 7, value: new OctetString({ valueHex: bytes.buffer }) });
}

/** The first bit is the sign. */
function positive(bytes: Buffer): ArrayBuffer {
  const copy = new Uint8Array(bytes);
  copy[0] = ((copy[0] ?? 0) & 0x7f) | 0x01;
  return copy.buffer;
}
