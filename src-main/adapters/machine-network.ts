/** What this machine looks like from the network. */
import fs from 'node:fs';
import os from 'node:os';
import type { InterfaceFact, Network } from '../gateway/index.ts';
import { hostingPlatform } from './hosting-platforms.ts';

export function machineNetwork(env: NodeJS.ProcessEnv): Network {
  const hostname = os.hostname().toLowerCase();
  const hosting = hostingPlatform(env);
  return {
    names: [hostname, hostname.replace(/\..*$/, '')],
    insideContainer:
      fs.existsSync('/.dockerenv') ||
      fs.existsSync('/run/.containerenv') ||
      env['KUBERNETES_SERVICE_HOST'] !== undefined,
    ...(hosting && { hosting }),
    // Read at each question: networks come and go while the gateway runs.
    interfaces: () =>
      Object.entries(os.networkInterfaces()).flatMap(([name, addresses]) =>
        (addresses ?? []).flatMap(({ address, cidr, internal }): InterfaceFact[] =>
          internal || cidr === null ? [] : [{ name, address, cidr }],
        ),
      ),
  };
}
