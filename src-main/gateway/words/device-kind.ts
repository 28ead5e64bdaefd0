/**
 * What sort of thing a device says it is, in our words only: the strings it sent choose among these and are never
 * shown themselves, so a title made from them cannot be dictated by a stranger.
 */
import type { WaitingRequest } from '../protocol/desk.ts';

type Claim = Pick<WaitingRequest, 'platform' | 'deviceFamily'> & {
  readonly model?: string;
  readonly clientId?: string;
};

export interface DeviceKind {
  /** For a button: "Approve phone". */
  readonly noun: 'phone' | 'tablet' | 'watch' | 'computer' | 'browser' | 'device';
  /** For a sentence: "Android phone". */
  readonly words: string;
}

interface System extends DeviceKind {
  readonly claim: RegExp;
  /** Behind "browser on …". */
  readonly system: string;
}

/** The first that fits; a model such as "iPad" says more than the platform, so these come before it. */
const SYSTEMS: readonly System[] = [
  { claim: /\bipad/, noun: 'tablet', words: 'iPad', system: 'an iPad' },
  { claim: /\bwatch/, noun: 'watch', words: 'Apple Watch', system: 'an Apple Watch' },
  { claim: /\b(iphone|ios)/, noun: 'phone', words: 'iPhone', system: 'an iPhone' },
  { claim: /\bandroid.*tablet/, noun: 'tablet', words: 'Android tablet', system: 'Android' },
  { claim: /\bandroid/, noun: 'phone', words: 'Android phone', system: 'Android' },
  { claim: /\b(mac|darwin)/, noun: 'computer', words: 'Mac', system: 'a Mac' },
  { claim: /\bwin(dows|32|64|ce|nt)?\b/, noun: 'computer', words: 'Windows computer', system: 'Windows' },
  { claim: /\blinux/, noun: 'computer', words: 'Linux computer', system: 'Linux' },
];

const BROWSERS: ReadonlySet<string> = new Set([
  'openclaw-control-ui',
  'webchat-ui',
  'webchat',
  'openclaw-browser-copilot',
]);
const COMMAND_LINES: ReadonlySet<string> = new Set(['cli', 'openclaw-tui']);
const DEVICE: DeviceKind = { noun: 'device', words: 'device' };

export function deviceKind({ platform, deviceFamily, model = '', clientId = '' }: Claim): DeviceKind {
  const claimed = `${platform} ${deviceFamily} ${model} ${clientId.replace('openclaw-', '')}`.toLowerCase();
  const found = SYSTEMS.find(({ claim }) => claim.test(claimed));
  if (BROWSERS.has(clientId)) {
    return { noun: 'browser', words: found === undefined ? 'browser' : `browser on ${found.system}` };
  }
  if (COMMAND_LINES.has(clientId)) {
    const where = found === undefined ? '' : ` of ${withArticle(found.words)}`;
    return { noun: 'computer', words: `command line${where}` };
  }
  return found === undefined ? DEVICE : { noun: found.noun, words: found.words };
}

export function withArticle(words: string): string {
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}
