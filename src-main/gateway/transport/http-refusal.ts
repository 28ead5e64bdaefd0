/** Why a request may not go on, as an HTTP answer; the same for pages and for WebSocket upgrades. */
import { explainDoor, sentence } from '../diagnosis/explain-door.ts';
import type { DoorFault } from '../origin/front-door.ts';

export interface HttpRefusal {
  readonly status: 400 | 403 | 426;
  readonly type: string;
  readonly message: string;
}

const ANSWERS = {
  'invalid-host': { status: 400, type: 'invalid_host' },
  'host-not-allowed': { status: 403, type: 'host_not_allowed' },
  'untrusted-proxy': { status: 403, type: 'proxy_attribution_required' },
  'unclear-client': { status: 403, type: 'proxy_attribution_required' },
} as const;

export function refusalOf(fault: DoorFault): HttpRefusal {
  return { ...ANSWERS[fault.kind], message: sentence(explainDoor(fault)) };
}

/** A client asked for a WebSocket, and what is between us dropped the two headers that ask for it. */
export function upgradeLost(via: string | undefined): HttpRefusal {
  return {
    status: 426,
    type: 'upgrade_required',
    message:
      `${via === undefined ? 'Something' : `The proxy at ${via}`} did not pass on the request for a WebSocket: ` +
      'let it send the headers "Upgrade: websocket" and "Connection: Upgrade", by HTTP/1.1.',
  };
}

export function refusalBody({ message, type }: HttpRefusal): object {
  return { error: { message, type } };
}
