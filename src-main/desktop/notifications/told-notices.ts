/** What became of a request or a device, told quietly where the person cannot know it already. */
import type { CommandRequest, DeskEvent, Surface, WaitingRequest } from '../../gateway/index.ts';
import { lockoutText, RENEW, remedyText, repairText, UNLOCK } from './alert-words.ts';
import { withdraw, type Remedy, type Skill, type Step, type World } from './announcement-state.ts';
import { commandsEndedText } from './command-words.ts';
import { answerAction, remedyAction, SHOW_ALL } from './notice-action.ts';
import { connectedText, endedText, failedText, removedText, REVIEW, SHOW, UNDO, whoIs } from './notice-words.ts';
import type { NoticeButton } from './notifier.ts';
import { keepUntold, tell } from './telling.ts';

function toldKey(deviceId: string): string {
  return `told:${deviceId}`;
}

/** To be called before the waiting notices are looked at, while the state still knows what had been announced. */
export function tellOf(step: Step, event: DeskEvent, world: World): Step {
  switch (event.type) {
    case 'resolved':
      return tellEnd(step, event, world);
    case 'commands-resolved':
      return tellCommandsEnd(step, event, world);
    case 'connected': {
      const { device, firstTime } = event;
      const { deviceId, test } = device;
      if (!firstTime) return step;
      const text = connectedText(device, whoIs(device, world));
      const buttons = test ? [] : [remedy(UNDO, { type: 'remove', deviceId })];
      return tell(step, world, { key: toldKey(deviceId), text, buttons, anyway: test });
    }
    case 'removed': {
      const { device, by } = event;
      const key = toldKey(device.deviceId);
      const bare = withdraw(step, key); // its Undo has nothing left to undo
      if (device.test || by === 'gateway' || seenWhereDone(by)) return bare;
      const text = removedText(by, whoIs(device, world));
      return tell(bare, world, { key, text, keptAs: 'removed', anyway: by === 'notification' });
    }
    case 'locked-out': {
      const { lockout } = event;
      return tell(step, world, {
        key: `lockout:${lockout.id}`,
        text: lockoutText(lockout, world.wallMs),
        buttons: [...offered(world, 'unlock', UNLOCK, { type: 'unlock', lockoutId: lockout.id }), show],
        keptAs: 'locked-out',
        byStranger: true,
        saysNoName: true,
      });
    }
    case 'unlocked':
      return withdraw(step, `lockout:${event.lockoutId}`);
    case 'repair-offered': {
      const { repairId, digest } = event.repair;
      return tell(step, world, {
        key: `repair:${repairId}`,
        text: repairText(event.repair, whoIs(event.repair, world)),
        buttons: [...offered(world, 'repair', RENEW, { type: 'repair', repairId, digest }), show],
        keptAs: 'repair',
        byStranger: true,
        stays: true,
      });
    }
    case 'repair-settled':
      return withdraw(step, `repair:${event.repairId}`);
    case 'undone':
      return withdraw(step, toldKey(event.deviceId)); // its own Undo has nothing left to undo
    case 'requested':
    case 'refreshed':
    case 'disconnected':
    case 'commands-requested':
    case 'repair-refreshed':
    case 'changed':
    case 'signed-in':
    case 'signed-in-left':
    case 'access-ended':
    case 'signed-out':
    case 'blocked':
    case 'unblocked':
    case 'setup-code-made':
    case 'setup-code-used':
    case 'setup-code-ended':
    case 'status':
      return step;
  }
}

type Resolved = Extract<DeskEvent, { type: 'resolved' }>;

function tellEnd(step: Step, { request, outcome, by }: Resolved, world: World): Step {
  const { deviceId, requestId, test, quiet } = request;
  const text = endedText(request, outcome, by, whoIs(request, world));
  if (text === undefined || seenWhereDone(by)) return step;
  const key = toldKey(deviceId);
  if (outcome === 'approved') {
    // By our own button: the first connection tells it, moments later.
    if (by === 'notification') return step;
    return tell(step, world, { key, text, buttons: undoButtons(request, world), keptAs: 'approved', anyway: test });
  }
  if (!step.state.announced.has(requestId)) {
    // It waited unseen, because it was to be quiet or too many waited.
    return outcome === 'expired' && !quiet ? keepUntold(step, 'missed') : step;
  }
  if (outcome === 'expired') {
    return tell(step, world, { key, text, urgency: 'low', keptAs: 'missed', byStranger: true });
  }
  return tell(step, world, { key, text, urgency: 'low', keptAs: 'denied', anyway: by === 'notification' });
}

/** A new device goes altogether; one that was known before gets back what it had. */
function undoButtons({ deviceId, requestId, reason, test }: WaitingRequest, world: World): readonly NoticeButton[] {
  if (test) return [];
  if (reason === 'not-paired') return [remedy(UNDO, { type: 'remove', deviceId })];
  return offered(world, 'undoApproval', UNDO, { type: 'undo-approval', requestId });
}

type CommandsResolved = Extract<DeskEvent, { type: 'commands-resolved' }>;

/** Allowed is always told: nothing else shows that a node may do more than before. */
function tellCommandsEnd(step: Step, { request, outcome, by }: CommandsResolved, world: World): Step {
  const { deviceId, requestId } = request;
  const text = commandsEndedText(request, outcome, by, whoIs(request, world));
  const allowed = outcome === 'approved';
  if (text === undefined || seenWhereDone(by) || (!allowed && !step.state.announced.has(requestId))) return step;
  return tell(step, world, {
    key: toldKey(deviceId),
    text,
    urgency: 'low',
    buttons: allowed ? offered(world, 'undoApproval', UNDO, { type: 'undo-approval', requestId }) : [],
    keptAs: allowed ? 'commands' : 'denied',
    anyway: by === 'notification',
  });
}

/** A decision that the person made on a notice could not be carried out. */
export function tellFailure(
  step: Step,
  decision: 'approve' | 'deny',
  request: WaitingRequest | CommandRequest,
  message: string,
  world: World,
): Step {
  const waits = [...world.waiting, ...world.commandRequests].some(({ requestId }) => requestId === request.requestId);
  const buttons = waits ? [{ id: answerAction('review', [request]), label: REVIEW }] : [];
  const text = failedText(decision, whoIs(request, world), message);
  return tell(step, world, { key: toldKey(request.deviceId), text, buttons, anyway: true });
}

/** What came of a remedy that the person chose on a notice; `failure` is the desk's sentence where nothing did. */
export function tellRemedy(step: Step, chosen: Remedy, failure: string | undefined, world: World): Step {
  const text = remedyText(chosen, failure);
  if (text === undefined) return step;
  return tell(step, world, { key: `remedy:${chosen.type}`, text, anyway: true, saysNoName: true });
}

const show: NoticeButton = { id: SHOW_ALL, label: SHOW };

function remedy(label: string, chosen: Remedy): NoticeButton {
  return { id: remedyAction(chosen), label };
}

function offered(world: World, skill: Skill, label: string, chosen: Remedy): readonly NoticeButton[] {
  return world.skills.has(skill) ? [remedy(label, chosen)] : [];
}

/** In the window and in the tray the person sees what they did. */
function seenWhereDone(by: Surface): boolean {
  return by === 'window' || by === 'tray';
}
