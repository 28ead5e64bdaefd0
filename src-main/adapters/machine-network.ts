/** What this machine looks like from the network. */
import os from 'node:os';
import { isContainer, type InterfaceFact, type Network } from '../gateway/index.ts';
import { homeFacts, homeOf } from './home.ts';
import { hostingPlatform } from './hosting-platforms.ts';
import { machineRouters } from './routers.ts';
import { storageNotice, storageOf } from './state-storage.ts';

/** `stateDir` is what should outlive a container. */
export function machineNetwork(env: NodeJS.ProcessEnv, stateDir: string): Network {
  const hostname = os.hostname().toLowerCase();
  const hosting = hostingPlatform(env);
  const facts = homeFacts(env);
  const home = homeOf(facts);
  const notice = storageNotice(home, storageOf(facts.mountInfo ?? '', stateDir), stateDir);
  return {
    names: [hostname, hostname.replace(/\..*$/, '')],
    home,
    insideContainer: isContainer(home),
    notices: notice === undefined ? [] : [notice],
    ...(hosting && { hosting }),
    // Read at each question: networks come and go while the gateway runs.
    interfaces: () =>
      Object.entries(os.networkInterfaces()).flatMap(([name, addresses]) =>
        (addresses ?? []).flatMap(({ address, cidr, internal }): InterfaceFact[] =>
          internal || cidr === null ? [] : [{ name, address, cidr }],
        ),
      ),
    routers: machineRouters,
  };
}
