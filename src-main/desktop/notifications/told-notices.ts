/** What became of a request or a device, told quietly where the person cannot know it already. */
import type { CommandRequest, DeskEvent, Surface, WaitingRequest } from '../../gateway/index.ts';
import { commandsEndedText } from './command-words.ts';
import {
  connectedText,
  endedText,
  failedText,
  named,
  removedText,
  REVIEW,
  UNDO,
  type NoticeText,
} from './notice-words.ts';
import { answering, show, withdraw, type Step, type World } from './announcement-state.ts';
import { answerAction, undoAction } from './notice-action.ts';
import type { Notice, NoticeButton } from './notifier.ts';

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
      if (!firstTime) return step;
      return tell(step, world, device.deviceId, connectedText(device), {
        buttons: device.test ? [] : [undo(device.deviceId)],
      });
    }
    case 'removed': {
      const { device, by } = event;
      const bare = withdraw(step, toldKey(device.deviceId)); // its Undo has nothing left to undo
      if (device.test || by === 'gateway' || seenWhereDone(by)) return bare;
      return tell(bare, world, device.deviceId, removedText(device, by));
    }
    case 'requested':
    case 'refreshed':
    case 'disconnected':
    case 'commands-requested':
    case 'changed':
    case 'signed-in':
    case 'signed-in-left':
    case 'access-ended':
    case 'signed-out':
    case 'blocked':
    case 'unblocked':
    case 'undone':
    case 'locked-out':
    case 'unlocked':
    case 'repair-offered':
    case 'repair-settled':
    case 'setup-code-made':
    case 'setup-code-used':
    case 'setup-code-ended':
    case 'status':
      return step;
  }
}

type Resolved = Extract<DeskEvent, { type: 'resolved' }>;

function tellEnd(step: Step, { request, outcome, by }: Resolved, world: World): Step {
  if (seenWhereDone(by)) return step;
  const { deviceId, requestId, test } = request;
  if (outcome === 'approved') {
    // By our own button: the first connection tells it, moments later.
    if (by === 'notification') return step;
  } else if (!step.state.announced.has(requestId)) {
    return step;
  }
  const text = endedText(request, outcome, by);
  if (text === undefined) return step;
  if (outcome !== 'approved') return tell(step, world, deviceId, text, { urgency: 'low' });
  return tell(step, world, deviceId, text, { buttons: test ? [] : [undo(deviceId)] });
}

type CommandsResolved = Extract<DeskEvent, { type: 'commands-resolved' }>;

/** Allowed is always told: nothing else shows that a node may do more than before. */
function tellCommandsEnd(step: Step, { request, outcome, by }: CommandsResolved, world: World): Step {
  const { deviceId, requestId } = request;
  if (seenWhereDone(by) || (outcome !== 'approved' && !step.state.announced.has(requestId))) return step;
  const text = commandsEndedText(request, outcome, by);
  return text === undefined ? step : tell(step, world, deviceId, text, { urgency: 'low' });
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
  return tell(step, world, request.deviceId, failedText(decision, named(request), message), { buttons });
}

export function tellUndoFailure(step: Step, deviceId: string, message: string, world: World): Step {
  return tell(step, world, deviceId, failedText('remove', 'The device', message));
}

function tell(
  step: Step,
  world: World,
  deviceId: string,
  text: NoticeText,
  { buttons = [], urgency = 'normal' }: { buttons?: readonly NoticeButton[]; urgency?: Notice['urgency'] } = {},
): Step {
  if (answering(world) === undefined) return step;
  return show(step, { key: toldKey(deviceId), subject: { kind: 'told' }, ...text, buttons, urgency });
}

function undo(deviceId: string): NoticeButton {
  return { id: undoAction(deviceId), label: UNDO };
}

/** In the window and in the tray the person sees what they did. */
function seenWhereDone(by: Surface): boolean {
  return by === 'window' || by === 'tray';
}
