/** One run of the desk against its model: what devices and people may do, in any order and two at a time, by a seed. */
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Scope } from '../../src-main/gateway/auth/scopes.ts';
import { fractionFrom } from '../support/random.ts';
import { after, later, NEW_DEVICE, type ModelDevice, type Op } from './pairing-model.ts';
import { RealDesk, type RealState } from './pairing-real.ts';

export const STEPS = 10;
const SCOPES: readonly Scope[] = ['operator.approvals', 'operator.pairing', 'operator.questions'];
const ASKS = [SCOPES, SCOPES.slice(0, 1), SCOPES.slice(1), SCOPES.slice(2), []] as const;
const ADVANCES = [1, 4_000, 10_000, 60_000, 300_000, 3_600_000] as const;
const IDS = ['a', 'b'].map((digit) => digit.repeat(64));

/** What people do most is tried most; otherwise a run would mostly be refusals. */
const WEIGHTS: Readonly<Record<Op['kind'], number>> = {
  arrive: 7,
  approve: 7,
  deny: 1,
  dismiss: 1,
  access: 3,
  'undo-approval': 3,
  restore: 2,
  remove: 1,
  block: 1,
  unblock: 2,
  'sign-out': 1,
  disconnect: 1,
};
const OFTEN = Object.entries(WEIGHTS).flatMap(([kind, weight]) => Array<Op['kind']>(weight).fill(kind as Op['kind']));
/** What has something to act on just then. */
const IF_BLOCKED = Array<Op['kind']>(12).fill('unblock');
const IF_DECIDED = (['undo-approval', 'restore', 'access', 'arrive', 'approve'] as const).flatMap((kind) =>
  Array<Op['kind']>(5).fill(kind),
);

/** Counts of what was done and refused. The trail is what is printed where the two disagree. */
export async function run(seed: number): Promise<Readonly<Record<string, number>>> {
  const random = fractionFrom(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const real = new RealDesk();
  const devices = new Map<string, ModelDevice>(IDS.map((id) => [id, NEW_DEVICE]));
  const everSeen: string[] = [];
  const own = new Map<string, readonly string[]>();
  const trail: string[] = [`seed ${String(seed)}`];
  const done: Record<string, number> = {};

  const anOp = (deviceId: string, device: ModelDevice): Op => {
    const { waiting } = device;
    // Mostly the one that waits; now and then one that was replaced, decided, or never was.
    const id = random() < 0.8 ? (waiting?.id ?? 'none') : pick([...(own.get(deviceId) ?? []), 'none']);
    const apt = device.entry === 'key' ? IF_BLOCKED : device.undo.length > 0 ? IF_DECIDED : [];
    const kind = pick([...OFTEN, ...apt]);
    switch (kind) {
      case 'arrive':
        return { kind, name: `${pick(['one', 'two'])} of ${deviceId.slice(0, 1)}`, scopes: pick(ASKS) }; // no look-alikes
      case 'approve': {
        const lasts = pick([undefined, undefined, 5_000, 3_600_000]);
        const terms = random() < 0.4 ? { scopes: pick(ASKS) } : {};
        const grant = pick(['asked', 'asked', 'ordinary', 'connect'] as const);
        return { kind, id, grant, ...terms, ...(lasts !== undefined && { lasts }) };
      }
      case 'undo-approval':
        return { kind, id: random() < 0.8 ? (approvedId(device) ?? id) : id };
      case 'deny':
      case 'dismiss':
        return { kind, id };
      case 'access': {
        const endsAt = pick([undefined, null, real.clock.now() + 5_000, real.clock.now()]);
        return { kind, scopes: pick(ASKS), ...(endsAt !== undefined && { endsAt }) };
      }
      case 'block':
      case 'unblock':
      case 'sign-out':
      case 'remove':
      case 'restore':
      case 'disconnect':
        return { kind };
    }
  };

  /** What the model may have become, and whether each op was done: in one order or in the other. */
  const expected = (device: ModelDevice, ops: readonly Op[]) => {
    const orders =
      ops.length === 1
        ? [[0]]
        : [
            [0, 1],
            [1, 0],
          ];
    return orders.map((order) => {
      const oks: boolean[] = [];
      const end = order.reduce((current, index) => {
        const op = ops[index];
        const next = op && after(current, op, real.clock.now());
        oks[index] = next !== undefined;
        return later(next ?? current, real.clock.now());
      }, device);
      return { oks, device: end };
    });
  };

  for (let step = 0; step < STEPS; step += 1) {
    if (random() < 0.2) {
      const ms = pick(ADVANCES);
      trail.push(`+${String(ms)} ms`);
      real.clock.advance(ms);
      await real.settled();
      for (const [id, device] of devices) devices.set(id, later(device, real.clock.now()));
    }
    const deviceId = pick([...IDS, ...IDS.slice(0, 1)]);
    const device = devices.get(deviceId) ?? NEW_DEVICE;
    const first = anOp(deviceId, device);
    const second = anOp(deviceId, device);
    const isPair = first.kind !== 'arrive' && second.kind !== 'arrive' && random() < 0.5;
    const ops = isPair ? [first, second] : [first];
    trail.push(`${deviceId.slice(0, 1)} ${JSON.stringify(ops)}`);
    const candidates = expected(device, ops);
    const oks = await Promise.all(ops.map((op) => real.act(deviceId, op)));
    await real.settled();
    const state = real.state(deviceId);
    const match = candidates.find((candidate) => agrees(candidate, oks, state, everSeen));
    if (match === undefined) expect([trail, oks, state]).toEqual([trail, candidates]);
    ops.forEach(({ kind }, index) => {
      const key = `${kind} ${oks[index] === true ? 'done' : 'refused'}`;
      done[key] = (done[key] ?? 0) + 1;
    });
    const { waiting } = state;
    if (waiting !== undefined) {
      everSeen.push(waiting.id);
      own.set(deviceId, [...(own.get(deviceId) ?? []), waiting.id]);
    }
    const next = match?.device ?? device;
    devices.set(deviceId, next.waiting && waiting ? { ...next, waiting: { ...next.waiting, id: waiting.id } } : next);
    for (const other of IDS.filter((id) => id !== deviceId)) {
      const untouched = [real.state(other), shownOf(devices.get(other) ?? NEW_DEVICE)] as const;
      if (!isDeepStrictEqual(...untouched)) expect([trail, untouched[0]]).toEqual([trail, untouched[1]]);
    }
  }
  return done;
}

function agrees(
  candidate: { readonly oks: readonly boolean[]; readonly device: ModelDevice },
  oks: readonly boolean[],
  state: RealState,
  everSeen: readonly string[],
): boolean {
  const { waiting } = candidate.device;
  const isNew = waiting !== undefined && waiting.id === undefined;
  if (isNew && state.waiting !== undefined && everSeen.includes(state.waiting.id)) return false;
  const shown = shownOf(
    isNew ? { ...candidate.device, waiting: { ...waiting, id: state.waiting?.id } } : candidate.device,
  );
  return isDeepStrictEqual([candidate.oks, shown], [oks, state]);
}

function shownOf({ record, waiting, entry, sessions }: ModelDevice) {
  return { record, waiting, entry, sessions };
}

function approvedId({ undo }: ModelDevice): string | undefined {
  const last = undo.findLast((one) => one.what === 'approval');
  return last?.what === 'approval' ? last.ask.id : undefined;
}
