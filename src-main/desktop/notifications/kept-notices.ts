/**
 * One line for all that was not told when it happened: while it was to be quiet, or because strangers made more of it
 * than a person should be interrupted for.
 */
import { countWords } from '../../gateway/index.ts';
import {
  announce,
  answering,
  loudCommands,
  loudRequests,
  show,
  withdraw,
  type Kept,
  type KeptKind,
  type Step,
  type World,
} from './announcement-state.ts';
import { REVIEW_ALL, SHOW_ALL } from './notice-action.ts';
import { maySound, nextNoticeAtMs, spendNotice, spendSound } from './notice-budget.ts';
import { REVIEW, SHOW, waitingText, type NoticeText } from './notice-words.ts';

const KEPT_KEY = 'kept';

/** In the order in which a person should read them. */
const LINES: readonly (readonly [kind: KeptKind, words: (count: number) => string])[] = [
  ['approved', (count) => `${countWords(count, 'device was', 'devices were')} approved.`],
  ['commands', (count) => `${countWords(count, 'node was', 'nodes were')} allowed more commands.`],
  ['removed', (count) => `${countWords(count, 'device was', 'devices were')} removed.`],
  ['locked-out', (count) => `${countWords(count, 'address', 'addresses')} guessed wrong too often.`],
  ['repair', (count) => `${countWords(count, 'known device has', 'known devices have')} an old token.`],
  ['missed', (count) => `${countWords(count, 'request was', 'requests were')} not answered.`],
  ['denied', (count) => `${countWords(count, 'request was', 'requests were')} denied.`],
];

/** To be called before the waiting notices are looked at: what this tells of is not announced again. */
export function lookAtKept(before: Step, world: World): Step {
  const { state } = before;
  if (answering(world) === undefined || world.hush) {
    return { ...before, state: { ...state, hushed: world.hush || state.hushed } };
  }
  const quietEnded = state.hushed;
  const step = correct({ ...before, state: { ...state, hushed: false } }, world);
  const unseen = quietEnded ? waitingUnseen(step, world) : [];
  const isKept = linesOf(state.kept).length > 0;
  // A single device gets its own notice, with its answers on it.
  if (!isKept && devicesOf(unseen) < 2) return step;
  if (!quietEnded && nextNoticeAtMs(state.budget, world.nowMs) > world.nowMs) return step;
  return tellKept(step, unseen, world);
}

/** When the next look is due for what is kept; undefined where nothing is. */
export function keptDueMs({ state }: Step, world: World): number | undefined {
  const waits = linesOf(state.kept).length > 0 && !world.hush && answering(world) !== undefined;
  return waits ? nextNoticeAtMs(state.budget, world.nowMs) : undefined;
}

interface Unseen {
  readonly deviceId: string;
  readonly requestId: string;
}

function tellKept(step: Step, unseen: readonly Unseen[], world: World): Step {
  const { kept, budget } = step.state;
  const requestIds = unseen.map(({ requestId }) => requestId);
  const sound = unseen.length > 0 && maySound(budget, world.nowMs);
  const spent = spendNotice(budget, world.nowMs);
  const state = { ...step.state, kept: {}, budget: sound ? spendSound(spent, world.nowMs) : spent };
  return put({ ...step, state: announce(state, requestIds) }, { unseen, kept, sound });
}

function put(
  step: Step,
  { unseen, kept, sound }: { readonly unseen: readonly Unseen[]; readonly kept: Kept; readonly sound: boolean },
): Step {
  const waits = unseen.length > 0;
  return show(step, {
    key: KEPT_KEY,
    subject: { kind: 'kept', requestIds: unseen.map(({ requestId }) => requestId), kept },
    nameless: true,
    ...keptText(devicesOf(unseen), kept),
    buttons: [waits ? { id: REVIEW_ALL, label: REVIEW } : { id: SHOW_ALL, label: SHOW }],
    sound,
    stays: waits,
  });
}

/** What is on screen stays true while the devices that it counts are answered elsewhere. */
function correct(step: Step, world: World): Step {
  const shown = step.state.onScreen.get(KEPT_KEY);
  if (shown?.subject.kind !== 'kept' || shown.subject.requestIds.length === 0) return step;
  const { requestIds, kept } = shown.subject;
  const unseen = loud(world).filter(({ requestId }) => requestIds.includes(requestId));
  if (unseen.length === requestIds.length) return step;
  if (unseen.length === 0 && linesOf(kept).length === 0) return withdraw(step, KEPT_KEY);
  return put(step, { unseen, kept, sound: false });
}

function keptText(waiting: number, kept: Kept): NoticeText {
  const lines = linesOf(kept);
  if (waiting > 0)
    return { title: waitingText(waiting).title, body: ['They asked while it was quiet.', ...lines].join('\n') };
  const [only, ...others] = lines;
  if (only !== undefined && others.length === 0) {
    return { title: only.replace(/\.$/, ''), body: 'OpenClaw Gateway lists what happened.' };
  }
  return { title: 'What happened meanwhile', body: lines.join('\n') };
}

function linesOf(kept: Kept): readonly string[] {
  return LINES.flatMap(([kind, words]) => {
    const count = kept[kind];
    return count === undefined ? [] : [words(count)];
  });
}

function waitingUnseen({ state }: Step, world: World): readonly Unseen[] {
  return loud(world).filter(({ requestId }) => !state.announced.has(requestId));
}

function loud(world: World): readonly Unseen[] {
  return [...loudRequests(world), ...loudCommands(world)];
}

function devicesOf(unseen: readonly Unseen[]): number {
  return new Set(unseen.map(({ deviceId }) => deviceId)).size;
}
