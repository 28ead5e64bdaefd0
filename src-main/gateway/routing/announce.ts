/** Tells connected clients what happens at the desk: the official events, and `desk.changed` for our own pages. */
import { authorise } from '../auth/authorise.ts';
import { pendingNodeRecord } from '../nodes/node-shapes.ts';
import type { DeskEvent } from '../pairing/desk.ts';
import type { LocalDesk } from '../pairing/local-desk.ts';
import { pendingRecord } from '../pairing/official-shapes.ts';
import type { Registry } from '../pairing/registry.ts';
import type { Clock } from '../ports.ts';
import type { Outcome } from '../protocol/desk.ts';
import type { SetupCodeFacts, SetupProgress } from '../protocol/setup-code.ts';
import { eventText } from '../protocol/frames.ts';
import type { Reach, Sessions } from './sessions.ts';

/** Pages fetch the whole list on a change: a burst is one change. */
const GATHER_MS = 50;

interface Parts {
  readonly desk: LocalDesk;
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly clock: Clock;
}

export function announceToClients(parts: Parts): void {
  const { desk, sessions, clock } = parts;
  let gathering = false;
  desk.subscribe((event) => {
    announce(event, parts);
    if (gathering) return;
    gathering = true;
    clock.after(GATHER_MS, () => {
      gathering = false;
      sessions.broadcast('desk.changed', {});
    });
  });
}

function announce(event: DeskEvent, { desk, registry, sessions, clock }: Parts): void {
  switch (event.type) {
    case 'requested': {
      const { request } = event;
      const publicKey = desk.waitingRoom.publicKeyOf(request.requestId) ?? '';
      sessions.broadcast('device.pair.requested', pendingRecord(request, publicKey), seers(request.deviceId));
      return;
    }
    case 'resolved': {
      if (event.outcome === 'expired') return; // not announced (official)
      const { requestId, deviceId } = event.request;
      const payload = { requestId, deviceId, decision: decisionOf(event.outcome), ts: clock.now() };
      sessions.broadcast('device.pair.resolved', payload, seers(deviceId));
      // By a setup code its commands are approved with it, and nobody was asked about those (official).
      if (event.by === 'setup-code' && event.outcome === 'approved' && event.request.role === 'node') {
        const ofNode = { requestId, nodeId: deviceId, decision: 'approved', ts: clock.now() };
        sessions.broadcast('node.pair.resolved', ofNode, seers(deviceId));
      }
      return;
    }
    case 'commands-requested': {
      const { deviceId } = event.request;
      const device = registry.get(deviceId);
      if (device === undefined) return;
      sessions.broadcast('node.pair.requested', pendingNodeRecord(device, event.request), seers(deviceId));
      return;
    }
    case 'commands-resolved': {
      const { requestId, deviceId } = event.request;
      const payload = { requestId, nodeId: deviceId, decision: decisionOf(event.outcome), ts: clock.now() };
      sessions.broadcast('node.pair.resolved', payload, seers(deviceId));
      // The node too, so that it learns of its approval without connecting anew.
      for (const session of sessions.ofDevice(deviceId)) {
        if (session.facts.role === 'node') session.send(eventText('node.pair.resolved', payload));
      }
      return;
    }
    case 'changed':
      sessions.broadcast('device.pair.changed', {}, seers(event.device.deviceId));
      return;
    case 'setup-code-used': {
      const { setup, deviceId, deviceName } = event;
      sessions.broadcast('device.pair.setup.completed', setupOutcome(event.setup, event, clock), seers(deviceId));
      const { setupId } = setup;
      tellSetup({ setupId, state: 'used', deviceId, deviceName }, sessions);
      return;
    }
    case 'setup-code-ended': {
      const { setup, why, uncertain } = event;
      if (uncertain !== undefined) {
        const payload = setupOutcome(setup, uncertain, clock);
        sessions.broadcast('device.pair.setup.deliveryUncertain', payload, seers(uncertain.deviceId));
      }
      tellSetup({ setupId: setup.setupId, state: 'ended', why }, sessions);
      return;
    }
    case 'setup-code-made':
    case 'refreshed':
    case 'signed-in':
    case 'signed-in-left':
    case 'access-ended':
    case 'signed-out':
    case 'blocked':
    case 'unblocked':
    case 'undone':
    case 'connected':
    case 'disconnected':
    case 'removed':
    case 'locked-out':
    case 'unlocked':
    case 'repair-offered':
    case 'repair-refreshed':
    case 'repair-settled':
    case 'status':
      return;
  }
}

/** The payload of both official events. */
function setupOutcome(
  { setupId, profile: access }: SetupCodeFacts,
  { deviceId, deviceName }: { readonly deviceId: string; readonly deviceName: string },
  clock: Clock,
): Readonly<Record<string, unknown>> {
  return { setupId, deviceId, ...(deviceName !== '' && { deviceName }), access, ts: clock.now() };
}

function tellSetup(progress: SetupProgress, sessions: Sessions): void {
  sessions.broadcast('desk.setup', progress);
}

/** A superseded request counts as rejected (official). */
function decisionOf(outcome: Outcome): 'approved' | 'rejected' {
  return outcome === 'approved' ? 'approved' : 'rejected';
}

function seers(deviceId: string): { readonly reaches: Reach } {
  return { reaches: (session) => authorise(session, { kind: 'see', deviceId }).ok };
}
