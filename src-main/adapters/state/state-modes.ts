/** What other users of this computer could open in our folder until now. Closed at each start, and told. */
import { statSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Places } from '../places.ts';
import { makePrivate } from '../private-file.ts';

const OTHERS = 0o077;
const WRITING = 0o022;

/**
 * Of our two folders, those that others may look into or write to. Synchronous, because it has to look before anyone
 * makes them private: the control socket does so, and so does the gateway's own key.
 */
export function foldersOpenToOthers({ ownDir, devicesDir }: Places): readonly string[] {
  if (process.platform === 'win32') return [];
  return [ownDir, devicesDir].filter((dir) => {
    try {
      return (statSync(dir).mode & OTHERS) !== 0;
    } catch {
      return false; // not there yet; or whoever makes it says what is wrong with it
    }
  });
}

/** Makes each file of our folder private and returns those that were not; devices are looked at as they are read. */
export async function closeToOthers({ ownDir, settingsFile }: Places): Promise<readonly string[]> {
  const files = (await fs.readdir(ownDir, { withFileTypes: true })).filter((entry) => entry.isFile());
  const closed = await Promise.all(
    files.map(async ({ name }) => {
      const file = path.join(ownDir, name);
      // A person writes the settings, with an editor that makes them readable. They hold no secret.
      return (await makePrivate(file, file === settingsFile ? WRITING : OTHERS)) ? [file] : [];
    }),
  );
  return closed.flat();
}

/** One sentence for a person. */
export function openedNotice(place: string): string {
  return `Other users of this computer could open ${place}. From now on only you can.`;
}
