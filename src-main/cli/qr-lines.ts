/** A setup code as lines for a terminal. Pure: times and sizes are given. */
import { SETUP_PROFILES, codeWords, type SetupCodeView, type WaitingRequest } from '../gateway/index.ts';
import { describe } from './device-lines.ts';

export interface DrawnCode {
  /** Half-block characters, dark on light. */
  readonly lines: readonly string[];
  /** A terminal without colours shows it inverted, which not every camera reads. */
  readonly colours: boolean;
  /** Of the terminal, in characters. */
  readonly columns: number;
}

const BLACK_ON_WHITE = '\u001b[30;107m';
const RESET = '\u001b[0m';

export function codeLines(view: SetupCodeView, drawn: DrawnCode): string[] {
  const how = view.profile === 'node' ? forNode(view) : forPhone(view, drawn);
  const { name, may } = SETUP_PROFILES[view.profile];
  return [
    ...how,
    '',
    `Address   ${view.urls.join(', ')}`,
    ...(view.tlsFingerprint === undefined ? [] : [`TLS       sha256 ${view.tlsFingerprint}`]),
    `Access    ${name}: the device that shows this code`,
    ...may.map((does) => `          - ${does}`),
    `          ${view.ask ? 'You are asked before it is let in.' : 'It is let in at once.'}`,
    ...(view.plaintext ? ['          Not encrypted: use it only on a network that you trust.'] : []),
    '',
  ];
}

function forPhone({ code }: SetupCodeView, { lines, colours, columns }: DrawnCode): string[] {
  const width = lines[0]?.length ?? 0;
  const picture =
    width > columns
      ? [`This terminal is too narrow for the picture: make it ${String(width)} characters wide, or paste the code.`]
      : lines.map((line) => (colours ? `${BLACK_ON_WHITE}${line}${RESET}` : line));
  return ['Scan this in the OpenClaw app, under Settings, Gateway:', '', ...picture, '', 'Or paste it there:', code];
}

function forNode({ link }: SetupCodeView): string[] {
  return ['Type this on the machine that is to become a node:', '', `openclaw node run --pair "${link}"`];
}

export function countdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  const left = `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
  return `Good for ${left}, once. Ctrl+C ends it.`;
}

export function waitingLine(request: WaitingRequest): string {
  return `${describe(request)} waits for you. Approve with: openclaw devices approve ${codeWords(request.code)}`;
}
