/** The end of a gateway that was told to stop, waited for as a fact: only then does nothing of it stand in the next one's way. */
import { setTimeout as delay } from 'node:timers/promises';
import type { DeskList, GatewayStatus } from '../gateway/index.ts';
import { folderHolder, type Places } from '../adapters/index.ts';
import type { ControlClient } from './control-client.ts';

/** Longer than a busy machine takes to write what is not written yet, and to close each socket. */
export const ENDS_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 25;

/** Without a desktop the process ends with its gateway; nothing can be started in it any more. */
export function isEnding({ mode, state }: GatewayStatus): boolean {
  return mode === 'headless' && (state === 'stopping' || state === 'stopped');
}

/** Resolves to false where it has not come in time. */
export type End = (withinMs: number) => Promise<boolean>;

/** To be called before a gateway is asked anything: of its process, where it closes the connection meanwhile. */
export async function endOfHolder(places: Places): Promise<End> {
  const holder = await folderHolder(places);
  return async (withinMs) => await hasComeWithin(withinMs, () => holder.hasEnded());
}

/**
 * To be called before it is told to stop. The returned function resolves to true once it has: the app to a gateway that
 * is stopped, the gateway without a desktop to a process that has ended. False where neither comes in time.
 */
export async function endOf(client: ControlClient, places: Places, { mode, pid }: GatewayStatus): Promise<End> {
  // The first process of a container takes this command with it when it ends.
  if (mode === 'headless' && pid === 1) return () => Promise.resolve(true);
  const holder = await folderHolder(places);
  const connection = { closed: false };
  void client.closed.then(() => {
    connection.closed = true;
  });
  const hasStopped = async (): Promise<boolean> => {
    const list = await client.call<DeskList>('desk.list');
    return list.ok && list.payload.status.state !== 'running' && list.payload.status.state !== 'stopping';
  };
  const hasCome = async (): Promise<boolean> =>
    connection.closed ? await holder.hasEnded() : mode === 'desktop' && (await hasStopped());
  return async (withinMs) => await hasComeWithin(withinMs, hasCome);
}

async function hasComeWithin(withinMs: number, hasCome: () => Promise<boolean>): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!(await hasCome())) {
    if (performance.now() >= deadline) return false;
    await delay(LOOK_EVERY_MS);
  }
  return true;
}
