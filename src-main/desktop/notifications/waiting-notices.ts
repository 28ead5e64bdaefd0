/**
 * Which waiting devices are on screen: each with its own notice as far as the budget allows, the others in one line.
 * Compares what should be seen with what is, so a lost event or a restarted notification service heals by looking.
 */
import type { CommandRequest, WaitingRequest } from '../../gateway/index.ts';
import { ALLOW, commandsText } from './command-words.ts';
import {
  announce,
  answering,
  loudCommands,
  loudRequests,
  show,
  withdraw,
  type AnnouncementState,
  type Step,
  type World,
} from './announcement-state.ts';
import { answerAction, reviewAllAction } from './notice-action.ts';
import { maySound, nextNoticeAtMs, spendNotice, spendSound } from './notice-budget.ts';
import {
  approveLabel,
  askText,
  DENY,
  REVIEW,
  waitingText,
  type Answering,
  type DeviceAsk,
  type NoticeText,
} from './notice-words.ts';
import type { NoticeButton } from './notifier.ts';

const SUMMARY_KEY = 'waiting';
/** Devices that knock together are counted together. */
const SETTLE_MS = 1_000;
/** The line's number need not be newer than this; in between it would only flicker. */
const SUMMARY_APART_MS = 10_000;

/** What one device waits for, as it is put before the person. */
interface Question {
  /** One notice for each: a new ask of the same kind replaces it in place. */
  readonly key: string;
  readonly deviceId: string;
  readonly requestIds: readonly string[];
  readonly text: (how: Answering) => NoticeText;
  readonly buttons: readonly NoticeButton[];
}

export function lookAtWaiting(before: Step, world: World): Step {
  const how = answering(world);
  // A notification service that is gone took its notices along; whatever waits is announced to the next one.
  if (how === undefined)
    return { ...before, state: { ...before.state, onScreen: new Map(), announced: new Set(), wakeAtMs: undefined } };
  const questions = [...byDevice(loudRequests(world)).map(questionOf), ...loudCommands(world).map(commandsQuestionOf)];
  let step = withdrawGone(before, questions);
  let crowded = false;
  for (const question of questions) {
    const shown = showOne(step, question, how, world.nowMs);
    if (shown === undefined) crowded = true;
    else step = shown;
  }
  const devices = new Set(questions.map(({ deviceId }) => deviceId));
  return showSummary(step, devices.size, crowded, world.nowMs);
}

function withdrawGone(before: Step, questions: readonly Question[]): Step {
  const waiting = new Set(questions.flatMap(({ requestIds }) => requestIds));
  const announced = new Set([...before.state.announced].filter((id) => waiting.has(id)));
  const keys = new Set(questions.map(({ key }) => key));
  const gone = [...before.state.onScreen].filter(([key, { subject }]) => subject.kind === 'ask' && !keys.has(key));
  return gone.reduce<Step>((step, [key]) => withdraw(step, key), { ...before, state: { ...before.state, announced } });
}

/** The step after which this device is announced; undefined where it must wait its turn. */
function showOne(step: Step, question: Question, how: Answering, nowMs: number): Step | undefined {
  const { state } = step;
  const { key, deviceId, requestIds, text, buttons } = question;
  const before = state.onScreen.get(key)?.subject;
  const seen = before?.kind === 'ask' ? before.requestIds : undefined;
  const isNew = requestIds.some((id) => !state.announced.has(id));
  const stillAsked = seen?.filter((id) => requestIds.includes(id)) ?? [];
  if (!isNew && (seen === undefined || stillAsked.length === seen.length)) return step;

  // The same device in its second role, or with one ask fewer: its own notice grows or shrinks where it stands. That
  // is no new interruption, and there are only two roles.
  const amends = seen !== undefined && (isNew ? stillAsked.length === seen.length : stillAsked.length > 0);
  if (!amends && nextNoticeAtMs(state.budget, nowMs) > nowMs) return undefined;
  const sound = !amends && maySound(state.budget, nowMs);
  const spent = amends ? state.budget : spendNotice(state.budget, nowMs);
  const paid = { ...announce(state, requestIds), budget: sound ? spendSound(spent, nowMs) : spent };
  const subject = { kind: 'ask', deviceId, requestIds } as const;
  return show({ ...step, state: paid }, { key, subject, ...text(how), buttons, sound });
}

function questionOf(ask: DeviceAsk): Question {
  const [{ deviceId }] = ask;
  return {
    key: `ask:${deviceId}`,
    deviceId,
    requestIds: ask.map(({ requestId }) => requestId),
    text: (how) => askText(ask, how),
    buttons: answerButtons(ask),
  };
}

function commandsQuestionOf(request: CommandRequest): Question {
  const { deviceId, requestId, reserved } = request;
  return {
    key: `commands:${deviceId}`,
    deviceId,
    requestIds: [requestId],
    text: (how) => commandsText(request, how),
    // As with devices: one click is offered only where one click is safe.
    buttons: reserved
      ? [{ id: answerAction('review', [request]), label: REVIEW }]
      : [
          { id: answerAction('allow-commands', [request]), label: ALLOW },
          { id: answerAction('deny-commands', [request]), label: DENY },
        ],
  };
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
