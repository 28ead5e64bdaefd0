/** What a decision grants of an ask: scopes to an operator, commands to a node. */
import { coversScopes, knownScopes } from '../auth/scopes.ts';
import { needsReview } from '../nodes/command-policy.ts';
import { NO_SURFACE, type NodeSurface } from '../nodes/node-surface.ts';
import type { WaitingRequest } from '../protocol/desk.ts';
import type { Approval } from './desk.ts';
import { displayText } from './display-text.ts';
import { ordinaryScopes } from './ordinary.ts';
import type { GrantedAsk } from './paired-device.ts';

/** Why these scopes can't be granted of this ask, as a sentence; undefined where they can. */
export function termsProblem(request: WaitingRequest, { scopes, grant }: Approval): string | undefined {
  if (scopes === undefined) return undefined;
  if (request.role === 'node') {
    return scopes.length === 0 ? undefined : 'A node has no such access: what it runs is allowed command by command.';
  }
  if (knownScopes(scopes).length !== new Set(scopes).size) return 'There is no such access.';
  if (!coversScopes(request.scopes, scopes)) return 'The device did not ask for that much.';
  return scopes.length === 0 && grant !== 'connect' ? 'Say what it may do, or let it connect only.' : undefined;
}

export function grantedAsk(request: WaitingRequest, publicKey: string, approval: Approval): GrantedAsk {
  const { scopes } = request;
  const { grant, by, name, lastsMs } = approval;
  return {
    ...request,
    publicKey,
    granted: approval.scopes ?? (grant === 'ordinary' ? ordinaryScopes(scopes) : scopes),
    asked: scopes,
    withoutSecret: request.proof === 'none',
    label: name === undefined ? undefined : displayText(name),
    lastsMs,
    ...(request.role === 'node' && { surface: grantedSurface(surfaceOf(request), grant, by) }),
  };
}

function grantedSurface(
  asked: NodeSurface,
  grant: Approval['grant'],
  by: Approval['by'],
): NonNullable<GrantedAsk['surface']> {
  if (grant === 'asked') return { granted: asked };
  if (grant === 'ordinary') {
    return { granted: { ...asked, commands: asked.commands.filter((command) => !needsReview(command)) } };
  }
  // An official client was not shown the commands, so its person left nothing out on purpose.
  return by === 'client' ? { granted: NO_SURFACE } : { granted: NO_SURFACE, declined: asked };
}

function surfaceOf({ caps = [], commands, permissions = {} }: WaitingRequest): NodeSurface {
  return { caps, commands, permissions };
}
