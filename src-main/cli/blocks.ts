/** `openclaw devices block | unblock | blocks`: who is kept out, and letting them ask again. */
import {
  codeWords,
  surfaceWords,
  type BlockView,
  type DeskBlockParams,
  type DeskBlocks,
  type DeskList,
  type DeskUnblockParams,
} from '../gateway/index.ts';
import type { ControlClient } from './control-client.ts';
import { ago, describe } from './device-lines.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { notOne, pick, pickBlock } from './pick.ts';
import { table } from './table.ts';
import { undoHint } from './undo.ts';

export interface BlockOptions {
  /** Its address too: unknown keys from there, for an hour. */
  readonly address?: boolean;
}

/** Anyone that the lists show: who waits, who is trusted, who signed in, who asked in vain; or any key by its whole id. */
export async function block(client: ControlClient, which: string, options: BlockOptions): Promise<CommandOutput> {
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const all = blockable(list.payload);
  const found = pick(all, which, ({ names }) => names);
  if (found.kind !== 'one' && !/^[0-9a-f]{64}$/.test(which)) {
    return failed(`Nobody blocked: ${notOne(found, which, 'device', all, ({ title }) => title)}`);
  }
  const deviceId = found.kind === 'one' ? found.item.deviceId : which;
  const params: DeskBlockParams = { deviceId, ...(options.address === true && { address: true }) };
  const result = await client.call('desk.block', params);
  if (!result.ok) return failed(`Nobody blocked: ${result.message}`);
  const title = found.kind === 'one' ? found.item.title : deviceId.slice(0, 8);
  const too = options.address === true ? ' Unknown devices from its address are refused for an hour.' : '';
  const lift = `Lift it with: openclaw devices unblock ${deviceId.slice(0, 8)}`;
  return said(
    `Blocked ${title}. It is cut off, and cannot ask again.${too}\n${lift}\n${undoHint(deviceId.slice(0, 8))}`,
    {
      deviceId,
      address: options.address === true,
    },
  );
}

export async function listBlocks(client: ControlClient): Promise<CommandOutput> {
  const answer = await client.call<DeskBlocks>('desk.blocks');
  if (!answer.ok) return failed(answer.message);
  const { blocks } = answer.payload;
  const [first] = blocks;
  if (first === undefined) return said('Nobody is blocked.', { blocks });
  const nowMs = Date.now();
  const rows = blocks.map((one) => [idOf(one), whoOf(one), kindWords(one, nowMs), ago(one.atMs, nowMs)]);
  const lines = [
    `Kept out (${blocks.length})`,
    ...table(['ID', 'WHO', 'HOW', 'SINCE'], rows, [2, 1, 0]),
    '',
    `Let one ask again with: openclaw devices unblock ${idOf(first)}`,
  ];
  return said(lines.join('\n'), { blocks });
}

/** Nobody is trusted by this. */
export async function unblock(client: ControlClient, which: string): Promise<CommandOutput> {
  const answer = await client.call<DeskBlocks>('desk.blocks');
  if (!answer.ok) return failed(answer.message);
  const { blocks } = answer.payload;
  const found = pickBlock(blocks, which);
  if (found.kind !== 'one') return failed(`Nobody unblocked: ${notOne(found, which, 'block', blocks, named)}`);
  const { kind, deviceId, address } = found.item;
  const params: DeskUnblockParams = kind === 'address' ? { address: address ?? '' } : { deviceId: deviceId ?? '' };
  const result = await client.call('desk.unblock', params);
  return result.ok
    ? said(`Unblocked ${whoOf(found.item)}. ${AFTER[kind]}`, params)
    : failed(`Nobody unblocked: ${result.message}`);
}

const AFTER: Readonly<Record<BlockView['kind'], string>> = {
  key: 'It may ask again, and must be approved.',
  address: 'They may ask again.',
  'signed-out': 'The gateway’s token lets it in again.',
};

/** What of these a list may show. */
type Shown = Parameters<typeof describe>[0] & {
  readonly deviceId: string;
  readonly code?: string;
  readonly requestId?: string;
};

interface Blockable {
  readonly deviceId: string;
  readonly title: string;
  readonly names: readonly string[];
}

/** Each key once, by all that it is shown as. */
function blockable({ waiting, devices, commandRequests = [], signedIn = [], missed = [] }: DeskList): Blockable[] {
  const shown: readonly Shown[] = [...waiting, ...devices, ...commandRequests, ...signedIn, ...missed];
  return [...new Set(shown.map(({ deviceId }) => deviceId))].map((deviceId) => {
    const same = shown.filter((one) => one.deviceId === deviceId);
    const names = same.flatMap(({ name, label = '', code = '', requestId = '' }) => [name, label, code, requestId]);
    const [first] = same;
    return {
      deviceId,
      title: first === undefined ? deviceId.slice(0, 8) : `${deviceId.slice(0, 8)} ${describe(first)}`,
      names: [deviceId, ...names.filter((name) => name !== '')],
    };
  });
}

function idOf({ kind, deviceId = '', address = '' }: BlockView): string {
  return kind === 'address' ? address : deviceId.slice(0, 8);
}

function whoOf({ kind, name = '', address = '', code }: BlockView): string {
  if (kind === 'address') return `unknown devices from ${address}`;
  if (name !== '') return name;
  return code === undefined ? 'a device without a name' : `the device with the code ${codeWords(code)}`;
}

function kindWords({ kind, by, untilMs }: BlockView, nowMs: number): string {
  const at = surfaceWords(by);
  switch (kind) {
    case 'key':
      return `blocked ${at}`;
    case 'address':
      return `${Math.max(1, Math.ceil(((untilMs ?? nowMs) - nowMs) / 60_000))} min more, ${at}`;
    case 'signed-out':
      return `signed out ${at}`;
  }
}

function named(one: BlockView): string {
  return `${idOf(one)} ${whoOf(one)}`;
}
