/** What a gateway says of itself at a moment, from what it is and who is there. */
import type { Core } from './core.ts';
import { reachableAt } from './origin/address.ts';
import { tailnetAddresses } from './origin/tailnet.ts';
import type { GatewayPorts } from './ports.ts';
import type { GatewayStatus } from './protocol/desk.ts';
import { runFacts, type Run } from './run.ts';
import { unappliedWords } from './words/unapplied-words.ts';

interface Parts {
  readonly core: Core;
  readonly ports: Pick<GatewayPorts, 'host' | 'network'>;
  /** A sentence for each damaged file that was set aside. */
  readonly damage: readonly string[];
}

export function gatewayStatus(run: Run, { core, ports, damage }: Parts): GatewayStatus {
  const { host, network } = ports;
  const { registry, sessions, desk, door } = core;
  const facts = runFacts(run);
  const interfaces = network.interfaces();
  const [tailnet] = tailnetAddresses(interfaces);
  return {
    state: run.state,
    version: host.version,
    pid: host.pid,
    mode: host.mode,
    addresses: run.state === 'running' ? reachableAt(run.addresses, interfaces) : [],
    paired: registry.size,
    connected: sessions.connectedDevices,
    waiting: desk.waitingRoom.size,
    notices: [
      ...(facts.unapplied === undefined ? [] : [unappliedWords(facts.unapplied)]),
      ...network.notices,
      ...damage,
      ...door.notices(),
    ],
    home: network.home,
    ...(tailnet !== undefined && { tailnet }),
    ...facts,
  };
}
