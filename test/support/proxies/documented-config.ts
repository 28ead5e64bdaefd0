/** The configurations of docs/proxies.md, so that what the tests run is what people copy. */
import fs from 'node:fs';
import path from 'node:path';

const FILE = path.join(import.meta.dirname, '../../../docs/proxies.md');

export type ConfigName = 'https' | 'plain' | 'behind another proxy' | 'under a path';

/** The code block below the heading `### <proxy>: <name>`. */
export function documentedConfig(proxy: string, name: ConfigName): string {
  const text = fs.readFileSync(FILE, 'utf8');
  const section = text.split(/^### /m).find((part) => part.startsWith(`${proxy}: ${name}\n`));
  const block = /^```\w+\n(.*?)^```$/ms.exec(section ?? '')?.[1];
  if (block === undefined) throw new Error(`docs/proxies.md has no configuration “${proxy}: ${name}”`);
  return block;
}
