/** What an approval hook is told, and how its answer is read. Pure. */
import {
  abilitiesOf,
  abilitySentence,
  arrivalWords,
  codeWords,
  commandAt,
  type CommandRequest,
  type Home,
  type WaitingRequest,
} from '../../gateway/index.ts';

/** An answer is one word of JSON; more is not read. */
export const ANSWER_CHARACTERS = 4096;

/** What came back: text, or why there is none. */
export type HookReply = { readonly text: string } | { readonly problem: string };

export type HookAnswer =
  | { readonly kind: 'approve' | 'deny' }
  /** Left to a person. */
  | { readonly kind: 'none'; readonly problem?: string };

/**
 * One line of JSON. Holds what the review card shows and nothing that opens anything: no key, no token, no digest.
 * `name` and `platform` are the device's own claims.
 */
export function hookMessage(request: WaitingRequest | CommandRequest, home: Home): string {
  const { requestId, deviceId, name, platform, deviceFamily, commands } = request;
  const code = codeWords(request.code);
  const common = { version: 1, requestId, code, deviceId, name, platform, deviceFamily, commands };
  const approve = commandAt(home, `openclaw devices approve ${code}`);
  if (!('ordinary' in request)) {
    return JSON.stringify({ event: 'commands-requested', ...common, ordinary: false, approve });
  }
  const { role, scopes, reason, clientId, clientVersion, address, locality, ordinary, expiresAtMs } = request;
  return JSON.stringify({
    event: 'device-requested',
    ...common,
    clientId,
    clientVersion,
    role,
    scopes,
    reason,
    asks: abilitySentence(abilitiesOf([request])),
    address,
    locality,
    from: arrivalWords({ locality, address }),
    ordinary,
    expiresAt: new Date(expiresAtMs).toISOString(),
    approve,
  });
}

/** `{"decision": "approve" | "deny" | "none"}`; an empty answer is "none" too. */
export function hookAnswer(reply: HookReply): HookAnswer {
  if ('problem' in reply) return { kind: 'none', problem: reply.problem };
  if (reply.text.trim() === '') return { kind: 'none' };
  let answer: unknown;
  try {
    answer = JSON.parse(reply.text);
  } catch {
    return { kind: 'none', problem: 'its answer is not JSON' };
  }
  const decision = typeof answer === 'object' && answer !== null && 'decision' in answer ? answer.decision : undefined;
  if (decision === 'approve' || decision === 'deny') return { kind: decision };
  return decision === 'none'
    ? { kind: 'none' }
    : { kind: 'none', problem: 'its answer has no decision: approve, deny or none' };
}
