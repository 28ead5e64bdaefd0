/** Tells the network where the gateway is while the gateway's status says so, and says goodbye when it no longer does. */
import os from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import type { CiaoService, Responder } from '@homebridge/ciao';
import type { Logger, Network, PairingDesk } from '../../gateway/index.ts';
import { OneAtATime } from '../../gateway/index.ts';
import { announcementOf, SERVICE, type Announcement } from './announcement.ts';

export interface DiscoveryHost {
  readonly desk: Pick<PairingDesk, 'status' | 'subscribe'>;
  readonly logger: Logger;
  readonly env: NodeJS.ProcessEnv;
  readonly network: Pick<Network, 'interfaces'>;
}

interface Told {
  readonly announcement: Announcement;
  readonly responder: Responder;
  readonly service: CiaoService;
}

/** The returned function says goodbye and ends it. */
export function startDiscovery({ desk, logger, env, network }: DiscoveryHost): () => Promise<void> {
  const hostname = env['OPENCLAW_MDNS_HOSTNAME'] || os.hostname();
  const turns = new OneAtATime();
  let wanted: Announcement | undefined;
  let told: Told | undefined;

  const follow = async (): Promise<void> => {
    if (isDeepStrictEqual(told?.announcement, wanted)) return;
    const before = told;
    told = undefined;
    if (before !== undefined) await takeBack(before);
    const next = wanted;
    if (next === undefined) return;
    try {
      told = await announce(next);
      logger.info('the network is told where the gateway is', { name: next.name, addresses: next.addresses });
    } catch (error) {
      logger.warn('the network could not be told where the gateway is', { error }); // a change of it is tried again
    }
  };
  const look = (): void => {
    wanted = announcementOf(desk.status(), { hostname, interfaces: network.interfaces() });
    if (!isDeepStrictEqual(told?.announcement, wanted)) void turns.run(follow);
  };
  const unsubscribe = desk.subscribe(({ type }) => {
    if (type === 'status') look();
  });
  look();
  return async () => {
    unsubscribe();
    wanted = undefined;
    await turns.run(follow);
  };
}

async function announce(announcement: Announcement): Promise<Told> {
  const { name, hostname, port, txt, addresses } = announcement;
  // Not by the library's index, which would also change how all errors of this program are printed.
  const { Responder } = await import('@homebridge/ciao/lib/Responder.js');
  const responder = Responder.getResponder({ interface: [...addresses] });
  const service = responder.createService({
    ...{ name, hostname, port, txt: { ...txt } },
    type: SERVICE,
    disabledIpv6: true,
    restrictedAddresses: [...addresses],
  });
  try {
    await service.advertise();
  } catch (error) {
    await responder.shutdown();
    throw error;
  }
  return { announcement, responder, service };
}

async function takeBack({ responder, service }: Told): Promise<void> {
  await service.end(); // the goodbye
  await service.destroy();
  await responder.shutdown();
}
