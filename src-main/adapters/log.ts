/** The log: one line per fact, on standard error. For people on a terminal, as JSON elsewhere. */
import { Writable } from 'node:stream';
import pino from 'pino';
import type { Logger } from '../gateway/index.ts';

/** Standard error, or what a host puts in its place. */
export type LogStream = Writable & { readonly isTTY?: boolean };

/** Peers choose some of what is logged; a line must stay one line, and short. */
const LONGEST_FIELD = 300;

export function createLogger(stream: LogStream): Logger {
  const destination = stream.isTTY ? terminalLines(stream) : stream;
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { error: pino.stdSerializers.err } },
    destination,
  );
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, facts: Readonly<Record<string, unknown>> = {}): void => {
      log[level](bounded(facts), message);
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

function bounded(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > LONGEST_FIELD ? `${value.slice(0, LONGEST_FIELD)}…` : value,
    ]),
  );
}

function terminalLines(stream: LogStream): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const { time, level, msg, ...facts } = JSON.parse(chunk.toString()) as Record<string, unknown>;
      const clock = new Date(String(time)).toTimeString().slice(0, 8);
      const mark = level === 50 ? 'error ' : level === 40 ? 'warning ' : '';
      const more = Object.entries(facts).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
      stream.write(`${clock} ${mark}${[String(msg), ...more].join(' ')}\n`, done);
    },
  });
}
