/** Carries out what announcement-plan.ts decides: listens to the desk and to the notifier, keeps the one timer. */
import type { Clock, CommandRequest, DecisionResult, PairingDesk, WaitingRequest } from '../../gateway/index.ts';
import { planAnnouncements, type DecisionFailure, type PlanInput } from './announcement-plan.ts';
import { NOTHING_ANNOUNCED, type Effect, type Remedy, type Skill } from './announcement-state.ts';
import type { NoticePolicy } from './notice-policy.ts';
import type { Notifier } from './notifier.ts';
import type { ScreenLock } from './screen-lock.ts';

export interface AnnouncerPorts {
  readonly desk: PairingDesk;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly policy: Pick<NoticePolicy, 'settings' | 'hush' | 'subscribe'>;
  readonly screenLock: Pick<ScreenLock, 'isLocked' | 'onChange'>;
  /** Opens the window with this request's review card. */
  readonly openReview: (requestId: string) => void;
  readonly openWindow: () => void;
  /** Where the gateway is that the desk belongs to; absent for one on this computer. */
  readonly elsewhere?: string;
}

/** The returned function stops it, and takes what it showed off the screen: nobody would hear an answer. */
export function startAnnouncer({
  desk,
  notifier,
  clock,
  policy,
  screenLock,
  openReview,
  openWindow,
  elsewhere,
}: AnnouncerPorts): () => void {
  let state = NOTHING_ANNOUNCED;
  let cancelWake: (() => void) | undefined;
  let stopped = false;

  function apply(input: PlanInput): void {
    if (stopped) return; // an answer that was under way when we stopped
    const locked = screenLock.isLocked();
    const { names } = policy.settings();
    const step = planAnnouncements(state, input, {
      nowMs: clock.monotonic(),
      wallMs: clock.now(),
      locked,
      hush: policy.hush().kind !== 'no',
      nameless: names === 'hidden' || (names === 'hidden-when-locked' && locked),
      skills: skillsOf(desk),
      waiting: desk.waiting(),
      commandRequests: desk.commandRequests(),
      capability: notifier.capability(),
      ...(elsewhere !== undefined && { elsewhere }),
    });
    state = step.state;
    cancelWake?.();
    cancelWake = undefined;
    if (state.wakeAtMs !== undefined) {
      cancelWake = clock.after(Math.max(0, state.wakeAtMs - clock.monotonic()), look);
    }
    for (const effect of step.effects) perform(effect);
  }

  function perform(effect: Effect): void {
    switch (effect.type) {
      case 'show':
        void notifier.show(effect.notice).then(() => {
          apply({ type: 'shown', key: effect.notice.key, serial: effect.serial });
        });
        return;
      case 'withdraw':
        void notifier.withdraw(effect.key);
        return;
      case 'approve':
        void approve(effect.requests);
        return;
      case 'deny':
        void deny(effect.requests);
        return;
      case 'allow-commands':
        void decideCommands(effect.request, 'approve');
        return;
      case 'deny-commands':
        void decideCommands(effect.request, 'deny');
        return;
      case 'remedy':
        void carryOut(effect.remedy);
        return;
      case 'review':
        openReview(effect.requestId);
        return;
      case 'open-window':
        openWindow();
        return;
    }
  }

  async function approve(requests: readonly WaitingRequest[]): Promise<void> {
    for (const request of requests) {
      const { requestId, digest } = request;
      const result = await desk.approve({ requestId, digest, grant: 'ordinary', by: 'notification' });
      if (result.ok) continue;
      apply({ type: 'failed', decision: 'approve', request, failure: result });
      return;
    }
  }

  async function deny(requests: readonly WaitingRequest[]): Promise<void> {
    for (const request of requests) {
      const result = await desk.deny(request.requestId, 'notification');
      if (!result.ok) apply({ type: 'failed', decision: 'deny', request, failure: result });
    }
  }

  async function decideCommands(request: CommandRequest, decision: 'approve' | 'deny'): Promise<void> {
    const { requestId, digest } = request;
    const result = await (decision === 'approve'
      ? desk.approveCommands({ requestId, digest, by: 'notification' })
      : desk.denyCommands(requestId, 'notification'));
    if (!result.ok) apply({ type: 'failed', decision, request, failure: result });
  }

  async function carryOut(remedy: Remedy): Promise<void> {
    const failure = await failureOf(desk, remedy);
    apply({ type: 'remedied', remedy, ...(failure && { failure }) });
  }

  const look = (): void => {
    apply({ type: 'look' });
  };
  const stops = [
    desk.subscribe((event) => {
      apply({ type: 'desk', event });
    }),
    notifier.listen({
      onAction: (key, buttonId) => {
        apply({ type: 'action', key, buttonId });
      },
      onClosed: (key) => {
        apply({ type: 'closed', key });
      },
      onCapability: look,
    }),
    policy.subscribe(look),
    screenLock.onChange(look),
  ];
  look();

  return () => {
    stopped = true;
    cancelWake?.();
    for (const stop of stops) stop();
    for (const key of state.onScreen.keys()) void notifier.withdraw(key);
  };
}

function skillsOf(desk: PairingDesk): ReadonlySet<Skill> {
  const all: readonly Skill[] = ['undoApproval', 'unlock', 'repair'];
  return new Set(all.filter((skill) => desk[skill] !== undefined));
}

async function failureOf(desk: PairingDesk, remedy: Remedy): Promise<DecisionFailure | undefined> {
  const by = 'notification';
  const result = await carriedOut();
  return result?.ok === false ? result : undefined;

  function carriedOut(): Promise<DecisionResult> | undefined {
    switch (remedy.type) {
      case 'remove':
        return desk.remove(remedy.deviceId, by);
      case 'undo-approval':
        return desk.undoApproval?.(remedy.requestId, by);
      case 'unlock':
        return desk.unlock?.(remedy.lockoutId, by);
      case 'repair':
        return desk.repair?.({ repairId: remedy.repairId, digest: remedy.digest, by });
    }
  }
}
