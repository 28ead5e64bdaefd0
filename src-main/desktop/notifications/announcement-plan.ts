/** What to show for what happened: state, input and the facts of the moment in, next state and effects out. Pure. */
import type { CommandRequest, DecisionResult, DeskEvent, WaitingRequest } from '../../gateway/index.ts';
import { decideAction } from './action-guard.ts';
import {
  announce,
  forget,
  loudCommands,
  loudRequests,
  type AnnouncementState,
  type Remedy,
  type Step,
  type World,
} from './announcement-state.ts';
import { keptDueMs, lookAtKept } from './kept-notices.ts';
import { withdrawNamed } from './telling.ts';
import { tellFailure, tellOf, tellRemedy } from './told-notices.ts';
import { lookAtWaiting } from './waiting-notices.ts';

export type DecisionFailure = Exclude<DecisionResult, { readonly ok: true }>;

export type PlanInput =
  | { readonly type: 'desk'; readonly event: DeskEvent }
  /** At the start, when something in the world changed by itself, and when `wakeAtMs` has come. */
  | { readonly type: 'look' }
  | { readonly type: 'shown'; readonly key: string; readonly serial: number }
  | { readonly type: 'closed'; readonly key: string }
  | { readonly type: 'action'; readonly key: string | undefined; readonly buttonId: string }
  | {
      readonly type: 'failed';
      readonly decision: 'approve' | 'deny';
      readonly request: WaitingRequest | CommandRequest;
      readonly failure: DecisionFailure;
    }
  /** `failure` where it could not be done. */
  | { readonly type: 'remedied'; readonly remedy: Remedy; readonly failure?: DecisionFailure };

export function planAnnouncements(state: AnnouncementState, input: PlanInput, world: World): Step {
  const reacted = withdrawNamed(react({ state, effects: [] }, input, world), world);
  const step = lookAtWaiting(lookAtKept(reacted, world), world);
  const { wakeAtMs = Infinity } = step.state;
  const dueMs = Math.min(wakeAtMs, keptDueMs(step, world) ?? Infinity);
  return dueMs === Infinity ? step : { ...step, state: { ...step.state, wakeAtMs: dueMs } };
}

function react(step: Step, input: PlanInput, world: World): Step {
  const { state } = step;
  switch (input.type) {
    case 'desk':
      return tellOf(step, input.event, world);
    case 'look':
      return step;
    case 'shown':
      return { ...step, state: inView(state, input.key, input.serial, world.nowMs) };
    case 'closed':
      return { ...step, state: gone(state, input.key, world) };
    case 'action': {
      const shown = input.key === undefined ? undefined : state.onScreen.get(input.key);
      const after = input.key === undefined ? state : gone(state, input.key, world);
      return { state: after, effects: [...step.effects, ...decideAction(shown, input.buttonId, world)] };
    }
    case 'failed':
      return failed(step, input, world);
    case 'remedied':
      return tellRemedy(step, input.remedy, input.failure?.message, world);
  }
}

function failed(
  step: Step,
  { decision, request, failure }: Extract<PlanInput, { type: 'failed' }>,
  world: World,
): Step {
  const current = failure.reason === 'changed' ? (failure.current ?? failure.currentCommands) : undefined;
  if (current !== undefined) {
    return { ...step, effects: [...step.effects, { type: 'review', requestId: current.requestId }] };
  }
  return tellFailure(step, decision, request, failure.message, world);
}

function inView(state: AnnouncementState, key: string, serial: number, nowMs: number): AnnouncementState {
  const shown = state.onScreen.get(key);
  if (shown?.serial !== serial) return state;
  return { ...state, onScreen: new Map(state.onScreen).set(key, { ...shown, sinceMs: nowMs }) };
}

/** Answered or closed by the person: it must not come back by itself. */
function gone(state: AnnouncementState, key: string, world: World): AnnouncementState {
  const subject = state.onScreen.get(key)?.subject;
  const left = forget(state, key);
  if (subject?.kind !== 'waiting') return left;
  const told = [...loudRequests(world), ...loudCommands(world)];
  return announce(
    left,
    told.map(({ requestId }) => requestId),
  );
}
