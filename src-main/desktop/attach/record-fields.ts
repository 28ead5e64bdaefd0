/** Fields of what a gateway elsewhere sends: of the right kind, fit to be shown, and never more than a person reads. */
import { z } from 'zod';
import { displayText } from '../../gateway/index.ts';

const LONGEST_TOKEN = 200;
const LONGEST_LIST = 200;

/** A name or a like claim of a device. */
export const shown = z.string().transform(displayText).catch('');

/** An address, a platform, the name of a scope: one word, compared as it is. */
export const word = z
  .string()
  .transform((text) => displayText(text.slice(0, LONGEST_TOKEN)))
  .catch('');

export const words = z
  .array(z.unknown())
  .transform((items) =>
    items.slice(0, LONGEST_LIST).flatMap((item) => (typeof item === 'string' ? [displayText(item)] : [])),
  )
  .catch([]);

export const flags = z
  .record(z.string(), z.unknown())
  .transform((record): Readonly<Record<string, boolean>> => {
    const known = Object.entries(record).slice(0, LONGEST_LIST);
    return Object.fromEntries(
      known.flatMap(([name, on]) => (typeof on === 'boolean' ? [[displayText(name), on] as const] : [])),
    );
  })
  .catch({});

export const timeMs = z.number().int().nonnegative().max(8.64e15).catch(0);
export const count = z.number().int().nonnegative().catch(0);
export const flag = z.boolean().catch(false);
export const requestId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/);
export const deviceId = z.string().regex(/^[0-9a-f]{64}$/);
export const role = z.enum(['operator', 'node']);

export const locality = z.enum(['local-native', 'local-browser', 'proxied', 'remote']);

/** Those items that are what they should be; the others are left out. */
export function itemsOf<T>(schema: z.ZodType<T>, value: unknown, most: number): T[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, most).flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

const session = z.object({ connId: word, role, address: word, locality, connectedAtMs: timeMs, clientId: word });
/** By its times alone. */
const token = z.object({ role, createdAtMs: timeMs, usedAtMs: timeMs.optional() });

export const sessions = z.unknown().transform((items) => itemsOf(session, items, LONGEST_LIST));
export const tokens = z.unknown().transform((items) => itemsOf(token, items, LONGEST_LIST));
