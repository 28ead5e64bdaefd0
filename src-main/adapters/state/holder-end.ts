/** Whether the process that holds a state folder now has ended: asked by whoever told it to. */
import { readFile } from 'node:fs/promises';
import type { Places } from '../places.ts';
import { holderHere, holderIn, isSeenAlive } from './lease-holder.ts';

export interface FolderHolder {
  /** It has given the folder free, and its process is not to be seen any more. */
  hasEnded(): Promise<boolean>;
}

export async function folderHolder({ leaseFile }: Pick<Places, 'leaseFile'>): Promise<FolderHolder> {
  const now = async () => holderIn(await readFile(leaseFile, 'utf8').catch(() => ''));
  const [holder, here] = [await now(), await holderHere(false)];
  return {
    hasEnded: async () => {
      if (holder === undefined) return true;
      return (await now())?.id !== holder.id && !(await isSeenAlive(holder, here));
    },
  };
}
