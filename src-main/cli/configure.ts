/** `openclaw configure`: asks a few questions, shows what it would write, and writes it once the person says so. */
import { configPort, type Places } from '../adapters/index.ts';
import {
  answerNow,
  answerProblem,
  ASKED,
  changeWords,
  choicesOf,
  configurePlan,
  isOpen,
  QUESTIONS,
  type Answers,
  type Question,
} from './configure-plan.ts';
import { unusableFile } from './fault-words.ts';
import { failed, said, type CommandOutput } from './output.ts';

interface ConfigureTerminal {
  readonly isTTY: boolean;
  /** Whether this computer is in a tailnet now. */
  readonly inTailnet: boolean;
  readonly say: (text: string) => void;
  /** Undefined where the person ended it. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
}

export interface ConfigureOptions {
  readonly answers: Answers;
  /** Writes without asking. */
  readonly yes: boolean;
}

export async function configure(
  places: Places,
  env: NodeJS.ProcessEnv,
  { answers: given, yes }: ConfigureOptions,
  terminal: ConfigureTerminal,
  setLogin: (choice: 'on' | 'off') => Promise<CommandOutput>,
): Promise<CommandOutput> {
  for (const [question, answer] of Object.entries(given) as [Question, string][]) {
    const problem = answerProblem(question, answer);
    if (problem !== undefined) return failed(`--${FLAGS[question]}: ${problem}`);
  }
  const config = configPort(places, env);
  const read = await config.read();
  if (!read.ok) return unusableFile(read.why);
  const { text, value } = read;
  const isQuiet = yes || !terminal.isTTY;
  const answers = isQuiet ? given : await askedIn(terminal, given, value);
  if (answers === undefined) return nothingWritten('you ended it');
  const { value: next, changes } = configurePlan(value, answers);
  const login = answers.login === 'on' || answers.login === 'off' ? answers.login : undefined;
  if (changes.length === 0 && login === undefined) return said('Nothing to change.', { written: false, changes: [] });
  const summary = [
    ...(changes.length === 0
      ? []
      : [`In ${places.configFile}:`, ...changes.map((change) => `  ${changeWords(change)}`)]),
    ...(login === undefined ? [] : [`Start at login: ${login}`]),
  ].join('\n');
  if (!yes) {
    terminal.say(summary);
    if (!terminal.isTTY) return nothingWritten('add --yes to write it');
    const answer = await terminal.ask('Write this? (y/n) ');
    if (!/^y(es)?$/i.test(answer?.trim() ?? '')) return nothingWritten('you did not say yes');
  }
  if (changes.length > 0) {
    const written = await config.write(text, next);
    if (!written.ok) return failed(`Nothing was written: ${written.why}`);
  }
  const started = login === undefined ? undefined : await setLogin(login);
  const done = [yes ? summary : '', changes.length > 0 ? AFTER : '', started?.text ?? ''].filter((line) => line !== '');
  const json = { written: true, changes: changes.map(({ key }) => key), ...(login !== undefined && { login }) };
  if (started?.problem !== undefined) return { ...failed(started.problem, json), text: done.join('\n') };
  return said(done.join('\n'), json);
}

const AFTER =
  'Written. A gateway that runs takes up what it can; whether it needs a restart says: openclaw gateway status';

export const FLAGS: Readonly<Record<Question, string>> = {
  mode: 'mode',
  reach: 'reach',
  token: 'token',
  proxies: 'trusted-proxies',
  login: 'start-at-login',
};

/** Asks what no flag has answered. Undefined where the person ended it. */
async function askedIn(terminal: ConfigureTerminal, given: Answers, value: object): Promise<Answers | undefined> {
  const answers: Partial<Record<Question, string>> = { ...given };
  for (const question of QUESTIONS) {
    if (answers[question] !== undefined || !isOpen(question, value)) continue;
    const { text } = ASKED[question];
    const choices = choicesOf(question, terminal.inTailnet);
    const now = answerNow(question, value);
    terminal.say([text, ...choices.map(([answer, words]) => `  ${answer.padEnd(9)} ${words}`)].join('\n'));
    for (;;) {
      const answer = (await terminal.ask(`Enter keeps ${now ?? 'what is'}: `))?.trim();
      if (answer === undefined) return undefined;
      if (answer === '') break;
      const problem = answerProblem(question, answer, terminal.inTailnet);
      if (problem === undefined) {
        answers[question] = answer;
        break;
      }
      terminal.say(problem);
    }
  }
  return answers;
}

function nothingWritten(why: string): CommandOutput {
  return failed(`Nothing was written: ${why}.`, { written: false });
}
