/** The last lines of the log, in memory, for clients that ask. Holds what the log holds, which is never a secret. */
import type { Clock, Logger } from '../ports.ts';
import { LIMITS } from '../protocol/limits.ts';

export interface LogTail {
  /** Where to go on from: the number of the next line ever logged. */
  readonly cursor: number;
  readonly lines: readonly string[];
  /** Lines between the caller's cursor and these were lost or left out. */
  readonly truncated: boolean;
}

type Level = 'info' | 'warn' | 'error';

export class LogRing implements Logger {
  readonly #clock: Clock;
  readonly #behind: Logger;
  #lines: string[] = [];
  #logged = 0;

  /** `behind` gets every line as well. */
  constructor(clock: Clock, behind: Logger) {
    this.#clock = clock;
    this.#behind = behind;
  }

  info(message: string, facts?: Readonly<Record<string, unknown>>): void {
    this.#note('info', message, facts);
  }

  warn(message: string, facts?: Readonly<Record<string, unknown>>): void {
    this.#note('warn', message, facts);
  }

  error(message: string, facts?: Readonly<Record<string, unknown>>): void {
    this.#note('error', message, facts);
  }

  tail(since: number | undefined, limit: number, maxBytes: number): LogTail {
    const first = this.#logged - this.#lines.length;
    const from = since === undefined || since > this.#logged ? first : Math.max(since, first);
    let bytes = 0;
    let start = this.#logged;
    for (let at = this.#logged - 1; at >= from && this.#logged - at <= limit; at -= 1) {
      bytes += Buffer.byteLength(this.#lines[at - first] ?? '') + 1;
      if (bytes > maxBytes) break;
      start = at;
    }
    return { cursor: this.#logged, lines: this.#lines.slice(start - first), truncated: start > (since ?? start) };
  }

  #note(level: Level, message: string, facts: Readonly<Record<string, unknown>> = {}): void {
    this.#behind[level](message, facts);
    const time = new Date(this.#clock.now()).toISOString();
    this.#lines.push(JSON.stringify({ time, level, message: textOf(message, facts) }));
    this.#logged += 1;
    // Cut by half a ring at once: one line at a time would move the whole ring for every line.
    if (this.#lines.length > LIMITS.logLines * 1.5) this.#lines = this.#lines.slice(-LIMITS.logLines);
  }
}

/** With the facts in it: the official command and pages show the message alone. */
function textOf(message: string, facts: Readonly<Record<string, unknown>>): string {
  const more = Object.entries(facts).map(([name, value]) => ` ${name}=${JSON.stringify(value, short)}`);
  const text = `${message}${more.join('')}`;
  return text.length > LIMITS.logLineLength ? `${text.slice(0, LIMITS.logLineLength)}…` : text;
}

function short(_name: string, value: unknown): unknown {
  if (value instanceof Error) return value.message;
  return typeof value === 'string' && value.length > 300 ? `${value.slice(0, 300)}…` : value;
}
