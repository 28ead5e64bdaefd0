import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PATIENCE_MS, until } from './deadline.ts';
import { BUTTON_COLOURS } from './notification-daemon.ts';
import type { Notice, NotificationLog } from './notification-log.ts';
import { ScreenPicture, type Point } from './screen-picture.ts';

const run = promisify(execFile);

// A popup's window has its daemon's name.
const POPUP_NAME = '^(xfce4-notifyd|Dunst)$';
// Where no popup ever is: a pointer that rests on one would keep it from expiring.
const RESTING_PLACE = ['20', '780'];

/** A desktop with a screen: only what a program needs to reach it. */
interface Screen {
  readonly env: Readonly<Record<string, string>>;
}

/** A person's mouse: real clicks on what is really on the screen. */
export class Pointer {
  readonly #desktop: Screen;
  readonly #log: NotificationLog;

  constructor(desktop: Screen, log: NotificationLog) {
    this.#desktop = desktop;
    this.#log = log;
  }

  /** Clicks the button of the action `key` once its popup shows it. Needs 'xfce4-notifyd'. */
  async clickAction(notice: Notice, key: string): Promise<void> {
    // It draws no button for an action without a label, such as the one for a click on the text.
    const index = notice.actions.filter(({ label }) => label !== '').findIndex((action) => action.key === key);
    if (index < 0) throw new Error(`“${notice.title}” has no action ${key}.`);
    const window = await this.popup(notice);
    const button = await until(`the button ${key}`, async () => this.#findButton(window, index));
    await this.#click(window, button);
  }

  /** Clicks the text of the notification. */
  async clickBody(notice: Notice): Promise<void> {
    await this.#click(await this.popup(notice), { x: 40, y: 20 });
  }

  /** As a person who reads: the popup stays for as long as the pointer is on it. */
  async restOn(notice: Notice): Promise<void> {
    await run('xdotool', ['mousemove', '--window', await this.popup(notice), '40', '20'], { env: this.#desktop.env });
  }

  /** The popup's window, once it can be seen. Dunst has one window for all popups: only one at a time there. */
  async popup(notice: Notice, patienceMs = PATIENCE_MS): Promise<string> {
    return until(
      `the popup “${notice.title}”`,
      async () => {
        const ids = this.#log.live.map(({ id }) => id).toSorted((one, other) => one - other);
        const windows = (await this.popups()).toSorted((one, other) => Number(one) - Number(other));
        // A popup that is just coming or fading away would shift the others.
        if (windows.length !== ids.length) return undefined;
        // The daemon makes its windows in the order of the notifications, and X numbers windows in order.
        return windows[ids.indexOf(notice.id)];
      },
      patienceMs,
    );
  }

  /** The windows of all popups that can be seen now. */
  async popups(): Promise<string[]> {
    // It exits with 1 when it finds none.
    const search = run('xdotool', ['search', '--onlyvisible', '--name', POPUP_NAME], { env: this.#desktop.env });
    const { stdout } = await search.catch(() => ({ stdout: '' }));
    return stdout.split('\n').filter(Boolean);
  }

  async waitUntilNoPopup(patienceMs = PATIENCE_MS): Promise<void> {
    await until('all popups to go', async () => ((await this.popups()).length === 0 ? true : undefined), patienceMs);
  }

  async #click(window: string, { x, y }: Point): Promise<void> {
    await run(
      'xdotool',
      ['mousemove', '--window', window, `${x}`, `${y}`, 'click', '1', 'mousemove', ...RESTING_PLACE],
      {
        env: this.#desktop.env,
      },
    );
  }

  /** The middle of the button's colour in the window, if it is drawn already. */
  async #findButton(window: string, index: number): Promise<Point | undefined> {
    // The popup may be gone again: then there is nothing to find.
    const picture = await ScreenPicture.ofWindow(window, this.#desktop.env);
    const colour = BUTTON_COLOURS[index];
    return colour && picture?.middleOf(colour);
  }
}
