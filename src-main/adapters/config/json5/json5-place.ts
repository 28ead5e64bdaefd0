/** Where in a JSON5 text a key stands, as editors count. */
import { json5Tree, type Json5Node } from './json5-tree.ts';

/** `line:column` of the key at this path, or of the last part of it that is there; undefined where the text is too odd. */
export function json5Place(text: string, path: readonly string[]): string | undefined {
  let node: Json5Node;
  try {
    node = json5Tree(text).root;
  } catch {
    return undefined;
  }
  let at = node.start;
  for (const key of path) {
    if (node.kind === 'scalar') break;
    const isList = node.kind === 'list';
    const item = isList ? node.items[Number(key)] : node.items.findLast((member) => member.key === key);
    if (item === undefined) break;
    at = item.start;
    node = item.value;
  }
  const before = text.slice(0, at).split('\n');
  return `${String(before.length)}:${String((before.at(-1)?.length ?? 0) + 1)}`;
}
