/** What the pages know of the gateway, each kept up to date by itself. */
import type { DeskLockouts } from '../../src-main/gateway/protocol/lockout.ts';
import type { DeskBlocks } from '../../src-main/gateway/protocol/trust.ts';
import type { GatewayLink } from '../link/gateway-link.ts';
import { DeskStore } from './desk-store.ts';
import { DiagnosisStore } from './diagnosis-store.ts';
import { LiveAnswer } from './live-answer.ts';

export interface Stores {
  readonly desk: DeskStore;
  readonly blocks: LiveAnswer<DeskBlocks>;
  readonly lockouts: LiveAnswer<DeskLockouts>;
  readonly diagnosis: DiagnosisStore;
}

export function startStores(link: GatewayLink): Stores {
  const stores: Stores = {
    desk: new DeskStore(link),
    blocks: new LiveAnswer(link, 'desk.blocks'),
    lockouts: new LiveAnswer(link, 'desk.lockouts'),
    diagnosis: new DiagnosisStore(link),
  };
  stores.desk.start();
  stores.blocks.start();
  stores.lockouts.start();
  stores.diagnosis.start();
  return stores;
}
