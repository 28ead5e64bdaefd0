/** What a decision grants of an ask: scopes to an operator, commands to a node. */
import { needsReview } from '../nodes/command-policy.ts';
import { NO_SURFACE, type NodeSurface } from '../nodes/node-surface.ts';
import type { WaitingRequest } from '../protocol/desk.ts';
import type { Approval } from './desk.ts';
import { ordinaryScopes } from './ordinary.ts';
import type { GrantedAsk } from './paired-device.ts';

export function grantedAsk(request: WaitingRequest, publicKey: string, { grant, by }: Approval): GrantedAsk {
  const { scopes } = request;
  return {
    ...request,
    publicKey,
    granted: grant === 'ordinary' ? ordinaryScopes(scopes) : scopes,
    asked: scopes,
    withoutSecret: request.proof === 'none',
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
