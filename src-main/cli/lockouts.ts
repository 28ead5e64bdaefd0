/** `openclaw devices lockouts` and `unlock`: who is locked out for guessing, until when, and letting it try again. */
import { guessWords, type DeskLockouts, type Lockout } from '../gateway/index.ts';
import type { ControlClient } from './control-client.ts';
import { remaining } from './device-lines.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { table } from './table.ts';

export async function listLockouts(client: ControlClient): Promise<CommandOutput> {
  const list = await client.call<DeskLockouts>('desk.lockouts');
  if (!list.ok) return failed(list.message);
  const { lockouts, nowMs } = list.payload;
  if (lockouts.length === 0) return said('Nobody is locked out.', { lockouts });
  const rows = lockouts.map((lockout) => [
    lockout.id,
    lockout.address,
    `${String(lockout.failures)} wrong guesses at the ${guessWords(lockout.kind)}`,
    remaining(lockout.untilMs - nowMs),
  ]);
  const lines = [
    `Locked out (${lockouts.length})`,
    ...table(['ID', 'FROM', 'WHY', 'LEFT'], rows, [2, 1]),
    '',
    'Paired devices are not affected: they come in with their own token.',
    `Let one try again with: openclaw devices unlock ${lockouts[0]?.id ?? ''}`,
  ];
  return said(lines.join('\n'), { lockouts });
}

/** By id, or by the address where only one lock-out is of it. */
export async function unlock(client: ControlClient, which: string): Promise<CommandOutput> {
  const list = await client.call<DeskLockouts>('desk.lockouts');
  if (!list.ok) return failed(list.message);
  const { lockouts } = list.payload;
  if (lockouts.length === 0) return failed('Nothing unlocked: nobody is locked out.');
  const found = lockouts.filter(({ id, address }) => id === which || address === which);
  const [lockout] = found;
  if (lockout === undefined || found.length > 1) {
    return failed(
      `Nothing unlocked: ${found.length > 1 ? 'several fit' : 'none fits'} ${JSON.stringify(which.slice(0, 80))}. There is: ${lockouts.map(named).join(', ')}.`,
    );
  }
  const { id, address } = lockout;
  const result = await client.call('desk.unlock', { id });
  return result.ok ? said(`Unlocked ${address}. It may try again.`, { id, address }) : failed(result.message);
}

function named({ id, address }: Lockout): string {
  return `${id} ${address}`;
}
