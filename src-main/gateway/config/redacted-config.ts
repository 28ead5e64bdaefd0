/**
 * The config as clients may see it. A text is shown only where its key is known to hold no secret: a list of what looks
 * like a secret would miss the next one.
 */
export const REDACTED = '__OPENCLAW_REDACTED__';

/** Paths below the top; `*` is any key or place in a list. */
const OPEN_TEXTS: ReadonlySet<string> = new Set([
  'gateway.mode',
  'gateway.bind',
  'gateway.customBindHost',
  'gateway.publicOrigin',
  'gateway.auth.mode',
  'gateway.trustedProxies.*',
  'gateway.controlUi.basePath',
  'gateway.controlUi.allowedOrigins.*',
  'gateway.nodes.commands.allow.*',
  'gateway.nodes.commands.deny.*',
  'gateway.tailscale.mode',
  'gateway.reload.mode',
  'discovery.mdns.mode',
]);

/** Deeper than any config goes; a deeper one is cut there. */
const DEEPEST = 32;

export function redactedConfig(value: unknown, path: readonly string[] = []): unknown {
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'string') return OPEN_TEXTS.has(path.join('.')) ? value : REDACTED;
  if (typeof value === 'number') return path[0] === 'gateway' ? value : REDACTED; // elsewhere a PIN may be a number
  if (typeof value !== 'object' || path.length >= DEEPEST) return REDACTED;
  if (Array.isArray(value)) return value.map((item: unknown) => redactedConfig(item, [...path, '*']));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactedConfig(item, [...path, key])]));
}
