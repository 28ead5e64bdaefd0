// The reverse proxies that the tests put in front of the gateway. Prints where they are, as JSON by their names.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, installCommand, installDaemons, isRoot, PROXY_PROGRAMS } from './system-packages.mjs';

/** Installs what is missing where that is allowed; throws with the command to type where it is not. */
export function requireProxies() {
  const missing = () => Object.keys(PROXY_PROGRAMS).filter((program) => findProgram(program) === undefined);
  const packages = missing().map((program) => PROXY_PROGRAMS[program]);
  if (packages.length > 0) {
    if (process.platform !== 'linux' || !isRoot) {
      throw new Error(`The proxy tests need more: sudo ${installCommand(packages).join(' ')}`);
    }
    console.error(`Installing what the proxy tests need: ${packages.join(' ')} …`);
    installDaemons(packages);
    if (missing().length > 0) throw new Error(`Installed, but still not found: ${missing().join(' ')}`);
  }
  return Object.fromEntries(Object.keys(PROXY_PROGRAMS).map((program) => [program, findProgram(program)]));
}

if (path.resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  try {
    console.log(JSON.stringify(requireProxies()));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
