/** What this machine looks like from the network. */
import os from 'node:os';
import { isContainer, type Home, type InterfaceFact, type Network } from '../gateway/index.ts';
import { homeOf, type HomeFacts } from './home.ts';
import { hostingPlatform } from './hosting-platforms.ts';
import { machineRouters } from './routers.ts';
import { storageNotice, storageOf } from './state/state-storage.ts';

interface Machine {
  readonly facts: HomeFacts;
  readonly home: Home;
  /** What should outlive a container. */
  readonly stateDir: string;
}

export function machineNetwork({ facts, home, stateDir }: Machine): Network {
  const hostname = os.hostname().toLowerCase();
  const hosting = hostingPlatform(facts.env);
  const notice = storageNotice(home, storageOf(facts.mountInfo ?? '', stateDir), stateDir);
  return {
    names: [hostname, hostname.replace(/\..*$/, '')],
    home,
    // Whoever sits in front of it: others still come through its bridge.
    insideContainer: isContainer(homeOf(facts, false)),
    notices: notice === undefined ? [] : [notice],
    ...(hosting && { hosting }),
    interfaces: machineInterfaces,
    routers: machineRouters,
  };
}

/** Read at each question: networks come and go while the gateway runs. */
export function machineInterfaces(): readonly InterfaceFact[] {
  return Object.entries(os.networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? []).flatMap(({ address, cidr, internal }): InterfaceFact[] =>
      internal || cidr === null ? [] : [{ name, address, cidr }],
    ),
  );
}
