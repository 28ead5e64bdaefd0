/** `openclaw devices repair`: lets a paired device whose token is old come back with a new one. */
import { codeWords, type DeskList, type RepairOffer } from '../gateway/index.ts';
import type { ControlClient } from './control-client.ts';
import { describe } from './device-lines.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { pickRepair } from './pick.ts';

export async function repair(client: ControlClient, which: string | undefined): Promise<CommandOutput> {
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const repairs = (list.payload.repairs ?? []).filter(({ phase }) => phase === 'offered');
  if (which === undefined) {
    const text =
      repairs.length === 0
        ? 'no paired device came with an old token.'
        : `say which one. There is: ${repairs.map(named).join(', ')}.`;
    return failed(`Nothing repaired: ${text}`, { error: text, repairs });
  }
  const found = pickRepair(repairs, which);
  if (found.kind !== 'one') {
    const there = repairs.length === 0 ? '' : ` There is: ${repairs.map(named).join(', ')}.`;
    const fits = found.kind === 'several' ? 'fits more than one device' : 'fits no device that came with an old token';
    return failed(`Nothing repaired: ${JSON.stringify(which.slice(0, 80))} ${fits}.${there}`);
  }
  const { repairId, digest, deviceId } = found.item;
  const result = await client.call('desk.repair', { repairId, digest });
  return result.ok
    ? said(
        `${describe(found.item)} gets a new token when it connects the next time, within ten minutes. Its old one ends then.`,
        { repairId, deviceId },
      )
    : failed(`Nothing repaired: ${result.message}`);
}

function named(offer: RepairOffer): string {
  return `${codeWords(offer.code)} ${describe(offer)}`;
}
