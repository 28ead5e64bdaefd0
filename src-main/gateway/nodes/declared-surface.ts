/** What a node says in its `connect`, bounded, made safe to show, and cut to what its platform may ever have. */
import { displayText } from '../pairing/display-text.ts';
import type { ConnectRequest } from '../protocol/connect.ts';
import { LIMITS } from '../protocol/limits.ts';
import { mayEverHave, type NodeCommandPolicy } from './command-policy.ts';
import type { NodeSurface } from './node-surface.ts';

export function declaredSurface(connect: ConnectRequest, policy: NodeCommandPolicy): NodeSurface {
  const { client, commands, permissions = {} } = connect;
  const caps = distinct(connect.caps.map(displayText)).slice(0, LIMITS.nodeCaps);
  const declarer = { platform: client.platform, deviceFamily: client.deviceFamily ?? '', caps, commands };
  const allowed = distinct(commands).filter((command) => mayEverHave(declarer, command, policy));
  return {
    caps: caps.filter((cap) => !isWithheld(cap, commands, allowed)),
    commands: allowed.slice(0, LIMITS.nodeCommands),
    permissions: Object.fromEntries(
      Object.entries(permissions)
        .map(([name, given]): [string, boolean] => [displayText(name), given])
        .filter(([name]) => name !== '')
        .slice(0, LIMITS.nodePermissions),
    ),
  };
}

/** A capability whose every command was withheld would promise what nobody can call. */
function isWithheld(cap: string, declared: readonly string[], allowed: readonly string[]): boolean {
  const isOfCap = (command: string): boolean => command.startsWith(`${cap}.`);
  return declared.some(isOfCap) && !allowed.some(isOfCap);
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== '').sort();
}
