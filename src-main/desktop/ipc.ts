/** The only place that listens to the page. Who speaks is checked for each message, and what it says is parsed. */
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron/main';
import type { Gateway } from '../gateway/index.ts';
import type { DesktopFacts } from './desktop-facts.ts';
import type { NoticePolicy } from './notifications/notice-policy.ts';
import { readNotificationSettingsChange } from './notifications/notification-settings.ts';
import {
  INVOKE_CHANNELS,
  PORT_REQUEST_CHANNEL,
  type DesktopState,
  type GatewayControl,
  type NotificationSettings,
  type TestRequestResult,
  type TokenReplaced,
  type TokenShown,
} from './ipc-contract.ts';
import type { TokenDesk } from './token-desk.ts';
import type { ControlWindow } from './window/control-window.ts';
import { giveGatewayPort } from './window/gateway-port.ts';
import { PAGE_ORIGIN } from './window/page-address.ts';

export interface IpcParts {
  readonly gateway: Gateway;
  readonly facts: DesktopFacts;
  readonly policy: NoticePolicy;
  readonly window: ControlWindow;
  readonly sendTestRequest: () => Promise<TestRequestResult>;
  readonly copyAddress: () => void;
  readonly control: (action: GatewayControl) => Promise<void>;
  readonly setStartAtLogin: (on: boolean) => Promise<void>;
  readonly token: TokenDesk;
}

const CONTROLS: readonly GatewayControl[] = ['start', 'stop', 'restart'];

export function serveIpc(parts: IpcParts): void {
  const { gateway, facts, policy, window, sendTestRequest, copyAddress, control, setStartAtLogin, token } = parts;
  const isOurPage = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    window.owns(sender) && senderFrame === sender.mainFrame && senderFrame.url.startsWith(`${PAGE_ORIGIN}/`);

  const handle = <Result>(channel: string, answer: (argument: unknown) => Result | Promise<Result>): void => {
    ipcMain.handle(channel, (event, argument: unknown) => {
      if (!isOurPage(event)) throw new Error('This page may not ask that.');
      return answer(argument);
    });
  };

  handle<DesktopState>(INVOKE_CHANNELS.desktopState, () => facts.state());
  handle<TestRequestResult>(INVOKE_CHANNELS.sendTestRequest, () => sendTestRequest());
  handle(INVOKE_CHANNELS.finishFirstRun, () => {
    facts.finishFirstRun();
  });
  handle(INVOKE_CHANNELS.copyAddress, copyAddress);
  handle(INVOKE_CHANNELS.gatewayControl, async (argument) => {
    const action = CONTROLS.find((known) => known === argument);
    if (action === undefined) throw new Error('Unknown action.');
    await control(action);
  });
  handle(INVOKE_CHANNELS.setStartAtLogin, async (argument) => {
    if (typeof argument !== 'boolean') throw new Error('Start at login is true or false.');
    await setStartAtLogin(argument);
  });
  handle<NotificationSettings>(INVOKE_CHANNELS.notificationSettings, () => policy.settings());
  handle<NotificationSettings>(INVOKE_CHANNELS.setNotificationSettings, (argument) => {
    const change = readNotificationSettingsChange(argument);
    if (change === undefined) throw new Error('These are no notification settings.');
    policy.change(change);
    return policy.settings();
  });
  handle<TokenShown>(INVOKE_CHANNELS.showToken, () => token.show());
  handle(INVOKE_CHANNELS.copyToken, () => {
    token.copy();
  });
  handle<TokenReplaced>(INVOKE_CHANNELS.replaceToken, () => token.replace());
  ipcMain.on(PORT_REQUEST_CHANNEL, (event) => {
    if (!isOurPage(event) || event.senderFrame === null) return;
    giveGatewayPort((channel) => gateway.openOwnerSession(channel, 'window'), event.senderFrame);
    window.pageIsReady();
  });
}
