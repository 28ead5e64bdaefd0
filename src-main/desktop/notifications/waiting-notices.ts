/**
 * Which waiting devices are on screen: each with its own notice as far as the budget allows, the others in one line.
 * Compares what should be seen with what is, so a lost event or a restarted notification service heals by looking.
 */
import type { CommandRequest, WaitingRequest } from '../../gateway/index.ts';
import { ALLOW, commandsText } from './command-words.ts';
import {
  announce,
  answering,
  forgetAll,
  loudCommands,
  loudRequests,
  show,
  withdraw,
  type AnnouncementState,
  type Step,
  type Subject,
  type World,
} from './announcement-state.ts';
import { answerAction, REVIEW_ALL } from './notice-action.ts';
import { isInRow, maySound, nextInRowAtMs, nextNoticeAtMs, spendNotice, spendSound } from './notice-budget.ts';
import {
  approveLabel,
  askText,
  DENY,
  MOST_COUNTED,
  namelessText,
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
/** The line need not be newer than this; in between it would only flicker. */
const SUMMARY_APART_MS = 10_000;

/** What one device waits for, as it is put before the person. */
interface Question {
  /** One notice for each: a new ask of the same kind replaces it in place. */
  readonly key: string;
  readonly deviceId: string;
  readonly requestIds: readonly string[];
  /** Of the test that the person has just asked for. */
  readonly test: boolean;
  readonly text: (how: Answering) => NoticeText;
  readonly buttons: readonly NoticeButton[];
}

export function lookAtWaiting(before: Step, world: World): Step {
  const how = answering(world);
  // A notification service that is gone took its notices along; whatever waits is announced to the next one.
  if (how === undefined) return { ...before, state: forgetAll(before.state) };
  const questions = [
    ...byDevice(loudRequests(world)).map((ask) => questionOf(ask, world)),
    ...loudCommands(world).map((request) => commandsQuestionOf(request, world)),
  ];
  let step = withdrawGone(before, questions);
  let crowded = false;
  for (const question of questions) {
    const shown = showOne(step, question, how, world);
    if (shown === 'not-yet') crowded = true;
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

/** The step after which this device is announced; "not yet" where it must wait its turn. */
function showOne(step: Step, question: Question, how: Answering, world: World): Step | 'not-yet' {
  const { state } = step;
  const { key, deviceId, requestIds, text, buttons } = question;
  const { nowMs, nameless } = world;
  const before = state.onScreen.get(key);
  const seen = before?.subject.kind === 'ask' ? before.subject.requestIds : undefined;
  const isNew = requestIds.some((id) => !state.announced.has(id));
  const stillAsked = seen?.filter((id) => requestIds.includes(id)) ?? [];
  const isAsShown = !isNew && (seen === undefined || stillAsked.length === seen.length);
  if (isAsShown && (before === undefined || before.nameless === nameless)) return step;
  // What comes while it is to be quiet is told when that ends; what is on screen must not be out of date meanwhile.
  if (world.hush && isNew && !question.test) return withdraw(step, key);

  // The same device in its second role, with one ask fewer, or with its name hidden or shown: its own notice changes
  // where it stands. That is no new interruption, and there are only two roles.
  const amends = seen !== undefined && (isNew ? stillAsked.length === seen.length : stillAsked.length > 0);
  if (!amends && turnMs(state, nowMs) > nowMs) return 'not-yet';
  const sound = !amends && maySound(state.budget, nowMs);
  const spent = amends ? state.budget : spendNotice(state.budget, nowMs);
  const paid = { ...announce(state, requestIds), budget: sound ? spendSound(spent, nowMs) : spent };
  const subject = { kind: 'ask', deviceId, requestIds } as const;
  return show({ ...step, state: paid }, { key, subject, nameless, ...text(how), buttons, sound, stays: true });
}

function questionOf(ask: DeviceAsk, { nameless, elsewhere }: World): Question {
  const [{ deviceId, test }] = ask;
  return {
    key: `ask:${deviceId}`,
    deviceId,
    requestIds: ask.map(({ requestId }) => requestId),
    test,
    text: (how) => (nameless ? namelessText('wants to connect', how) : askText(ask, how, elsewhere)),
    buttons: answerButtons(ask, nameless),
  };
}

function commandsQuestionOf(request: CommandRequest, { nameless }: World): Question {
  const { deviceId, requestId, reserved } = request;
  return {
    key: `commands:${deviceId}`,
    deviceId,
    requestIds: [requestId],
    test: false,
    text: (how) => (nameless ? namelessText('asks to run commands', how) : commandsText(request, how)),
    // As with devices: one click is offered only where one click is safe.
    buttons:
      reserved || nameless
        ? [{ id: answerAction('review', [request]), label: REVIEW }]
        : [
            { id: answerAction('allow-commands', [request]), label: ALLOW },
            { id: answerAction('deny-commands', [request]), label: DENY },
          ],
  };
}

/** One click is offered only where one click is safe. */
function answerButtons(ask: DeviceAsk, nameless: boolean): readonly NoticeButton[] {
  if (nameless || !ask.every(({ ordinary }) => ordinary)) return [{ id: answerAction('review', ask), label: REVIEW }];
  return [
    { id: answerAction('approve', ask), label: approveLabel(ask) },
    { id: answerAction('deny', ask), label: DENY },
  ];
}

/** When the next device gets its own notice. One place is kept for the line, as long as it may need to be shown anew. */
function turnMs(state: AnnouncementState, nowMs: number): number {
  const lasts = lineOf(state)?.atLeast === true;
  return nextNoticeAtMs(state.budget, nowMs, isInRow(state.summaryAtMs, nowMs) && !lasts ? 1 : 0);
}

/** Once in five minutes the line is shown beside the budget; what is shown of it after that takes a device's place. */
function showSummary(step: Step, devices: number, crowded: boolean, nowMs: number): Step {
  const { state } = step;
  if (!crowded) {
    const calm = { ...state, crowdedSinceMs: undefined, wakeAtMs: undefined };
    return withdraw({ ...step, state: calm }, SUMMARY_KEY);
  }
  const crowdedSinceMs = state.crowdedSinceMs ?? nowMs;
  const line = lineOf(state);
  const holds = line?.atLeast === true ? devices >= line.devices : devices === line?.devices;
  if (holds) return waitUntil(step, { crowdedSinceMs, wakeAtMs: turnMs(state, nowMs) });
  const again = isInRow(state.summaryAtMs, nowMs);
  const freeMs = nextInRowAtMs(state.budget, nowMs);
  const dueMs = Math.max(
    crowdedSinceMs + SETTLE_MS,
    (state.summaryAtMs ?? Number.NEGATIVE_INFINITY) + SUMMARY_APART_MS,
    again ? freeMs : nowMs,
  );
  if (dueMs > nowMs) return waitUntil(step, { crowdedSinceMs, wakeAtMs: Math.min(dueMs, turnMs(state, nowMs)) });

  // Words that stay true where it can't be shown anew soon, or has been already.
  const atLeast = again || freeMs > nowMs || devices > MOST_COUNTED;
  const sound = line === undefined && maySound(state.budget, nowMs);
  const spent = again ? spendNotice(state.budget, nowMs) : state.budget;
  const budget = sound ? spendSound(spent, nowMs) : spent;
  const shown = show(waitUntil({ ...step, state: { ...state, budget } }, { crowdedSinceMs, summaryAtMs: nowMs }), {
    key: SUMMARY_KEY,
    subject: { kind: 'waiting', devices: Math.min(devices, MOST_COUNTED + 1), atLeast },
    nameless: true,
    ...waitingText(devices, atLeast),
    buttons: [{ id: REVIEW_ALL, label: REVIEW }],
    sound,
    stays: true,
  });
  return waitUntil(shown, { wakeAtMs: turnMs(shown.state, nowMs) });
}

function lineOf(state: AnnouncementState): Extract<Subject, { kind: 'waiting' }> | undefined {
  const subject = state.onScreen.get(SUMMARY_KEY)?.subject;
  return subject?.kind === 'waiting' ? subject : undefined;
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
