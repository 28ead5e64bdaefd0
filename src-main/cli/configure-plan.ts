/** What `openclaw configure` asks, and what the answers make of the config. Pure. */
import { parseProxyRange } from '../gateway/index.ts';
import { valueAt, withValue, type KeyPath } from './config-key.ts';

export const QUESTIONS = ['mode', 'reach', 'token', 'proxies', 'login'] as const;
export type Question = (typeof QUESTIONS)[number];
/** A question without an answer keeps what is. */
export type Answers = Readonly<Partial<Record<Question, string>>>;

interface Asked {
  readonly text: string;
  /** What may be answered, with what it means; empty where it is a list of addresses. */
  readonly choices: Readonly<Record<string, string>>;
}

export const ASKED: Readonly<Record<Question, Asked>> = {
  mode: {
    text: 'Should a gateway run on this computer?',
    choices: { local: 'yes, here' },
  },
  reach: {
    text: 'Who should be able to reach it?',
    choices: {
      computer: 'only this computer',
      network: 'your network too',
      tailnet: 'your own devices too, over Tailscale',
    },
  },
  token: {
    text: 'Which token lets a device ask to be let in?',
    choices: {
      made: 'one that the gateway makes',
      variable: 'the one in the variable OPENCLAW_GATEWAY_TOKEN',
    },
  },
  proxies: {
    text: 'Which reverse proxies are in front of it? Addresses with commas between them, or: none',
    choices: {},
  },
  login: {
    text: 'Should the app start when you log in?',
    choices: { on: 'yes, in the tray', off: 'no' },
  },
};

/** What each answer to `reach` makes of `gateway.bind`. */
const BINDS: Readonly<Record<string, string>> = { computer: 'loopback', network: 'lan', tailnet: 'tailnet' };

export interface Change {
  readonly key: string;
  /** As JSON; undefined where nothing is said. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

interface Plan {
  /** What the config is to say. */
  readonly value: object;
  readonly changes: readonly Change[];
}

/** Undefined where it can be answered so; else why not, as a sentence. `inTailnet`: as for `choicesOf`. */
export function answerProblem(question: Question, answer: string, inTailnet = true): string | undefined {
  if (question !== 'proxies') {
    const choices = choicesOf(question, inTailnet).map(([choice]) => choice);
    return choices.includes(answer) ? undefined : `Answer with ${choices.join(' or ')}.`;
  }
  for (const text of proxiesIn(answer)) {
    const range = parseProxyRange(text);
    if (!range.ok) return `"${text}" ${range.problem}. Such as 172.18.0.5 or 10.0.0.0/8.`;
  }
  return undefined;
}

/** What is offered here: a tailnet only where this computer is in one. */
export function choicesOf(question: Question, inTailnet: boolean): readonly (readonly [string, string])[] {
  return Object.entries(ASKED[question].choices).filter(([answer]) => inTailnet || answer !== 'tailnet');
}

/** What the config says to this question already, as its answer; undefined where it says nothing, or something else. */
export function answerNow(question: Question, value: object): string | undefined {
  const proxies = valueAt(value, ['gateway', 'trustedProxies']);
  if (question === 'proxies') return Array.isArray(proxies) && proxies.length > 0 ? proxies.join(', ') : undefined;
  if (question === 'login') return undefined;
  const isSo = (answer: string): boolean => configurePlan(value, { [question]: answer }).changes.length === 0;
  // Where the file names no token, the environment may, or not.
  return Object.keys(ASKED[question].choices).find((answer) => answer !== 'made' && isSo(answer));
}

/** Whether there is something to ask: what the config says leaves only one answer otherwise. */
export function isOpen(question: Question, value: object): boolean {
  return question !== 'mode' || valueAt(value, ['gateway', 'mode']) === 'remote';
}

export function configurePlan(value: object, answers: Answers): Plan {
  const wanted: [KeyPath, unknown][] = [];
  if (answers.mode !== undefined) wanted.push([['gateway', 'mode'], 'local']);
  if (answers.reach !== undefined) {
    wanted.push([['gateway', 'bind'], BINDS[answers.reach]]);
  }
  if (answers.token !== undefined) {
    const token = answers.token === 'variable' ? '${OPENCLAW_GATEWAY_TOKEN}' : undefined;
    wanted.push([['gateway', 'auth', 'token'], token]);
    const mode = valueAt(value, ['gateway', 'auth', 'mode']);
    const hasPassword = valueAt(value, ['gateway', 'auth', 'password']) !== undefined;
    if ((mode !== undefined && mode !== 'token') || hasPassword) wanted.push([['gateway', 'auth', 'mode'], 'token']);
  }
  if (answers.proxies !== undefined) wanted.push([['gateway', 'trustedProxies'], proxiesIn(answers.proxies)]);
  const changes = wanted.flatMap(([path, to]): Change[] => {
    const [old, next] = [JSON.stringify(valueAt(value, path)), JSON.stringify(to)];
    const isSame = old === next || isDefault(path, to, old);
    return isSame ? [] : [{ key: path.join('.'), from: old, to: next }];
  });
  const changed = wanted.filter(([path]) => changes.some(({ key }) => key === path.join('.')));
  return { value: changed.reduce((made, [path, to]) => withValue(made, path, to), value), changes };
}

/** A token that stands in the file is a secret. */
export function changeWords({ key, from, to }: Change): string {
  const shown = (text: string | undefined): string => {
    if (text === undefined) return 'nothing';
    return key === 'gateway.auth.token' && !text.startsWith('"${') ? 'a token' : text;
  };
  return `${key}: ${shown(from)} → ${shown(to)}`;
}

function proxiesIn(answer: string): string[] {
  const texts = answer.split(',').map((text) => text.trim());
  return texts.filter((text) => text !== '' && text !== 'none');
}

/** What need not be written where nothing stands. */
function isDefault(path: readonly string[], to: unknown, old: string | undefined): boolean {
  return old === undefined && Array.isArray(to) && to.length === 0 && path.at(-1) === 'trustedProxies';
}
