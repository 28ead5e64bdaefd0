/** What a desk elsewhere lists, in the shapes of our own. */
import {
  codeOf,
  HOST,
  type CommandRequest,
  type DeskCapabilities,
  type DeskList,
  type GatewayStatus,
  type PairedDeviceView,
  type WaitingRequest,
} from '../../gateway/index.ts';
import { hostOf, portOf, type AttachTarget } from './target.ts';

export interface RemoteList {
  /** Newest first. */
  readonly waiting: readonly WaitingRequest[];
  readonly devices: readonly PairedDeviceView[];
  readonly commandRequests: readonly CommandRequest[];
  readonly status: GatewayStatus;
  /** The gateway's wall clock where it tells it, otherwise ours; milliseconds. */
  readonly nowMs: number;
  /** What only a gateway of ours lists. */
  readonly others: Partial<Pick<DeskList, 'missed' | 'signedIn' | 'repairs' | 'setupCodes'>>;
}

/** A hostile gateway could list without end. */
export const MOST_WAITING = 200;
export const MOST_DEVICES = 2_000;

/** Of the official gateway. Ours can do all but to mark an identity of this app as a test. */
export const OFFICIAL_DESK: DeskCapabilities = { test: false, terms: false, undo: false, block: false, access: false };
export const OUR_DESK: DeskCapabilities = { test: false, terms: true, undo: true, block: true, access: true };

/** The code is read from the id: both screens show the same, whatever a list says. */
export function shownCode(requestId: string): string {
  return codeOf(requestId).toUpperCase();
}

/** `counted`: the lists that it tells of. */
export function statusOf(
  target: AttachTarget,
  version: string,
  { waiting, devices }: Pick<RemoteList, 'waiting' | 'devices'>,
): GatewayStatus {
  const secure = target.url.startsWith('wss:');
  return {
    state: 'running',
    version,
    pid: 0,
    mode: 'headless',
    addresses: [{ host: hostOf(target), port: portOf(target), ...(secure && { secure }) }],
    paired: devices.length,
    connected: devices.filter(({ connected }) => connected).length,
    waiting: waiting.length,
    notices: [],
    home: HOST,
  };
}
