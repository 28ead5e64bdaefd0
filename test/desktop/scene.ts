/** The announcement plan with the world around it, played through by tests. */
import type { CommandRequest, DeskEvent, Outcome, Surface, WaitingRequest } from '../../src-main/gateway/index.ts';
import { planAnnouncements, type PlanInput } from '../../src-main/desktop/notifications/announcement-plan.ts';
import {
  NOTHING_ANNOUNCED,
  type Effect,
  type Skill,
  type World,
} from '../../src-main/desktop/notifications/announcement-state.ts';
import type { NotifierCapability } from '../../src-main/desktop/notifications/notifier.ts';
import { exampleRequest } from './examples.ts';

export const pixel = exampleRequest();
/** The same phone in its other role. */
export const pixelNode = exampleRequest({
  requestId: 'pixel-node-B4G8DM',
  code: 'B4G8DM',
  digest: 'bb',
  role: 'node',
  scopes: [],
});
export const APPROVE = `approve:${pixel.requestId}:${pixel.digest}`;
export const DENY = `deny:${pixel.requestId}:${pixel.digest}`;
export const APPROVE_BOTH = `${APPROVE}+${pixelNode.requestId}:${pixelNode.digest}`;

/** Far more than any test needs; a plan that never comes to rest would otherwise hang the runner. */
const MOST_LOOKS = 10_000;

/** Wall clock when a scene begins. */
export const WALL_MS = Date.UTC(2026, 4, 4, 12);

/** The plan with the world around it: a clock, a lock, a desk that lists, and a screen that shows at once. */
export class Scene {
  nowMs = 0;
  locked = false;
  hush = false;
  nameless = false;
  skills: readonly Skill[] = ['undoApproval', 'unlock', 'repair'];
  capability: NotifierCapability = { kind: 'buttons' };
  waiting: WaitingRequest[] = [];
  commandRequests: CommandRequest[] = [];
  state = NOTHING_ANNOUNCED;
  /** Every notice that was put up, in place or new. */
  readonly shows: Extract<Effect, { type: 'show' }>[] = [];

  get world(): World {
    const { nowMs, locked, hush, nameless, waiting, commandRequests, capability } = this;
    const moment = { nowMs, wallMs: WALL_MS + nowMs, locked, hush, nameless };
    return { ...moment, skills: new Set(this.skills), waiting, commandRequests, capability };
  }

  /** Effects other than "show" come back; what is shown is in view from now on. */
  input(input: PlanInput): readonly Effect[] {
    const { state, effects } = planAnnouncements(this.state, input, this.world);
    this.state = state;
    for (const effect of effects) {
      if (effect.type !== 'show') continue;
      this.shows.push(effect);
      this.input({ type: 'shown', key: effect.notice.key, serial: effect.serial });
    }
    return effects.filter(({ type }) => type !== 'show');
  }

  ask(request: WaitingRequest): readonly Effect[] {
    this.waiting = [request, ...this.waiting];
    return this.input({ type: 'desk', event: { type: 'requested', request } });
  }

  end(request: WaitingRequest, outcome: Outcome, by: Surface = 'gateway'): readonly Effect[] {
    this.waiting = this.waiting.filter(({ requestId }) => requestId !== request.requestId);
    return this.input({ type: 'desk', event: { type: 'resolved', request, outcome, by } });
  }

  /** The same device asks for something else. */
  supersede(before: WaitingRequest, request: WaitingRequest): void {
    this.waiting = [request, ...this.waiting.filter(({ requestId }) => requestId !== before.requestId)];
    this.input({ type: 'desk', event: { type: 'requested', request, replaces: before.requestId } });
  }

  /** A trusted node asks to run commands; a device has one such request at most. */
  askCommands(request: CommandRequest): readonly Effect[] {
    this.commandRequests = [request, ...this.commandRequests.filter(({ deviceId }) => deviceId !== request.deviceId)];
    return this.input({ type: 'desk', event: { type: 'commands-requested', request } });
  }

  endCommands(request: CommandRequest, outcome: Outcome, by: Surface = 'gateway'): readonly Effect[] {
    this.commandRequests = this.commandRequests.filter(({ requestId }) => requestId !== request.requestId);
    return this.input({ type: 'desk', event: { type: 'commands-resolved', request, outcome, by } });
  }

  /** Changes what the world is like and lets the plan look at it. */
  become(change: Partial<Pick<Scene, 'hush' | 'nameless' | 'locked' | 'capability'>>): readonly Effect[] {
    Object.assign(this, change);
    return this.input({ type: 'look' });
  }

  tell(event: DeskEvent): readonly Effect[] {
    return this.input({ type: 'desk', event });
  }

  click(buttonId: string, key = 'ask:pixel'): readonly Effect[] {
    return this.input({ type: 'action', key, buttonId });
  }

  /** Lets time pass, waking the plan when it asked for it. */
  pass(ms: number): void {
    const end = this.nowMs + ms;
    let looks = 0;
    while (this.state.wakeAtMs !== undefined && this.state.wakeAtMs <= end) {
      if (++looks > MOST_LOOKS) throw new Error('the plan asks to be woken again without any time passing');
      this.nowMs = Math.max(this.nowMs, this.state.wakeAtMs);
      this.input({ type: 'look' });
    }
    this.nowMs = end;
  }

  get titles(): readonly string[] {
    return this.shows.map(({ notice }) => notice.title);
  }

  /** What can be seen now: title and buttons of each notice. */
  get screen(): Readonly<Record<string, readonly string[]>> {
    const seen = [...this.state.onScreen].map(([key, { notice }]) => [key, notice.buttons.map(({ label }) => label)]);
    return Object.fromEntries(seen) as Record<string, readonly string[]>;
  }
}

export function sceneWith(...requests: WaitingRequest[]): Scene {
  const scene = new Scene();
  for (const request of requests) scene.ask(request);
  return scene;
}
