/** Whether something that happened is told now, or kept to be told with the rest (kept-notices.ts). Pure. */
import { answering, keep, show, withdraw, type KeptKind, type Step, type World } from './announcement-state.ts';
import { SHOW_ALL } from './notice-action.ts';
import { nextNoticeAtMs, spendNotice } from './notice-budget.ts';
import { SHOW, type NoticeText } from './notice-words.ts';
import type { Notice, NoticeButton } from './notifier.ts';

export interface Told {
  readonly key: string;
  readonly text: NoticeText;
  readonly buttons?: readonly NoticeButton[];
  readonly urgency?: Notice['urgency'];
  readonly stays?: boolean;
  /** How it counts where it is not told now; without it, it is left out then. */
  readonly keptAs?: KeptKind;
  /** Someone who need not be trusted can make it happen, so it is paid from the budget. */
  readonly byStranger?: boolean;
  /** The person has just asked for it: it is told though it is to be quiet. */
  readonly anyway?: boolean;
  /** The text is fit for a locked screen as it is. */
  readonly saysNoName?: boolean;
}

export function tell(step: Step, world: World, told: Told): Step {
  const { key, text, buttons = [], urgency = 'normal', stays = false, keptAs, byStranger = false } = told;
  if (answering(world) === undefined) return step;
  const { budget } = step.state;
  const isSpent = byStranger && nextNoticeAtMs(budget, world.nowMs) > world.nowMs;
  if ((world.hush && told.anyway !== true) || isSpent) return keptAs === undefined ? step : keepUntold(step, keptAs);
  const paid = byStranger ? { ...step.state, budget: spendNotice(budget, world.nowMs) } : step.state;
  const veiled = world.nameless && told.saysNoName !== true;
  return show(
    { ...step, state: paid },
    {
      key,
      subject: { kind: 'told' },
      nameless: world.nameless || told.saysNoName === true,
      title: text.title,
      body: veiled ? '' : text.body,
      // Nobody can answer for a device without seeing which one it is.
      buttons: veiled && buttons.length > 0 ? [{ id: SHOW_ALL, label: SHOW }] : buttons,
      urgency,
      stays,
    },
  );
}

export function keepUntold(step: Step, kind: KeptKind): Step {
  return { ...step, state: keep(step.state, kind) };
}

/** What says a name goes when no name may be seen any more; what waits is shown anew without one. */
export function withdrawNamed(before: Step, world: World): Step {
  if (!world.nameless) return before;
  const named = [...before.state.onScreen].filter(([, { subject, nameless }]) => subject.kind === 'told' && !nameless);
  return named.reduce<Step>((step, [key]) => withdraw(step, key), before);
}
