/**
 * What a node answered, as what it is. It comes from a device, so nothing in it is trusted: a picture is one of four kinds
 * that run nothing, everything else is text, and what would move or hide the text around it is written out.
 */
import { t } from '../language/t.ts';

export type NodeResult =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'picture'; readonly source: string; readonly format: string }
  | { readonly kind: 'too-large'; readonly characters: number }
  | {
      readonly kind: 'place';
      readonly latitude: number;
      readonly longitude: number;
      readonly accuracyMetres?: number;
      /** To be copied: the page itself fetches nothing from elsewhere. */
      readonly map: string;
    }
  | { readonly kind: 'program'; readonly exitCode?: number; readonly output: string; readonly errors: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'json'; readonly text: string };

/** Of base64: official nodes keep pictures below five megabytes. */
const PICTURE_LENGTH = 8_000_000;
/** More is not read by anyone, and would hold up the page. */
const TEXT_LENGTH = 200_000;
const FORMATS: Readonly<Record<string, string>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
};
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const DATA_URL = /^data:image\/([a-z]+);base64,/;

export function readNodeResult(payload: unknown): NodeResult {
  if (payload === undefined || payload === null) return { kind: 'nothing' };
  if (typeof payload === 'string') return pictureIn(payload) ?? { kind: 'text', text: safeText(payload) };
  if (typeof payload !== 'object') return { kind: 'json', text: safeText(JSON.stringify(payload)) };
  const fields = payload as Readonly<Record<string, unknown>>;
  return pictureOf(fields) ?? placeOf(fields) ?? programOf(fields) ?? { kind: 'json', text: safeText(asJson(payload)) };
}

/** Control characters, and those that turn text around or take no room, are written out; the end of very much is cut. */
export function safeText(text: string): string {
  const kept =
    text.length <= TEXT_LENGTH ? text : `${text.slice(0, TEXT_LENGTH)}\n${t('nodeCall.cut', { length: text.length })}`;
  // Tab and line feed are the only ones that a text needs.
  return kept.replaceAll(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu,
    (character) => (character === '\r' ? '' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

function pictureIn(text: string): NodeResult | undefined {
  const format = DATA_URL.exec(text)?.[1];
  return format === undefined ? undefined : picture(format, text.slice(text.indexOf(',') + 1));
}

function pictureOf({ format, base64 }: Readonly<Record<string, unknown>>): NodeResult | undefined {
  return typeof format === 'string' && typeof base64 === 'string' ? picture(format, base64) : undefined;
}

function picture(format: string, base64: string): NodeResult | undefined {
  const known = Object.hasOwn(FORMATS, format.toLowerCase()) ? FORMATS[format.toLowerCase()] : undefined;
  if (known === undefined) return undefined;
  if (base64.length > PICTURE_LENGTH) return { kind: 'too-large', characters: base64.length };
  if (!BASE64.test(base64)) return undefined;
  return { kind: 'picture', source: `data:image/${known};base64,${base64}`, format: known };
}

function placeOf(fields: Readonly<Record<string, unknown>>): NodeResult | undefined {
  const latitude = numberOf(fields['lat'] ?? fields['latitude']);
  const longitude = numberOf(fields['lon'] ?? fields['lng'] ?? fields['longitude']);
  if (latitude === undefined || longitude === undefined) return undefined;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  const accuracyMetres = numberOf(fields['accuracyMeters']);
  const [at, on] = [latitude.toFixed(5), longitude.toFixed(5)];
  return {
    kind: 'place',
    latitude,
    longitude,
    ...(accuracyMetres !== undefined && { accuracyMetres }),
    map: `https://www.openstreetmap.org/?mlat=${at}&mlon=${on}#map=16/${at}/${on}`,
  };
}

function programOf({ stdout, stderr, exitCode }: Readonly<Record<string, unknown>>): NodeResult | undefined {
  if (typeof stdout !== 'string' && typeof stderr !== 'string') return undefined;
  const code = numberOf(exitCode);
  return {
    kind: 'program',
    ...(code !== undefined && { exitCode: code }),
    output: typeof stdout === 'string' ? safeText(stdout) : '',
    errors: typeof stderr === 'string' ? safeText(stderr) : '',
  };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function asJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
