/** What this machine looks like from the network. */
import fs from 'node:fs';
import os from 'node:os';
import type { InterfaceFact, Network } from '../gateway/index.ts';

export function machineNetwork(env: NodeJS.ProcessEnv): Network {
  const hostname = os.hostname().toLowerCase();
  return {
    names: [hostname, hostname.replace(/\..*$/, '')],
    insideContainer:
      fs.existsSync('/.dockerenv') ||
      fs.existsSync('/run/.containerenv') ||
      env['KUBERNETES_SERVICE_HOST'] !== undefined,
    // Read at each question: networks come and go while the gateway runs.
    interfaces: () =>
      Object.entries(os.networkInterfaces()).flatMap(([name, addresses]) =>
        (addresses ?? []).flatMap(({ address, cidr, internal }): InterfaceFact[] =>
          internal || cidr === null ? [] : [{ name, address, cidr }],
        ),
      ),
  };
}
