/** `openclaw devices history`: what happened at the gate, newest first. */
import {
  capital,
  countWords,
  whatWords,
  whoWords,
  type DeskHistoryParams,
  type DeskList,
  type HistoryEntry,
  type HistoryPage,
} from '../gateway/index.ts';
import type { ControlClient } from './control-client.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { pickDevice } from './pick.ts';
import { table } from './table.ts';

export interface HistoryOptions {
  /** A device id or a beginning of one, or a name; also of a device that is not paired any more, by its whole id. */
  readonly device?: string;
  readonly limit?: number;
}

const MOST_AT_ONCE = 500;

export async function history(client: ControlClient, { device, limit = 20 }: HistoryOptions): Promise<CommandOutput> {
  const deviceId = device === undefined ? undefined : await idOf(client, device);
  if (deviceId !== undefined && typeof deviceId !== 'string') return deviceId;
  const entries: HistoryEntry[] = [];
  let before: string | undefined;
  do {
    const params: DeskHistoryParams = {
      limit: Math.min(limit - entries.length, MOST_AT_ONCE),
      ...(before !== undefined && { before }),
      ...(deviceId !== undefined && { deviceId }),
    };
    const page = await client.call<HistoryPage>('desk.history', params);
    if (!page.ok) return failed(page.message);
    entries.push(...page.payload.entries);
    before = page.payload.next;
  } while (before !== undefined && entries.length < limit);
  return said(historyLines(entries, Date.now(), before !== undefined).join('\n'), { entries });
}

export function historyLines(entries: readonly HistoryEntry[], nowMs: number, hasMore: boolean): string[] {
  if (entries.length === 0) return ['Nothing has happened yet.'];
  const rows = entries.map((entry) => [
    whenWords(entry.atMs, nowMs),
    whoOf(entry),
    `${whatWords(entry)}${times(entry)}`,
  ]);
  // What refused it and how it is put right belongs together, and fits no column.
  const [head, ...lines] = table(['WHEN', 'WHO', 'WHAT'], rows, [1]);
  const told = lines.flatMap((line, index) => {
    const fix = entries[index]?.fix;
    return fix === undefined ? [line] : [line, `      → ${fix}`];
  });
  return [head ?? '', ...told, ...(hasMore ? ['', 'More with: openclaw devices history --limit 200'] : [])];
}

function whoOf(entry: HistoryEntry): string {
  const who = whoWords(entry);
  return who === entry.name ? who : capital(who);
}

/** Of a lock-out its sentence has told it. */
function times({ kind, count = 1 }: HistoryEntry): string {
  return count === 1 || kind === 'locked-out' ? '' : ` (${countWords(count, 'time', 'times')})`;
}

async function idOf(client: ControlClient, which: string): Promise<string | CommandOutput> {
  if (/^[0-9a-f]{64}$/.test(which)) return which;
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const found = pickDevice(list.payload.devices, which);
  if (found.kind === 'one') return found.item.deviceId;
  const shown = JSON.stringify(which.slice(0, 80));
  return failed(
    found.kind === 'several'
      ? `${shown} fits more than one paired device. Say more of its id; see: openclaw devices list`
      : `No paired device fits ${shown}. One that was removed is found by its whole id.`,
  );
}

/** Today's by the minute, older ones by the day as well; in this computer's time. */
function whenWords(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const [day, today] = [at, new Date(nowMs)].map((date) =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join('-'),
  );
  const time = [at.getHours(), at.getMinutes()].map(twoDigits).join(':');
  return day === today ? time : `${day ?? ''} ${time}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
