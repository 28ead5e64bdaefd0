/** `gateway.auth`: who may ask to be let in, and how often a wrong secret may be tried. */
import { z } from 'zod';
import { DEFAULT_ATTEMPT_LIMITS } from '../../../gateway/index.ts';
import { key, section, unused } from './key.ts';
import { secretText } from './secret-ref.ts';

const headerName = () =>
  z
    .string()
    .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is no header name')
    .transform((name) => name.toLowerCase());

const trustedProxySchema = z.strictObject({
  userHeader: key(headerName(), 'after a restart', 'The header in which the proxy names who signed in.'),
  requiredHeaders: key(
    z.array(headerName()).default([]),
    'after a restart',
    'Headers that must be there as well, so that a request past the sign-in is refused.',
  ),
  allowUsers: key(
    z.array(z.string()).default([]),
    'after a restart',
    'Who may come through the proxy. Empty: everyone who signed in there.',
  ),
  allowLoopback: key(
    z.boolean().default(false),
    'after a restart',
    'Takes the word of a proxy on this computer too. Any program here could then name itself in the header.',
  ),
  cloudflareAccessOidc: unused(
    'Would let people in by their Cloudflare sign-in alone. Here a person approves each device.',
  ),
  deviceAutoApprove: key(
    z.strictObject({ enabled: z.boolean().optional(), scopes: z.unknown().optional() }).optional(),
    'no effect here',
    'Would approve devices without a person. Here a person approves each.',
  ),
});

const count = (standard: number) => z.int().min(1).default(standard);

export const authSchema = section({
  mode: key(
    z.enum(['token', 'password', 'none', 'trusted-proxy']).optional(),
    'after a restart',
    'What a device shows to ask: the shared token, the shared password, nothing, or that the proxy in front signed its person in. Each device is approved by a person all the same. By default `token`; `password` where only a password is set. `none` is refused where others can reach the gateway.',
  ),
  token: key(
    secretText.optional(),
    'at once',
    'The shared token; better as `"${OPENCLAW_GATEWAY_TOKEN}"` or as a SecretRef than in the file. Unset: that variable, then one that the gateway makes. A change cuts off who came by the old one.',
  ),
  password: key(
    secretText.optional(),
    'at once',
    'The shared password of mode `password`. Unset: the variable `OPENCLAW_GATEWAY_PASSWORD`.',
  ),
  trustedProxy: trustedProxySchema.optional(),
  rateLimit: section({
    maxAttempts: key(
      count(DEFAULT_ATTEMPT_LIMITS.maxAttempts),
      'at once',
      'So many wrong secrets from one address lock it out. Paired devices are never locked out.',
    ),
    windowMs: key(count(DEFAULT_ATTEMPT_LIMITS.windowMs), 'at once', 'Within so many milliseconds.'),
    lockoutMs: key(count(DEFAULT_ATTEMPT_LIMITS.lockoutMs), 'at once', 'For so many milliseconds.'),
    exemptLoopback: unused('This computer is never exempt here: what comes from it may come through a tunnel.'),
  }),
  allowTailscale: unused('Would let people in by their Tailscale identity.'),
  identityScopes: unused('Would grant rights by who signed in at the proxy. Here a person approves them.'),
});
