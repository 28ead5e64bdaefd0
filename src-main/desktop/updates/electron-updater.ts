/** The updater library, told what it may do: only newer versions, only signed by us, only when a person says so. */
import library from 'electron-updater';
import type { Logger } from '../../gateway/index.ts';
import { isSigned } from './release-signature.ts';
import type { UpdateFeed } from './update-feed.ts';
import type { Updater } from './updates.ts';

export function createUpdater({ url, publicKey }: UpdateFeed, logger: Logger, updater = library.autoUpdater): Updater {
  const log =
    (level: keyof Logger) =>
    (message?: unknown): void => {
      logger[level]('updater', { message: String(message) });
    };
  updater.logger = { info: log('info'), warn: log('warn'), error: log('error') };
  updater.setFeedURL({ provider: 'generic', url });
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  updater.on('error', () => undefined); // the promise of what was asked is rejected too
  return {
    async newer() {
      const found = await updater.checkForUpdates();
      if (found?.isUpdateAvailable !== true) return undefined;
      if (!isSigned(found.updateInfo, publicKey)) {
        throw new Error(`The release ${found.updateInfo.version} has no signature of this app’s makers.`);
      }
      return found.updateInfo.version;
    },
    async download(onPercent) {
      const progress = ({ percent }: { readonly percent: number }): void => {
        onPercent(percent);
      };
      updater.on('download-progress', progress);
      try {
        await updater.downloadUpdate();
      } finally {
        updater.off('download-progress', progress);
      }
    },
    install() {
      updater.quitAndInstall(true, true);
    },
  };
}
