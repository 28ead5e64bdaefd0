/** The text of a config file, read so that nothing in its place can hold the gateway up or lead it elsewhere. */
import { constants, type Stats } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { absent } from '../error-code.ts';
import { isOurs } from '../private-file.ts';

/** Far more than any config needs; editing a text takes time that the gateway's sockets wait for. */
export const LARGEST_CONFIG_BYTES = 1_048_576;
/** Links behind links; more are a circle. */
const MOST_LINKS = 8;

/** What is in the place of a config file is none that can be used. Its message is a sentence for a person. */
class UnfitConfig extends Error {}

/** Says why a file is unfit, by throwing. */
type Refuse = (file: string, stats: Stats) => void;

/** Undefined where there is no such file. Throws UnfitConfig, what `refuse` throws, or what the system says. */
export async function configText(file: string, refuse: Refuse = () => undefined): Promise<string | undefined> {
  const { target, isThere } = await followed(file);
  // A pipe that nobody writes to would keep a plain open waiting.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK;
  const handle = isThere ? await fs.open(target, flags).catch(absent) : undefined;
  if (handle === undefined) {
    if (target !== file) throw new UnfitConfig(`${file} is a link to ${target}, which is not there.`);
    return undefined;
  }
  try {
    const stats = await handle.stat();
    refuse(target, stats);
    refuseUnfit(target, stats);
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** Where the file really is, or would be. */
export async function configTarget(file: string): Promise<string> {
  return (await followed(file)).target;
}

/** A link is followed only where it is of the user who runs this, or of the system's own. */
async function followed(file: string): Promise<{ readonly target: string; readonly isThere: boolean }> {
  let target = file;
  for (let links = 0; links <= MOST_LINKS; links += 1) {
    const stats = await fs.lstat(target).catch(absent);
    if (stats?.isSymbolicLink() !== true) return { target, isThere: stats !== undefined };
    if (!isOurs(stats.uid) && stats.uid !== 0) throw new UnfitConfig(`${target} is a link of another user.`);
    target = path.resolve(path.dirname(target), await fs.readlink(target));
  }
  throw new UnfitConfig(`${file} is a link that leads in a circle.`);
}

export function refuseUnfit(file: string, stats: Stats): void {
  if (stats.isDirectory()) throw new UnfitConfig(`${file} is not a file but a folder.`);
  if (!stats.isFile()) throw new UnfitConfig(`${file} is not a file.`);
  if (stats.size > LARGEST_CONFIG_BYTES) throw new UnfitConfig(`${file} is larger than 1 MiB.`);
}
