/** What one click on a notification may grant (DESIGN D11). Everything else needs the review card. */
import type { Scope } from '../auth/scopes.ts';
import type { WaitingRequest } from '../protocol/desk.ts';

const ORDINARY_SCOPES: ReadonlySet<string> = new Set<Scope>([
  'operator.read',
  'operator.write',
  'operator.questions',
  'operator.talk',
]);

/** Commands that only an administrator may let a node run (PROTOCOL: "Node pairing = second layer"). */
const RESERVED_COMMANDS: ReadonlySet<string> = new Set([
  'system.run',
  'system.run.prepare',
  'system.which',
  'browser.proxy',
  'browser.proxy.upload.v1',
  'fs.listDir',
  'system.execApprovals.get',
  'system.execApprovals.set',
]);

type Judged = Pick<WaitingRequest, 'reason' | 'proof' | 'locality' | 'scopes' | 'commands'>;

export function isOrdinary(request: Judged): boolean {
  return (
    request.reason === 'not-paired' &&
    request.proof === 'secret' &&
    request.locality !== 'proxied' &&
    request.scopes.every((scope) => ORDINARY_SCOPES.has(scope)) &&
    !request.commands.some((command) => RESERVED_COMMANDS.has(command))
  );
}

export function ordinaryScopes(scopes: readonly string[]): string[] {
  return scopes.filter((scope) => ORDINARY_SCOPES.has(scope));
}
