/** Ranges of proxies as the config would have them. */
import { parseProxyRange, type ProxyRange } from '../../src-main/gateway/index.ts';

export function proxyRanges(...texts: readonly string[]): readonly ProxyRange[] {
  return texts.map((text) => {
    const parsed = parseProxyRange(text);
    if (!parsed.ok) throw new Error(`${text} ${parsed.problem}`);
    return parsed.range;
  });
}
