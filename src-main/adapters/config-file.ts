/** Reads the official config file. What it may say is known here; how it is written is config-writer.ts. */
import fs from 'node:fs/promises';
import JSON5 from 'json5';
import { z } from 'zod';
import type { ConfigFile, ConfigIssue, GatewayFault } from '../gateway/index.ts';
import { json5Place } from './json5/json5-place.ts';
import { basePathSchema, publicOriginSchema, trustedProxiesSchema, trustedProxyAuthSchema } from './proxy-config.ts';

/** Official keys that this version acts on. Others are left alone, but an unknown key under `gateway` is a typo. */
const configSchema = z.looseObject({
  gateway: z
    .strictObject({
      port: z.int().min(1).max(65_535).optional(),
      bind: z.enum(['loopback', 'lan', 'custom', 'auto', 'tailnet']).optional(),
      customBindHost: z.string().min(1).optional(),
      auth: z
        .looseObject({
          mode: z.enum(['token', 'password', 'none', 'trusted-proxy']).optional(),
          token: z.string().optional(),
          password: z.string().optional(),
          identityScopes: z.unknown().optional(),
          trustedProxy: trustedProxyAuthSchema.optional(),
          rateLimit: z
            .looseObject({
              maxAttempts: z.int().min(1).optional(),
              windowMs: z.int().min(1).optional(),
              lockoutMs: z.int().min(1).optional(),
            })
            .optional(),
        })
        .optional(),
      mode: z.enum(['local', 'remote']).optional(),
      tls: z.looseObject({ enabled: z.boolean().optional() }).optional(),
      controlUi: z
        .looseObject({ allowedOrigins: z.array(z.string()).optional(), basePath: basePathSchema.optional() })
        .optional(),
      publicOrigin: publicOriginSchema.optional(),
      trustedProxies: trustedProxiesSchema.optional(),
      allowRealIpFallback: z.boolean().optional(),
      nodes: z
        .looseObject({
          commands: z
            .looseObject({ allow: z.array(z.string()).optional(), deny: z.array(z.string()).optional() })
            .optional(),
        })
        .optional(),
      // Known to the official gateway; this version does not act on them yet.
      ...Object.fromEntries(
        ['remote', 'tailscale', 'reload', 'roles', 'tools', 'http', 'push', 'terminal'].map((key) => [
          key,
          z.unknown().optional(),
        ]),
      ),
    })
    .optional(),
});

export type GatewayConfig = NonNullable<z.infer<typeof configSchema>['gateway']>;

export type ConfigResult =
  | { readonly ok: true; readonly config: GatewayConfig }
  | { readonly ok: false; readonly fault: GatewayFault; readonly issues: readonly ConfigIssue[] };

export async function readConfig(file: string): Promise<ConfigResult> {
  try {
    return parseConfig(await fs.readFile(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { ok: true, config: {} };
    return invalid(file, '', error instanceof Error ? error.message : String(error));
  }
}

/** `file` is only named. */
export function parseConfig(text: string, file: string): ConfigResult {
  const read = parseJson5(text);
  if (!read.ok) {
    return invalid(read.place === '' ? file : `${file}:${read.place}`, '', `It is not valid JSON5: ${read.problem}`);
  }
  const parsed = configSchema.safeParse(read.value);
  if (parsed.success) return { ok: true, config: parsed.data.gateway ?? {} };
  const [issue] = parsed.error.issues;
  const path = issue?.path.map(String) ?? [];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const names = unknown.map((key) => `"${key}"`).join(', ');
  const place = json5Place(text, [...path, ...unknown.slice(0, 1)]);
  return invalid(
    place === undefined ? file : `${file}:${place}`,
    path.join('.'),
    names === '' ? (issue?.message ?? 'invalid') : `Unrecognized key: ${names}`,
  );
}

/** Whether this version does anything with what stands at this path; what it ignores is not for it to write. */
export function isActedOn(path: readonly string[]): boolean {
  let schema: unknown = configSchema;
  for (const key of path) {
    const known = unwrapped(schema);
    if (!(known instanceof z.ZodObject)) break; // inside a list
    if (!Object.hasOwn(known.shape, key)) return false;
    schema = known.shape[key];
  }
  return !(unwrapped(schema) instanceof z.ZodUnknown);
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema;
}

/** As it is, for showing; whether the gateway can use it is for `readConfig` to say. */
export function configFileAt(path: string): ConfigFile {
  return async () => {
    const text = await fs.readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) return { path };
    const read = parseJson5(text);
    return { path, text, ...(read.ok && { value: read.value }) };
  };
}

function invalid(where: string, path: string, message: string): ConfigResult {
  return {
    ok: false,
    issues: [{ path, message }],
    fault: {
      code: 'config-invalid',
      what: `The config cannot be used: ${where}`,
      why: path === '' ? message : `${path}: ${message}`,
      fix: 'Correct the file and start the gateway again. It was left as it is, and nobody is let in meanwhile.',
    },
  };
}

export type Json5Result =
  | { readonly ok: true; readonly value: unknown }
  /** `place` is `line:column`, as editors open it, where that is known. */
  | { readonly ok: false; readonly problem: string; readonly place: string };

export function parseJson5(text: string): Json5Result {
  try {
    return { ok: true, value: JSON5.parse<unknown>(text) };
  } catch (error) {
    const { lineNumber, columnNumber } = error as { lineNumber?: number; columnNumber?: number };
    const place = lineNumber === undefined ? '' : `${String(lineNumber)}:${String(columnNumber ?? 1)}`;
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: message.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, ''), place };
  }
}
