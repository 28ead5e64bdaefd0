/**
 * The parameters of `connect`, parsed once. Unknown fields are tolerated here and only here, because newer clients add
 * some; methods are strict.
 */
import { GATEWAY_CLIENT_IDS, GATEWAY_CLIENT_MODES } from '@openclaw/gateway-protocol/client-info';
import { z } from 'zod';
import { describeProblems } from './problems.ts';

const text = z.string().min(1);
/** Long enough for every official client; the frame limit bounds the whole anyway. */
const list = z.array(text).max(512);

/** Made when the first client comes: to make it, and the methods' own, took 3 ms of a start. */
const connectSchema = z.lazy(() =>
  z.object({
    minProtocol: z.int().min(1),
    maxProtocol: z.int().min(1),
    client: z.object({
      id: z.enum(GATEWAY_CLIENT_IDS),
      mode: z.enum(GATEWAY_CLIENT_MODES),
      version: text,
      platform: text,
      displayName: text.optional(),
      deviceFamily: text.optional(),
      modelIdentifier: text.optional(),
      instanceId: text.optional(),
      timeZone: text.max(64).optional(),
    }),
    role: text.default('operator'),
    scopes: list.default([]),
    caps: list.default([]),
    commands: list.default([]),
    permissions: z.record(z.string(), z.boolean()).optional(),
    auth: z
      .object({
        token: z.string().optional(),
        password: z.string().optional(),
        deviceToken: z.string().optional(),
        bootstrapToken: z.string().optional(),
      })
      .default({}),
    device: z.object({ id: text, publicKey: text, signature: text, signedAt: z.int().min(0), nonce: text }).optional(),
  }),
);

export type ConnectRequest = z.infer<typeof connectSchema>;
export type DeviceProof = NonNullable<ConnectRequest['device']>;

export function parseConnect(
  params: unknown,
): { readonly ok: true; readonly connect: ConnectRequest } | { readonly ok: false; readonly problems: string } {
  const parsed = connectSchema.safeParse(params);
  return parsed.success ? { ok: true, connect: parsed.data } : { ok: false, problems: describeProblems(parsed.error) };
}
