import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    electronExecutable: string;
  }
}

/** Global setup of the end-to-end tests: finds the Electron runtime once, for all of them. */
export default function setup(project: TestProject): void {
  const script = fileURLToPath(new URL('../../../scripts/electron-runtime.mjs', import.meta.url));
  const output = execFileSync(process.execPath, [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  project.provide('electronExecutable', output.trim());
}
