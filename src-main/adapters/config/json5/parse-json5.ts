/** The language of the config. */
import JSON5 from 'json5';
import { errorWords } from '../../../gateway/index.ts';

export type Json5Result =
  | { readonly ok: true; readonly value: unknown }
  /** `place` is `line:column`, as editors open it, where that is known. */
  | { readonly ok: false; readonly problem: string; readonly place: string };

export function parseJson5(text: string): Json5Result {
  try {
    return { ok: true, value: JSON5.parse<unknown>(text) };
  } catch (error) {
    const { lineNumber, columnNumber } = error as { lineNumber?: number; columnNumber?: number };
    const place = lineNumber === undefined ? '' : `${String(lineNumber)}:${String(columnNumber ?? 1)}`;
    const message = errorWords(error);
    return { ok: false, problem: message.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, ''), place };
  }
}
