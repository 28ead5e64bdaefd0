import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Paths of the executables, by name. */
    proxyPrograms: Readonly<Record<'nginx' | 'haproxy' | 'apache2' | 'caddy' | 'openssl', string>>;
  }
}

/** Global setup of the proxy tests: finds the proxies once, or brings them. Where that fails, all of them fail. */
export default function setup(project: TestProject): void {
  const script = fileURLToPath(new URL('../../../scripts/proxies.mjs', import.meta.url));
  const output = execFileSync(process.execPath, [script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  project.provide('proxyPrograms', JSON.parse(output) as never);
}
