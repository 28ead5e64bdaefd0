/** Tells connected operators what happens at the desk: the official events, and `desk.changed` for our own pages. */
import { authorise } from '../auth/authorise.ts';
import type { LocalDesk } from '../pairing/local-desk.ts';
import { pendingRecord } from '../pairing/official-shapes.ts';
import type { Clock } from '../ports.ts';
import { holding, type Reach, type Sessions } from './sessions.ts';

/** Pages fetch the whole list on a change: a burst is one change. */
const GATHER_MS = 50;

const pairers = holding('operator.pairing');

export function announceToClients(desk: LocalDesk, sessions: Sessions, clock: Clock): void {
  let gathering = false;
  desk.subscribe((event) => {
    if (event.type === 'requested') {
      const { request } = event;
      const publicKey = desk.waitingRoom.publicKeyOf(request.requestId) ?? '';
      sessions.broadcast('device.pair.requested', pendingRecord(request, publicKey), whoMaySee(request.deviceId));
    }
    // An expired request is not announced (official); a superseded one counts as rejected.
    if (event.type === 'resolved' && event.outcome !== 'expired') {
      const { requestId, deviceId } = event.request;
      const decision = event.outcome === 'approved' ? 'approved' : 'rejected';
      const payload = { requestId, deviceId, decision, ts: clock.now() };
      sessions.broadcast('device.pair.resolved', payload, whoMaySee(deviceId));
    }
    if (gathering) return;
    gathering = true;
    clock.after(GATHER_MS, () => {
      gathering = false;
      sessions.broadcast('desk.changed', {}, pairers);
    });
  });
}

function whoMaySee(deviceId: string): Reach {
  return (session) => pairers(session) && authorise(session, { kind: 'see', deviceId }).ok;
}
