/** Whether this very build updates itself: the facts for `updateFeed`. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { app } from 'electron/main';
import { updateFeed, type FeedAnswer } from './update-feed.ts';

export async function feedOfThisBuild(env: NodeJS.ProcessEnv): Promise<FeedAnswer> {
  const manifest = path.join(app.getAppPath(), 'package.json');
  return updateFeed({
    packaged: app.isPackaged,
    platform: process.platform,
    manifest: app.isPackaged ? JSON.parse(await fs.readFile(manifest, 'utf8')) : undefined,
    appImage: env['APPIMAGE'] !== undefined,
    fromPackage: path.dirname(process.execPath) === `/opt/${app.getName()}`,
  });
}
