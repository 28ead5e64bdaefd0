/**
 * What a click on a notice may do. An answer counts only on a notice of this run that shows that very
 * answer, has been in view for a second, on an unlocked screen, and only for the requests as they were shown.
 * Everything else opens the review card, where nothing happens without a second look.
 */
import type { CommandRequest, WaitingRequest } from '../../gateway/index.ts';
import { loudCommands, loudRequests, type Effect, type OnScreen, type World } from './announcement-state.ts';
import { parseAction, type ShownAsk } from './notice-action.ts';
import { BODY_CLICK } from './notifier.ts';

/** A click that was meant for whatever was there a moment ago. */
export const IN_VIEW_MS = 1_000;

/** `shown` is the notice that was clicked; undefined for one that this run does not have on screen. */
export function decideAction(shown: OnScreen | undefined, buttonId: string, world: World): readonly Effect[] {
  const action = parseAction(buttonId);
  if (action === undefined) return shown === undefined || buttonId !== BODY_CLICK ? [] : openBody(shown, world);
  const counts = shown !== undefined && isDeliberate(shown, buttonId, world);
  switch (action.kind) {
    case 'review-all':
      return openOldest(world);
    case 'show':
      return [{ type: 'open-window' }];
    case 'remedy':
      return [counts ? { type: 'remedy', remedy: action.remedy } : { type: 'open-window' }];
    case 'review':
      return review(shown, action.asks, world);
    case 'approve': {
      const requests = asShown(action.asks, world);
      if (!counts || requests === undefined || !requests.every(({ ordinary }) => ordinary)) {
        return review(shown, action.asks, world);
      }
      return [{ type: 'approve', requests }];
    }
    case 'deny': {
      const requests = asShown(action.asks, world);
      return counts && requests !== undefined ? [{ type: 'deny', requests }] : review(shown, action.asks, world);
    }
    case 'allow-commands':
    case 'deny-commands': {
      const request = commandsAsShown(action.asks, world);
      if (!counts || request === undefined || (action.kind === 'allow-commands' && request.reserved)) {
        return review(shown, action.asks, world);
      }
      return [{ type: action.kind, request }];
    }
  }
}

function isDeliberate({ notice, sinceMs }: OnScreen, buttonId: string, { nowMs, locked }: World): boolean {
  const offered = notice.buttons.some(({ id }) => id === buttonId);
  return offered && !locked && sinceMs !== undefined && nowMs - sinceMs >= IN_VIEW_MS;
}

/** The requests that wait exactly as they were shown; undefined where any of them does not. */
function asShown(asks: readonly ShownAsk[], world: World): readonly WaitingRequest[] | undefined {
  const requests = asks.flatMap(({ requestId, digest }) =>
    world.waiting.filter((request) => request.requestId === requestId && request.digest === digest),
  );
  return requests.length === asks.length ? requests : undefined;
}

function commandsAsShown([ask]: readonly ShownAsk[], world: World): CommandRequest | undefined {
  return world.commandRequests.find(({ requestId, digest }) => requestId === ask?.requestId && digest === ask.digest);
}

function review(shown: OnScreen | undefined, asks: readonly ShownAsk[], world: World): readonly Effect[] {
  const subject = shown?.subject.kind === 'ask' ? shown.subject : undefined;
  const meant = new Set([...asks.map(({ requestId }) => requestId), ...(subject?.requestIds ?? [])]);
  const open = [...world.waiting, ...world.commandRequests];
  const waits =
    open.find(({ requestId }) => meant.has(requestId)) ?? open.find(({ deviceId }) => deviceId === subject?.deviceId); // it asked anew meanwhile
  return [waits === undefined ? { type: 'open-window' } : { type: 'review', requestId: waits.requestId }];
}

function openBody(shown: OnScreen, world: World): readonly Effect[] {
  switch (shown.subject.kind) {
    case 'ask':
      return review(shown, [], world);
    case 'waiting':
      return openOldest(world);
    case 'kept':
      return shown.subject.requestIds.length > 0 ? openOldest(world) : [{ type: 'open-window' }];
    case 'told':
      return [{ type: 'open-window' }];
  }
}

function openOldest(world: World): readonly Effect[] {
  const [oldest] = [...loudRequests(world), ...loudCommands(world)];
  return [oldest === undefined ? { type: 'open-window' } : { type: 'review', requestId: oldest.requestId }];
}
