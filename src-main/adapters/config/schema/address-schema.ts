/** Texts in the config that are addresses: of proxies, of the page, of the gateway as people open it. */
import { z } from 'zod';
import { parseProxyRange, type ProxyRange } from '../../../gateway/index.ts';

const LONGEST_QUOTE = 60;

export const trustedProxiesSchema = z.array(
  z.string().transform((text, context): ProxyRange => {
    const parsed = parseProxyRange(text);
    if (parsed.ok) return parsed.range;
    const message =
      `${JSON.stringify(text.slice(0, LONGEST_QUOTE))} ${parsed.problem}. ` +
      'Allowed are addresses such as 172.18.0.5 and ranges such as 10.0.0.0/8 or fd00::/8.';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
);

const LOOPBACK_ORIGIN = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** In lower case and without a slash at its end. */
export const publicOriginSchema = z.string().transform((text, context) => {
  const origin = URL.canParse(text) ? new URL(text) : undefined;
  const isBare = origin !== undefined && origin.href.replace(/\/$/, '') === origin.origin;
  if (isBare && (origin.protocol === 'https:' || LOOPBACK_ORIGIN.test(origin.origin))) return origin.origin;
  context.addIssue({
    code: 'custom',
    message: 'needs an https origin without a path, such as https://gateway.example',
  });
  return z.NEVER;
});

/** Empty for the root, otherwise with a slash at its start and none at its end. */
export const basePathSchema = z
  .string()
  .regex(/^\/?([\w~-][\w.~-]*\/?)*$/, 'needs a path such as /openclaw')
  .transform((path) => {
    const bare = path.replace(/^\/|\/$/g, '');
    return bare === '' ? '' : `/${bare}`;
  });
