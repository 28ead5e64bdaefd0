/** What the announcements know, and the effects that they ask for. Plain data; every step replaces it. */
import type { CommandRequest, WaitingRequest } from '../../gateway/index.ts';
import type { Answering, NoticeText } from './notice-words.ts';
import { FRESH_BUDGET, type NoticeBudget } from './notice-budget.ts';
import type { Notice, NotifierCapability } from './notifier.ts';

/** What a notice on screen is about. */
export type Subject =
  | { readonly kind: 'ask'; readonly deviceId: string; readonly requestIds: readonly string[] }
  /** So many wait; or, where more may come without its being shown anew, so many at least. */
  | { readonly kind: 'waiting'; readonly devices: number; readonly atLeast: boolean }
  /** What was kept from the person, of which these requests may still wait. */
  | { readonly kind: 'kept'; readonly requestIds: readonly string[]; readonly kept: Kept }
  | { readonly kind: 'told' };

export interface OnScreen {
  readonly notice: Notice;
  readonly subject: Subject;
  /** It can be read on a locked screen without telling whose device it is. */
  readonly nameless: boolean;
  /** Tells apart what was shown under the same key. */
  readonly serial: number;
  /** Since when it can be seen; undefined until the system says that it can. */
  readonly sinceMs: number | undefined;
}

/** What was not told when it happened, to be told in one: how often. */
export type KeptKind = 'approved' | 'commands' | 'denied' | 'removed' | 'missed' | 'locked-out' | 'repair';
export type Kept = Readonly<Partial<Record<KeptKind, number>>>;

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
  readonly kept: Kept;
  /** It was to be quiet when we last looked. */
  readonly hushed: boolean;
  readonly serial: number;
}

export const NOTHING_ANNOUNCED: AnnouncementState = {
  onScreen: new Map(),
  announced: new Set(),
  budget: FRESH_BUDGET,
  crowdedSinceMs: undefined,
  summaryAtMs: undefined,
  wakeAtMs: undefined,
  kept: {},
  hushed: false,
  serial: 0,
};

/** Decisions that not every desk can carry out; what it can't is not offered. */
export type Skill = 'undoApproval' | 'unlock' | 'repair';

/** The facts of the moment. */
export interface World {
  /** Monotonic milliseconds. */
  readonly nowMs: number;
  /** Wall clock, milliseconds. */
  readonly wallMs: number;
  readonly locked: boolean;
  /** "Do not disturb" or quiet hours: nothing pops up, and what happens is told when it ends. */
  readonly hush: boolean;
  /** No notice may say whose device it is about. */
  readonly nameless: boolean;
  readonly skills: ReadonlySet<Skill>;
  /** As the desk lists it: newest first. */
  readonly waiting: readonly WaitingRequest[];
  /** Of trusted nodes that ask to run commands; newest first. */
  readonly commandRequests: readonly CommandRequest[];
  readonly capability: NotifierCapability;
  /** Where the gateway is that they knock at, such as `nas.local`; absent for one on this computer. */
  readonly elsewhere?: string;
}

/** Decisions about what is done already: taken back, lifted, put right. */
export type Remedy =
  | { readonly type: 'remove'; readonly deviceId: string }
  | { readonly type: 'undo-approval'; readonly requestId: string }
  | { readonly type: 'unlock'; readonly lockoutId: string }
  | { readonly type: 'repair'; readonly repairId: string; readonly digest: string };

export type Effect =
  | { readonly type: 'show'; readonly notice: Notice; readonly serial: number }
  | { readonly type: 'withdraw'; readonly key: string }
  | { readonly type: 'approve'; readonly requests: readonly WaitingRequest[] }
  | { readonly type: 'deny'; readonly requests: readonly WaitingRequest[] }
  | { readonly type: 'allow-commands' | 'deny-commands'; readonly request: CommandRequest }
  | { readonly type: 'remedy'; readonly remedy: Remedy }
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
  readonly nameless: boolean;
  readonly buttons: Notice['buttons'];
  readonly sound?: boolean;
  readonly urgency?: Notice['urgency'];
  /** Until it is answered or withdrawn. */
  readonly stays: boolean;
}

export function show(step: Step, toShow: ToShow): Step {
  const { key, subject, nameless, title, body, buttons, sound = false, urgency = 'normal', stays } = toShow;
  const notice: Notice = { key, title, body, buttons, sound, urgency, stays };
  const serial = step.state.serial + 1;
  const shown: OnScreen = { notice, subject, nameless, serial, sinceMs: undefined };
  const onScreen = new Map(step.state.onScreen).set(key, shown);
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

/** The service that showed them is gone, and all that was on screen with it: what of it still waits is asked again. */
export function forgetAll(state: AnnouncementState): AnnouncementState {
  const asked = new Set(
    [...state.onScreen.values()].flatMap(({ subject }) => ('requestIds' in subject ? subject.requestIds : [])),
  );
  const announced = new Set([...state.announced].filter((id) => !asked.has(id)));
  return { ...state, onScreen: new Map(), announced, crowdedSinceMs: undefined, wakeAtMs: undefined };
}

export function announce(state: AnnouncementState, requestIds: readonly string[]): AnnouncementState {
  return { ...state, announced: new Set([...state.announced, ...requestIds]) };
}

export function keep(state: AnnouncementState, kind: KeptKind): AnnouncementState {
  return { ...state, kept: { ...state.kept, [kind]: (state.kept[kind] ?? 0) + 1 } };
}
