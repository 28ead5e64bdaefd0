/** What each row of the tray does. */
import { app } from 'electron/main';
import type { Gateway, HostControl, Logger } from '../../gateway/index.ts';
import type { Attachment } from '../attach/attachment.ts';
import type { NoticePolicy } from '../notifications/notice-policy.ts';
import type { Updates } from '../updates/updates.ts';
import type { ControlWindow } from '../window/control-window.ts';
import { changeReach } from './change-reach.ts';
import type { TrayAction } from './tray-model.ts';

export interface TrayTools {
  readonly window: Pick<ControlWindow, 'show' | 'review'>;
  readonly policy: Pick<NoticePolicy, 'change'>;
  readonly attachment: Pick<Attachment, 'attachOffered' | 'detach'>;
  readonly gateway: Gateway;
  readonly host: Pick<HostControl, 'start' | 'stop' | 'restart'>;
  readonly updates: Pick<Updates, 'check' | 'download' | 'restart'>;
  readonly logger: Logger;
  readonly setStartAtLogin: (on: boolean) => Promise<void>;
  readonly showAbout: () => void;
  readonly copyAddress: () => void;
  readonly showLogs: () => void;
}

export function trayActions(tools: TrayTools): (action: TrayAction) => void {
  const { window, policy, attachment, gateway, host, updates, logger } = tools;
  /** The tray itself shows what became of it. */
  const run = (action: TrayAction, done: Promise<unknown>): void => {
    done.catch((error: unknown) => {
      logger.error('what was asked of the tray could not be done', { action: action.kind, error });
    });
  };
  return (action) => {
    switch (action.kind) {
      case 'review':
        window.review(action.requestId);
        break;
      case 'open-window':
        window.show();
        break;
      case 'pair':
        window.show('connect');
        break;
      case 'do-not-disturb':
        policy.change({ doNotDisturb: action.choice });
        break;
      case 'about':
        tools.showAbout();
        break;
      case 'copy-address':
        tools.copyAddress();
        break;
      case 'attach':
        run(action, attachment.attachOffered());
        break;
      case 'detach':
        run(action, attachment.detach());
        break;
      case 'reach':
        run(action, changeReach(gateway, action.reach, logger));
        break;
      case 'gateway':
        run(action, host[action.control]());
        break;
      case 'start-at-login':
        void tools.setStartAtLogin(action.on).catch(() => undefined); // it has logged why not
        break;
      case 'update':
        run(action, updates[action.step]());
        break;
      case 'show-logs':
        tools.showLogs();
        break;
      case 'quit':
        app.quit();
        break;
    }
  };
}
