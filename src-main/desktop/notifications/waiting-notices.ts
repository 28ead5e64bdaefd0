/**
 * Which waiting devices are on screen: each with its own notice as far as the budget allows, the others in one line.
 * Compares what should be seen with what is, so a lost event or a restarted notification service heals by looking.
 */
import type { WaitingRequest } from '../../gateway/index.ts';
import { approveLabel, askText, DENY, REVIEW, waitingText, type Answering, type DeviceAsk } from './notice-words.ts';
import {
  announce,
  answering,
  loudRequests,
  show,
  withdraw,
  type AnnouncementState,
  type Step,
  type World,
} from './announcement-state.ts';
import { answerAction, reviewAllAction } from './notice-action.ts';
import { maySound, nextNoticeAtMs, spendNotice, spendSound } from './notice-budget.ts';
import type { NoticeButton } from './notifier.ts';

const SUMMARY_KEY = 'waiting';
/** Devices that knock together are counted together. */
const SETTLE_MS = 1_000;
/** The line's number need not be newer than this; in between it would only flicker. */
const SUMMARY_APART_MS = 10_000;

function askKey(deviceId: string): string {
  return `ask:${deviceId}`;
}

export function lookAtWaiting(before: Step, world: World): Step {
  const how = answering(world);
  // A notification service that is gone took its notices along; whatever waits is announced to the next one.
  if (how === undefined)
    return { ...before, state: { ...before.state, onScreen: new Map(), announced: new Set(), wakeAtMs: undefined } };
  const asks = byDevice(loudRequests(world));
  let step = withdrawGone(before, asks);
  const unseen: DeviceAsk[] = [];
  for (const ask of asks) {
    const shown = showOne(step, ask, how, world.nowMs);
    if (shown === undefined) unseen.push(ask);
    else step = shown;
  }
  return showSummary(step, asks.length, unseen.length > 0, world.nowMs);
}

function withdrawGone(before: Step, asks: readonly DeviceAsk[]): Step {
  const waiting = new Set(asks.flat().map(({ requestId }) => requestId));
  const announced = new Set([...before.state.announced].filter((id) => waiting.has(id)));
  const devices = new Set(asks.map(([{ deviceId }]) => deviceId));
  const gone = [...before.state.onScreen].filter(
    ([, { subject }]) => subject.kind === 'ask' && !devices.has(subject.deviceId),
  );
  return gone.reduce<Step>((step, [key]) => withdraw(step, key), { ...before, state: { ...before.state, announced } });
}

/** The step after which this device is announced; undefined where it must wait its turn. */
function showOne(step: Step, ask: DeviceAsk, how: Answering, nowMs: number): Step | undefined {
  const { state } = step;
  const key = askKey(ask[0].deviceId);
  const subject = state.onScreen.get(key)?.subject;
  const seen = subject?.kind === 'ask' ? subject.requestIds : undefined;
  const isNew = ask.some(({ requestId }) => !state.announced.has(requestId));
  const stillAsked = seen?.filter((id) => ask.some(({ requestId }) => requestId === id)) ?? [];
  if (!isNew && (seen === undefined || stillAsked.length === seen.length)) return step;

  // The same device in its second role, or with one ask fewer: its own notice grows or shrinks where it stands. That
  // is no new interruption, and there are only two roles.
  const amends = seen !== undefined && (isNew ? stillAsked.length === seen.length : stillAsked.length > 0);
  if (!amends && nextNoticeAtMs(state.budget, nowMs) > nowMs) return undefined;
  const sound = !amends && maySound(state.budget, nowMs);
  const spent = amends ? state.budget : spendNotice(state.budget, nowMs);
  const paid = { ...announce(state, ask), budget: sound ? spendSound(spent, nowMs) : spent };
  return show(
    { ...step, state: paid },
    {
      key,
      subject: { kind: 'ask', deviceId: ask[0].deviceId, requestIds: ask.map(({ requestId }) => requestId) },
      ...askText(ask, how),
      buttons: answerButtons(ask),
      sound,
    },
  );
}

/** One click is offered only where one click is safe (DESIGN D11). */
function answerButtons(ask: DeviceAsk): readonly NoticeButton[] {
  if (!ask.every(({ ordinary }) => ordinary)) return [{ id: answerAction('review', ask), label: REVIEW }];
  return [
    { id: answerAction('approve', ask), label: approveLabel(ask) },
    { id: answerAction('deny', ask), label: DENY },
  ];
}

function showSummary(step: Step, devices: number, crowded: boolean, nowMs: number): Step {
  const { state } = step;
  if (!crowded) {
    const calm = { ...state, crowdedSinceMs: undefined, wakeAtMs: undefined };
    return withdraw({ ...step, state: calm }, SUMMARY_KEY);
  }
  const crowdedSinceMs = state.crowdedSinceMs ?? nowMs;
  const text = waitingText(devices);
  const shown = state.onScreen.get(SUMMARY_KEY);
  const turnMs = nextNoticeAtMs(state.budget, nowMs);
  if (shown?.notice.title === text.title) return waitUntil(step, { crowdedSinceMs, wakeAtMs: turnMs });
  const dueMs = Math.max(
    crowdedSinceMs + SETTLE_MS,
    (state.summaryAtMs ?? Number.NEGATIVE_INFINITY) + SUMMARY_APART_MS,
  );
  if (dueMs > nowMs) return waitUntil(step, { crowdedSinceMs, wakeAtMs: Math.min(dueMs, turnMs) });

  const sound = shown === undefined && maySound(state.budget, nowMs);
  const budget = sound ? spendSound(state.budget, nowMs) : state.budget;
  return show(
    waitUntil({ ...step, state: { ...state, budget } }, { crowdedSinceMs, wakeAtMs: turnMs, summaryAtMs: nowMs }),
    {
      key: SUMMARY_KEY,
      subject: { kind: 'waiting' },
      ...text,
      buttons: [{ id: reviewAllAction(), label: REVIEW }],
      sound,
    },
  );
}

function waitUntil(step: Step, times: Partial<AnnouncementState>): Step {
  return { ...step, state: { ...step.state, ...times } };
}

function byDevice(requests: readonly WaitingRequest[]): readonly DeviceAsk[] {
  const asks = new Map<string, DeviceAsk>();
  for (const request of requests) {
    const ask = asks.get(request.deviceId);
    asks.set(request.deviceId, ask === undefined ? [request] : [...ask, request]);
  }
  return [...asks.values()];
}
