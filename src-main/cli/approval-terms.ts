/** What a person grants of a request from a terminal: name, access, for how long, and whether it may run anything. Pure. */
import {
  LASTING,
  offerOf,
  ofLevel,
  operatorGrant,
  type DeskApproveParams,
  type Lasts,
  type WaitingRequest,
} from '../gateway/index.ts';
import type { AccessChoice } from './access-choice.ts';

export interface ApproveOptions {
  /** The first tick alone: a node may connect, and runs nothing yet. */
  readonly connectOnly?: boolean;
  readonly name?: string;
  readonly access?: AccessChoice;
  readonly for?: Lasts;
}

type Terms = Omit<DeskApproveParams, 'requestId' | 'digest'>;

/** `problem`: a sentence that stands behind "Nothing approved:". */
export function termsOf(
  request: WaitingRequest,
  { connectOnly = false, name, access, for: lasts = 'always' }: ApproveOptions,
): { readonly ok: true; readonly params: Terms } | { readonly ok: false; readonly problem: string } {
  const lastsMs = LASTING[lasts];
  const rest = { ...(name !== undefined && { name }), ...(lastsMs !== undefined && { lastsMs }) };
  if (access === undefined) return { ok: true, params: { grant: connectOnly ? 'connect' : 'asked', ...rest } };
  if (request.role === 'node') {
    const problem = 'it asks to run commands, and --access is for chats and settings. See also: --connect-only.';
    return { ok: false, problem };
  }
  if (access.kind === 'exactly') return { ok: true, params: { grant: 'asked', scopes: access.scopes, ...rest } };
  const granted = ofLevel(access.level, offerOf(request.scopes, request.approvedScopes));
  if (granted.size === 0) return { ok: false, problem: `--access ${access.level} leaves nothing of what it asks for.` };
  return { ok: true, params: { ...operatorGrant(request, granted), ...rest } };
}

/** A node that is let in already has a name and a time: why these options do nothing; undefined where there are none. */
export function whatIsNotForCommands({ connectOnly, name, access, for: lasts }: ApproveOptions): string | undefined {
  if (connectOnly === true) {
    return 'it may connect already, and asks to run commands. Leave --connect-only away to allow them.';
  }
  return name === undefined && access === undefined && lasts === undefined
    ? undefined
    : 'it is let in already, and asks to run commands. See: openclaw devices rename and openclaw devices extend.';
}
