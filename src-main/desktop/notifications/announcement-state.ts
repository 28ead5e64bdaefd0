/** What the announcements know, and the effects that they ask for. Plain data; every step replaces it. */
import type { CommandRequest, WaitingRequest } from '../../gateway/index.ts';
import type { Answering, NoticeText } from './notice-words.ts';
import { FRESH_BUDGET, type NoticeBudget } from './notice-budget.ts';
import type { Notice, NotifierCapability } from './notifier.ts';

/** What a notice on screen is about. */
export type Subject =
  | { readonly kind: 'ask'; readonly deviceId: string; readonly requestIds: readonly string[] }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'told' };

export interface OnScreen {
  readonly notice: Notice;
  readonly subject: Subject;
  /** Tells apart what was shown under the same key. */
  readonly serial: number;
  /** Since when it can be seen; undefined until the system says that it can. */
  readonly sinceMs: number | undefined;
}

export interface AnnouncementState {
  readonly onScreen: ReadonlyMap<string, OnScreen>;
  /** Requests that the person has been told of; they are not announced again while they wait. */
  readonly announced: ReadonlySet<string>;
  readonly budget: NoticeBudget;
  /** Since when more devices wait than may be shown one by one. */
  readonly crowdedSinceMs: number | undefined;
  readonly summaryAtMs: number | undefined;
  /** When to look again though nothing happens. */
  readonly wakeAtMs: number | undefined;
  readonly serial: number;
}

export const NOTHING_ANNOUNCED: AnnouncementState = {
  onScreen: new Map(),
  announced: new Set(),
  budget: FRESH_BUDGET,
  crowdedSinceMs: undefined,
  summaryAtMs: undefined,
  wakeAtMs: undefined,
  serial: 0,
};

/** The facts of the moment; monotonic milliseconds. */
export interface World {
  readonly nowMs: number;
  readonly locked: boolean;
  /** As the desk lists it: newest first. */
  readonly waiting: readonly WaitingRequest[];
  /** Of trusted nodes that ask to run commands; newest first. */
  readonly commandRequests: readonly CommandRequest[];
  readonly capability: NotifierCapability;
}

export type Effect =
  | { readonly type: 'show'; readonly notice: Notice; readonly serial: number }
  | { readonly type: 'withdraw'; readonly key: string }
  | { readonly type: 'approve'; readonly requests: readonly WaitingRequest[] }
  | { readonly type: 'deny'; readonly requests: readonly WaitingRequest[] }
  | { readonly type: 'allow-commands' | 'deny-commands'; readonly request: CommandRequest }
  | { readonly type: 'remove'; readonly deviceId: string }
  | { readonly type: 'review'; readonly requestId: string }
  | { readonly type: 'open-window' };

export interface Step {
  readonly state: AnnouncementState;
  readonly effects: readonly Effect[];
}

export function answering(world: World): Answering | undefined {
  const { kind } = world.capability;
  return kind === 'buttons' || kind === 'body-click' ? kind : undefined;
}

/** Requests that a person is to be told of, oldest first. */
export function loudRequests(world: World): readonly WaitingRequest[] {
  return world.waiting.filter(({ quiet }) => !quiet).reverse();
}

/** The same for what trusted nodes ask to run. */
export function loudCommands(world: World): readonly CommandRequest[] {
  return world.commandRequests.filter(({ quiet }) => !quiet).reverse();
}

export interface ToShow extends NoticeText {
  readonly key: string;
  readonly subject: Subject;
  readonly buttons: Notice['buttons'];
  readonly sound?: boolean;
  readonly urgency?: Notice['urgency'];
}

export function show(step: Step, toShow: ToShow): Step {
  const { key, subject, title, body, buttons, sound = false, urgency = 'normal' } = toShow;
  const notice: Notice = { key, title, body, buttons, sound, urgency, stays: subject.kind !== 'told' };
  const serial = step.state.serial + 1;
  const onScreen = new Map(step.state.onScreen).set(key, { notice, subject, serial, sinceMs: undefined });
  return {
    state: { ...step.state, onScreen, serial },
    effects: [...step.effects, { type: 'show', notice, serial }],
  };
}

export function withdraw(step: Step, key: string): Step {
  if (!step.state.onScreen.has(key)) return step;
  return { state: forget(step.state, key), effects: [...step.effects, { type: 'withdraw', key }] };
}

/** The notice is off the screen already. */
export function forget(state: AnnouncementState, key: string): AnnouncementState {
  const onScreen = new Map(state.onScreen);
  onScreen.delete(key);
  return { ...state, onScreen };
}

export function announce(state: AnnouncementState, requestIds: readonly string[]): AnnouncementState {
  return { ...state, announced: new Set([...state.announced, ...requestIds]) };
}
