import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import shades from '../../../scripts/tray-shades.json' with { type: 'json' };
import { colour, type Colour } from '../colour.ts';
import { until } from '../desktop/deadline.ts';
import { ScreenPicture, type Point } from '../desktop/screen-picture.ts';
import type { XfceSession } from './xfce-session.ts';

const run = promisify(execFile);

/** Xfce's panels are of any brightness: they get the shade for that. */
const INKS = shades['on-any'];
type Ink = keyof typeof INKS;

/** Fewer are an edge of something else; the smallest, the dot of "waiting", has more. */
const SEEN_PIXELS = 8;
/** A click or a key that does nothing for so long is lost: the panel moves its icons while more of them come. */
const ANSWER_MS = 5_000;
/** For several tries, on a busy machine. */
export const TRIES_MS = 60_000;
/** No window of the panel's but its menus is taller. */
const MENU_PIXELS = 100;

interface IconInPanel {
  /** What the panel itself is painted with. */
  readonly bar: Colour;
  /** What the icon is drawn with, or the part of it that says its state. */
  readonly ink: Colour;
  /** On the screen. */
  readonly middle: Point;
}

/** The panel of a real session and our icon in it, as a person sees and uses them. */
export class Panel {
  readonly #env: Record<string, string>;

  constructor({ env }: XfceSession) {
    this.#env = env;
  }

  /** Waits until the icon is to be seen in this of its colours. */
  async icon(ink: Ink): Promise<IconInPanel> {
    return await until(`the colour “${ink}” in the panel`, () => this.#find(ink));
  }

  async untilGone(): Promise<void> {
    await until('the icon to leave the panel', async () => ((await this.#find('ink')) ? undefined : true));
  }

  /** Clicks the icon until what a click does has been done. */
  async open(ink: Ink, isDone: () => Promise<boolean>): Promise<void> {
    await this.#click(ink, '1', isDone);
  }

  /** With the other button of the mouse. */
  async openMenu(ink: Ink): Promise<void> {
    await this.#click(ink, '3', () => this.#menuIsOpen());
  }

  /** By keys, named as in X, until it has closed: it takes them a moment after it can be seen. */
  async leaveMenu(...keys: readonly string[]): Promise<void> {
    const closed = async (): Promise<true | undefined> => ((await this.#menuIsOpen()) ? undefined : true);
    await until(
      'the menu to close',
      async () => {
        await run('xdotool', ['key', ...keys], { env: this.#env });
        return await until('what the keys do', closed, ANSWER_MS).catch(() => undefined);
      },
      TRIES_MS,
    );
  }

  async #click(ink: Ink, button: string, isDone: () => Promise<boolean>): Promise<void> {
    const done = async (): Promise<true | undefined> => ((await isDone()) ? true : undefined);
    await until(
      'a click on the icon',
      async () => {
        const { x, y } = (await this.icon(ink)).middle;
        await run('xdotool', ['mousemove', String(x), String(y), 'click', button], { env: this.#env });
        return await until('what it does', done, ANSWER_MS).catch(() => undefined);
      },
      TRIES_MS,
    );
  }

  async #find(state: Ink): Promise<IconInPanel | undefined> {
    const ink = colour(INKS[state]);
    for (const window of await this.#windows('^xfce4-panel$')) {
      const picture = await ScreenPicture.ofWindow(window, this.#env);
      const middle = picture?.middleOf(ink);
      if (!picture || !middle || picture.countOf(ink) < SEEN_PIXELS) continue;
      const corner = await this.#place(window);
      return { bar: picture.commonest(), ink, middle: { x: corner.x + middle.x, y: corner.y + middle.y } };
    }
    return undefined;
  }

  /** Each of the panel's parts is a program of this name. */
  async #menuIsOpen(): Promise<boolean> {
    const windows = await this.#windows('^wrapper-2.0$');
    const places = await Promise.all(windows.map((window) => this.#place(window)));
    return places.some(({ height }) => height > MENU_PIXELS);
  }

  async #windows(name: string): Promise<string[]> {
    // It exits with 1 when it finds none.
    const search = run('xdotool', ['search', '--onlyvisible', '--name', name], { env: this.#env });
    const { stdout } = await search.catch(() => ({ stdout: '' }));
    return stdout.split('\n').filter(Boolean);
  }

  /** Of a window that has gone, nothing is a number. */
  async #place(window: string): Promise<Point & { readonly height: number }> {
    const ask = run('xdotool', ['getwindowgeometry', '--shell', window], { env: this.#env });
    const { stdout } = await ask.catch(() => ({ stdout: '' }));
    const value = (name: string): number => Number(new RegExp(`^${name}=(-?\\d+)$`, 'm').exec(stdout)?.[1]);
    return { x: value('X'), y: value('Y'), height: value('HEIGHT') };
  }
}
