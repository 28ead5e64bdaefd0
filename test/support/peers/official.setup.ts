import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

export interface OfficialPlaces {
  /** The Node that the official software needs. */
  readonly node: string;
  /** The script of the official command, for that Node. */
  readonly openclaw: string;
  /** The folder of the official Control UI's files. */
  readonly controlUi: string;
  /** Where that Node keeps compiled code from one start to the next. */
  readonly compileCache: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    official: OfficialPlaces;
  }
}

/** Global setup of the tests against the official software: fetches it once. Where that fails, all of them fail. */
export default function setup(project: TestProject): void {
  const script = fileURLToPath(new URL('../../../scripts/peers.mjs', import.meta.url));
  const output = execFileSync(process.execPath, [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  project.provide('official', JSON.parse(output) as OfficialPlaces);
}
