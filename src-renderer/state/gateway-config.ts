/** What the config file says of how the gateway is reached, as a form has it, and what a change of the form writes. */
import { GatewayProtocolRequestError } from '@openclaw/gateway-client/browser';
import type { GatewayStatus } from '../../src-main/gateway/protocol/desk.ts';
import { saying, type Sentence } from '../language/sentence.ts';
import type { GatewayLink } from '../link/gateway-link.ts';

/** The parts of `config.get` that are shown; texts that may hold secrets do not come. */
export interface ConfigAnswer {
  readonly path: string;
  readonly hash: string;
  readonly valid: boolean;
  readonly config: {
    readonly gateway?: {
      readonly mode?: string;
      readonly bind?: string;
      readonly customBindHost?: string;
      readonly port?: number;
      readonly publicOrigin?: string;
      readonly trustedProxies?: readonly string[];
      readonly auth?: { readonly mode?: string };
      readonly tls?: { readonly enabled?: boolean };
    };
  };
}

export interface ReachDraft {
  /** `auto` is also what it is where the file says nothing. */
  readonly bind: 'auto' | 'loopback' | 'lan' | 'tailnet' | 'custom';
  readonly customBindHost: string;
  /** As typed; empty is the usual port. */
  readonly port: string;
  readonly publicOrigin: string;
  /** One on each line. */
  readonly trustedProxies: string;
  readonly encrypted: 'yes' | 'no';
}

export type ReachField = keyof ReachDraft;
export type ReachProblems = Readonly<Partial<Record<ReachField, Sentence>>>;

const BINDS = ['loopback', 'lan', 'tailnet', 'custom'] as const;

export const USUAL_PORT = 18_789;

export function reachDraft({ config: { gateway = {} } }: ConfigAnswer): ReachDraft {
  const { bind, customBindHost = '', port, publicOrigin = '', trustedProxies = [], tls } = gateway;
  return {
    bind: BINDS.find((one) => one === bind) ?? 'auto',
    customBindHost,
    port: port === undefined ? '' : String(port),
    publicOrigin,
    trustedProxies: trustedProxies.join('\n'),
    encrypted: tls?.enabled === true ? 'yes' : 'no',
  };
}

/** `port` is as a draft has it. False also where `--port` or a variable gave the gateway another one than the file. */
export function listensAt({ addresses }: GatewayStatus, port: string): boolean {
  const wanted = port.trim() === '' ? USUAL_PORT : Number(port);
  return addresses.some((address) => address.port === wanted);
}

/** What can be seen to be wrong without asking; the gateway says the rest. */
export function reachProblems(draft: ReachDraft): ReachProblems {
  const port = draft.port.trim();
  const isPort = port === '' || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535);
  const origin = draft.publicOrigin.trim();
  return {
    ...(!isPort && { port: saying('reach.problem.port') }),
    ...(draft.bind === 'custom' &&
      !isAddress(draft.customBindHost.trim()) && { customBindHost: saying('reach.problem.address') }),
    ...(origin !== '' &&
      !/^https?:\/\/[^/\s]+\/?$/.test(origin) && {
        publicOrigin: saying('reach.problem.origin'),
      }),
  };
}

/** An IP address, and no name: it is one that a network card has. With or without a zone. */
function isAddress(text: string): boolean {
  const bare = text.replace(/%[\w.-]+$/, '');
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(bare)) return URL.canParse(`http://${bare}`);
  return bare.includes(':') && URL.canParse(`http://[${bare}]`);
}

/** The change as `config.patch` takes it; undefined where nothing differs. `null` takes a key out of the file. */
export function reachPatch(before: ReachDraft, draft: ReachDraft): object | undefined {
  const text = (value: string): string | null => (value.trim() === '' ? null : value.trim());
  const port = draft.port.trim();
  const changed: Readonly<Record<string, unknown>> = {
    ...(draft.bind !== before.bind && { bind: draft.bind === 'auto' ? null : draft.bind }),
    ...(draft.customBindHost.trim() !== before.customBindHost && { customBindHost: text(draft.customBindHost) }),
    ...(port !== before.port && { port: port === '' ? null : Number(port) }),
    ...(draft.publicOrigin.trim() !== before.publicOrigin && { publicOrigin: text(draft.publicOrigin) }),
    ...(lines(draft.trustedProxies).join('\n') !== before.trustedProxies && {
      trustedProxies: lines(draft.trustedProxies),
    }),
    ...(draft.encrypted !== before.encrypted && { tls: { enabled: draft.encrypted === 'yes' } }),
  };
  return Object.keys(changed).length === 0 ? undefined : { gateway: changed };
}

export type Saved =
  | { readonly ok: true; readonly restarts: boolean }
  | { readonly ok: false; readonly problems: ReachProblems; readonly message?: Sentence };

export async function saveReach(link: GatewayLink, patch: object, baseHash: string): Promise<Saved> {
  try {
    const answer = (await link.request('config.patch', {
      raw: JSON.stringify(patch),
      baseHash,
      replacePaths: ['gateway.trustedProxies'],
    })) as { readonly sentinel?: { readonly payload?: { readonly stats?: { readonly requiresRestart?: boolean } } } };
    return { ok: true, restarts: answer.sentinel?.payload?.stats?.requiresRestart === true };
  } catch (error) {
    if (!(error instanceof GatewayProtocolRequestError)) {
      return { ok: false, problems: {}, message: saying('reach.saveUnknown') };
    }
    const problems = problemsIn(error.details);
    return Object.keys(problems).length === 0
      ? { ok: false, problems, message: sentence(error.message) }
      : { ok: false, problems };
  }
}

/** Where each stands in the config, below `gateway`. */
const KEYS: Readonly<Record<ReachField, string>> = {
  bind: 'bind',
  customBindHost: 'customBindHost',
  port: 'port',
  publicOrigin: 'publicOrigin',
  trustedProxies: 'trustedProxies',
  encrypted: 'tls',
};
const FIELDS = Object.keys(KEYS) as readonly ReachField[];

/** The gateway names the key that it does not take. */
function problemsIn(details: unknown): ReachProblems {
  const { issues = [] } = (details ?? {}) as {
    readonly issues?: readonly { readonly path: string; readonly message: string }[];
  };
  return Object.fromEntries(
    issues.flatMap(({ path, message }) => {
      const field = FIELDS.find(
        (name) => path === `gateway.${KEYS[name]}` || path.startsWith(`gateway.${KEYS[name]}.`),
      );
      return field === undefined ? [] : [[field, { english: message }] as const];
    }),
  );
}

function sentence(message: string): Sentence {
  if (message.startsWith('config changed since')) return saying('reach.changedMeanwhile');
  return { english: message.replace(/^invalid config: /, '') };
}

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
