/** `openclaw devices undo`: takes back what was decided in the last ten seconds, wherever it was decided. */
import { codeWords, type DeskHistoryParams, type HistoryEntry, type HistoryPage } from '../gateway/index.ts';
import type { ControlClient } from './control-client.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { pick } from './pick.ts';

/** The gateway alone knows whether it is too late; what is much older is not offered. */
const RECENT_MS = 60_000;
const KINDS = ['approved', 'removed', 'blocked'] as const;

/** `which`: the code or id of the request that was approved; the id, its beginning, or the name of a device. */
export async function undo(
  client: ControlClient,
  which: string | undefined,
  nowMs = Date.now(),
): Promise<CommandOutput> {
  const params: DeskHistoryParams = { kinds: KINDS, limit: 50 };
  const page = await client.call<HistoryPage>('desk.history', params);
  if (!page.ok) return failed(page.message);
  const recent = latest(page.payload.entries.filter(({ atMs, lastAtMs = atMs }) => lastAtMs > nowMs - RECENT_MS));
  if (which === undefined) {
    const text = recent.length === 0 ? 'nothing was decided just now.' : `say which one. ${there(recent)}`;
    return failed(`Nothing undone: ${text}`);
  }
  const found = pick(recent, which, namesOf);
  if (found.kind !== 'one') {
    const fits = found.kind === 'several' ? 'fits more than one of them.' : 'is none of what was decided just now.';
    const list = recent.length === 0 ? '' : ` ${there(recent)}`;
    return failed(`Nothing undone: ${JSON.stringify(which.slice(0, 80))} ${fits}${list}`);
  }
  const { kind, requestId = '', deviceId = '' } = found.item;
  const result = await (kind === 'approved'
    ? client.call('desk.undoApproval', { requestId })
    : client.call('desk.restore', { deviceId }));
  return result.ok
    ? said(`Undone: ${whoOf(found.item)} is ${AFTER[kind === 'approved' ? kind : 'removed']}.`, {
        deviceId,
        undone: kind,
      })
    : failed(`Nothing undone: ${result.message}`);
}

const AFTER = {
  approved: 'as before the approval, and cut off from what that gave it',
  removed: 'as before, and may come back',
};

/** For the answer to a decision; `which` is what it is found by again. */
export function undoHint(which: string): string {
  return `Undo within ten seconds with: openclaw devices undo ${which}`;
}

/** They come newest first. A removal ends what was decided about that device before. */
function latest(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const ended = new Set<string>();
  return entries.filter(({ kind, requestId = '', deviceId = '' }) => {
    const over = ended.has(deviceId) || ended.has(requestId);
    ended.add(kind === 'approved' ? requestId : deviceId);
    return !over;
  });
}

function namesOf({ requestId = '', deviceId = '', code = '', name = '' }: HistoryEntry): readonly string[] {
  return [requestId, deviceId, code, name].filter((text) => text !== '');
}

function there(entries: readonly HistoryEntry[]): string {
  return `There is: ${entries.slice(0, 10).map(named).join(', ')}.`;
}

function named(entry: HistoryEntry): string {
  const { kind, code, deviceId = '' } = entry;
  return `${code === undefined ? deviceId.slice(0, 8) : codeWords(code)} ${whoOf(entry)} (${kind})`;
}

function whoOf({ name = '', deviceId = '' }: HistoryEntry): string {
  return name === '' ? deviceId.slice(0, 8) : name;
}
