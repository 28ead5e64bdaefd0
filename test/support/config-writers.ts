/**
 * Four who change one config at the same time: the window, the command line, a client, and a person with an editor. Each
 * keeps a list of its own in it and a comment or a figure, and knows what must stand there in the end.
 */
import fs from 'node:fs';
import JSON5 from 'json5';
import { systemClock } from '../../src-main/adapters/index.ts';
import type { Clock, FrameChannel } from '../../src-main/gateway/index.ts';
import { startGateway, TOKEN, type TestGateway } from './gateway.ts';
import { cli } from './party.ts';
import { randomFrom } from './random.ts';
import { openTerminal } from './terminal.ts';

const START = `// of one who likes comments
{
  gateway: {
    bind: 'loopback', // for now
    auth: { mode: "token", token: '\${CLAW_TOKEN}' /* never here */ },
    controlUi: { allowedOrigins: [
      'https://a.example', // one
    ] },
    remote: { url: 'wss://elsewhere.example' },
    // last words
  },
  // foreign, and none of our business
  'agents': { defaults: { workspace: "/tmp/\${NOT_SET_HERE}" } },
  logging: { level: 'info', },
}
`;
export const VARIABLES = { CLAW_TOKEN: TOKEN };
/** Comments and spellings that nobody who writes here may lose. */
const KEPT = START.match(/\/\/ .*|\/\* .* \*\/|'\$\{CLAW_TOKEN\}'|'agents'|"\/tmp.*"|mode: "token"/g) ?? [];

const LEVELS = ['info', 'debug', 'warn', 'error'];
const MOST_TRIES = 1_000;

type Call = (
  method: string,
  params: object,
) => Promise<{ readonly ok: boolean; readonly payload?: unknown; readonly message?: string }>;

export interface Writer {
  readonly name: string;
  /** Makes one random change; resolves once it stands in the file. */
  edit(): Promise<void>;
  /** What must stand in the config now. */
  readonly expected: () => { readonly path: readonly string[]; readonly value: unknown }[];
}

export async function configWriters(seed: number) {
  let skippedMs = 0;
  const clock: Clock = { ...systemClock, monotonic: () => systemClock.monotonic() + skippedMs };
  /** How often a client may write is not what this is about. */
  const patient =
    (call: Call): Call =>
    async (method, params) => {
      const answer = await call(method, params);
      if (answer.message?.startsWith('rate limit exceeded') !== true) return answer;
      skippedMs += 61_000;
      return await call(method, params);
    };
  const gateway = await startGateway({ config: START, env: VARIABLES, clock });
  const file = gateway.places.configFile;
  const commandLine = await openTerminal(gateway);
  const client = await cli(gateway, ['operator.admin']);
  const byRpc: Call = async (method, params) => {
    const { ok, payload, error } = await client.call(method, params);
    return { ok, payload, ...(!ok && { message: error.message }) };
  };
  const random = randomFrom(seed);
  const rate = ['gateway', 'auth', 'rateLimit'];
  const writers: Writer[] = [
    patcher(
      'window',
      patient(windowCall(gateway)),
      [
        ['gateway', 'controlUi', 'allowedOrigins'],
        [...rate, 'maxAttempts'],
      ],
      random,
    ),
    patcher(
      'command',
      patient((method, params) => commandLine.call(method, params)),
      [
        ['gateway', 'nodes', 'commands', 'allow'],
        [...rate, 'windowMs'],
      ],
      random,
    ),
    patcher(
      'client',
      patient(byRpc),
      [
        ['gateway', 'nodes', 'commands', 'deny'],
        [...rate, 'lockoutMs'],
      ],
      random,
    ),
    editor(file, random),
  ];
  const end = async (): Promise<void> => {};
  return { gateway, file, writers, random, end };
}

/** Changes a list of its own and a number of its own, each time from what the config says at that moment. */
function patcher(
  name: string,
  call: Call,
  [listPath, numberPath]: readonly [readonly string[], readonly string[]],
  random: (below: number) => number,
): Writer {
  let list: readonly string[] = name === 'window' ? ['https://a.example'] : [];
  let number: number | undefined;
  let count = 0;

  const write = async (path: readonly string[], value: unknown): Promise<void> => {
    const raw = JSON.stringify(path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value));
    let problem = '';
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const { hash } = (await call('config.get', {})).payload as { readonly hash: string };
      const answer = await call('config.patch', { raw, baseHash: hash, replacePaths: [path.join('.')] });
      if (answer.ok) return;
      problem = answer.message ?? '';
      if (!problem.includes('changed since last load')) break; // anything else is a fault
    }
    throw new Error(`${name}: ${problem}`);
  };

  return {
    name,
    edit: async () => {
      count += 1;
      const what = random(4);
      if (what === 0) {
        number = 1_000 + count;
        await write(numberPath, number);
        return;
      }
      const entry = name === 'window' ? `https://${name}-${String(count)}.example` : `${name}.${String(count)}`;
      const at = random(list.length + 1);
      list =
        what === 1 && list.length > 0 ? list.toSpliced(at, 1) : list.toSpliced(at, list.length > 12 ? 1 : 0, entry);
      await write(listPath, list);
    },
    expected: () => [
      { path: listPath, value: list.length === 0 ? undefined : list },
      ...(number === undefined ? [] : [{ path: numberPath, value: number }]),
    ],
  };
}

/** As editors do: it reads, waits for its person, and saves unless the file is another one by then. */
function editor(file: string, random: (below: number) => number): Writer {
  const notes: string[] = [];
  let level = 'info';
  let count = 0;
  return {
    name: 'editor',
    edit: async () => {
      count += 1;
      const note = `// note ${String(count)} of the editor`;
      const dropped = notes.length > 12 ? notes.shift() : undefined;
      const next = random(2) === 0 ? (LEVELS[count % LEVELS.length] ?? level) : level;
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const text = fs.readFileSync(file, 'utf8');
        const lines = text.split('\n').filter((line) => line.trim() !== dropped);
        const at = lines.findIndex((line) => line.includes('logging:'));
        const edited = lines.toSpliced(at, 0, `  ${note}`).join('\n').replace(`level: '${level}'`, `level: '${next}'`);
        await new Promise((resolve) => setImmediate(resolve));
        if (fs.readFileSync(file, 'utf8') !== text) continue;
        fs.writeFileSync(`${file}.swp`, edited);
        fs.renameSync(`${file}.swp`, file);
        notes.push(note);
        level = next;
        return;
      }
      throw new Error('the editor could never save');
    },
    expected: () => [
      { path: ['logging', 'level'], value: level },
      { path: [], value: notes },
    ],
  };
}

/** The call of a window: an owner's session without a socket in between. */
function windowCall({ gateway }: TestGateway): Call {
  interface Response {
    readonly id: string;
    readonly ok: boolean;
    readonly payload?: unknown;
    readonly error?: { readonly message: string };
  }
  const waiting = new Map<string, (frame: Response) => void>();
  const channel: FrameChannel = {
    send: (text) => {
      const frame = JSON.parse(text) as Response;
      waiting.get(frame.id)?.(frame);
    },
    close: () => undefined,
    bufferedBytes: 0,
  };
  const session = gateway.openOwnerSession(channel, 'window');
  let next = 1;
  return async (method, params) => {
    const id = String(next++);
    const { ok, payload, error } = await new Promise<Response>((resolve) => {
      waiting.set(id, resolve);
      session.receive(JSON.stringify({ type: 'req', id, method, params }));
    });
    waiting.delete(id);
    return { ok, payload, ...(error && { message: error.message }) };
  };
}

/** Throws where a text does not parse, or lost something that a writer had put there or nobody had touched. */
export function lostFrom(text: string, writers: readonly Writer[]): string[] {
  const value: unknown = JSON5.parse(text);
  const lost = KEPT.filter((kept) => !text.includes(kept));
  for (const { name, expected } of writers) {
    for (const { path, value: wanted } of expected()) {
      const notes = path.length === 0 ? (wanted as readonly string[]).filter((note) => !text.includes(note)) : [];
      const found = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
      const same = path.length === 0 || JSON.stringify(found ?? []) === JSON.stringify(wanted ?? []);
      if (notes.length > 0 || !same)
        lost.push(`${name}: ${path.join('.')} ${notes.join(', ')} ${JSON.stringify(found)}`);
    }
  }
  return lost;
}
