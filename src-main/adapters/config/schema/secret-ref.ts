/** A secret that stands elsewhere, as the official config names it: in a variable, a file, or with a program. */
import { z } from 'zod';

const provider = z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/);

export const secretRefSchema = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('env'), provider, id: z.string().regex(/^[A-Z][A-Z0-9_]{0,127}$/) }),
  z.strictObject({ source: z.literal('file'), provider, id: z.string().regex(/^(\/.*|value)$/) }),
  // Named here so that they are refused for what they are.
  z.strictObject({ source: z.enum(['exec', 'store']), provider, id: z.string() }),
]);

export type SecretRef = z.output<typeof secretRefSchema>;

/** What a key for a secret may say. One that is not looked up, because something else holds, says nothing. */
export const secretText = z
  .union([z.string(), secretRefSchema])
  .transform((text) => (typeof text === 'string' ? text : undefined));

export const secretProviderSchema = z.discriminatedUnion('source', [
  z.looseObject({ source: z.literal('env'), allowlist: z.array(z.string()).optional() }),
  z.looseObject({
    source: z.literal('file'),
    path: z.string().min(1),
    mode: z.enum(['json', 'singleValue']).default('json'),
  }),
]);
