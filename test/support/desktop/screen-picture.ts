import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Colour } from '../colour.ts';

const run = promisify(execFile);

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is to be seen of a window, pixel by pixel. */
export class ScreenPicture {
  readonly #width: number;
  /** Three bytes per pixel, row by row. */
  readonly #pixels: Buffer;

  private constructor(width: number, pixels: Buffer) {
    this.#width = width;
    this.#pixels = pixels;
  }

  /** Undefined where the window has gone. */
  static async ofWindow(window: string, env: Readonly<Record<string, string>>): Promise<ScreenPicture | undefined> {
    const capture = run('import', ['-silent', '-window', window, '-depth', '8', 'ppm:-'], {
      env,
      encoding: 'buffer',
      maxBuffer: 16 * 1024 * 1024,
    });
    return await capture.then(
      ({ stdout }) => ScreenPicture.#read(stdout),
      () => undefined,
    );
  }

  /** A binary PPM: a header in text (kind, width, height, highest value), then the pixels. */
  static #read(ppm: Buffer): ScreenPicture | undefined {
    const header = /^P6\s+(\d+)\s+\d+\s+255\s/.exec(ppm.toString('latin1', 0, 64));
    return header ? new ScreenPicture(Number(header[1]), ppm.subarray(header[0].length)) : undefined;
  }

  /** Of all that have exactly this colour; undefined where none has. */
  middleOf(colour: Colour): Point | undefined {
    let [left, right, top, bottom] = [Infinity, -1, Infinity, -1];
    for (const pixel of this.#pixelsOf(colour)) {
      const [x, y] = [pixel % this.#width, Math.floor(pixel / this.#width)];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
    return right < 0 ? undefined : { x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) };
  }

  /** How many pixels have exactly this colour. */
  countOf(colour: Colour): number {
    return this.#pixelsOf(colour).length;
  }

  /** The colour that most pixels have: what a bar itself is painted with. */
  commonest(): Colour {
    const counts = new Map<number, number>();
    for (let at = 0; at < this.#pixels.length; at += 3) {
      const colour = this.#pixels.readUIntBE(at, 3);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const [[colour] = [0]] = [...counts].toSorted(([, one], [, other]) => other - one);
    return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
  }

  #pixelsOf([red, green, blue]: Colour): number[] {
    const pixels = this.#pixels;
    const found: number[] = [];
    for (let at = 0; at < pixels.length; at += 3) {
      if (pixels[at] === red && pixels[at + 1] === green && pixels[at + 2] === blue) found.push(at / 3);
    }
    return found;
  }
}
