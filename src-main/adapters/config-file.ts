/** Reads the official config file. It is read here, never written. */
import fs from 'node:fs/promises';
import JSON5 from 'json5';
import { z } from 'zod';
import type { ConfigFile, GatewayFault } from '../gateway/index.ts';
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
  { readonly ok: true; readonly config: GatewayConfig } | { readonly ok: false; readonly fault: GatewayFault };

export async function readConfig(file: string): Promise<ConfigResult> {
  let text: string;
  try {
    text = await fs.readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { ok: true, config: {} };
    return invalid(file, error instanceof Error ? error.message : String(error));
  }
  let value: unknown;
  try {
    value = JSON5.parse(text);
  } catch (error) {
    return invalid(syntaxPlace(file, error), 'It is not valid JSON5: '.concat(syntaxProblem(error)));
  }
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return { ok: true, config: parsed.data.gateway ?? {} };
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('.') ?? '';
  const names = issue?.code === 'unrecognized_keys' ? issue.keys.map((key) => `"${key}"`).join(', ') : '';
  return invalid(file, names === '' ? `${at}: ${issue?.message ?? 'invalid'}` : `${at}: Unrecognized key: ${names}`);
}

/** As it is, for showing; whether the gateway can use it is for `readConfig` to say. */
export function configFileAt(path: string): ConfigFile {
  return async () => {
    const text = await fs.readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) return { path };
    try {
      return { path, text, value: JSON5.parse(text) };
    } catch {
      return { path, text };
    }
  };
}

function invalid(where: string, why: string): ConfigResult {
  return {
    ok: false,
    fault: {
      code: 'config-invalid',
      what: `The config cannot be used: ${where}`,
      why,
      fix: 'Correct the file and start the gateway again. It was left as it is, and nobody is let in meanwhile.',
    },
  };
}

/** `file:line:column`, as editors open it. */
function syntaxPlace(file: string, error: unknown): string {
  const { lineNumber, columnNumber } = error as { lineNumber?: number; columnNumber?: number };
  return lineNumber === undefined ? file : `${file}:${String(lineNumber)}:${String(columnNumber ?? 1)}`;
}

function syntaxProblem(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, '') : String(error);
}
