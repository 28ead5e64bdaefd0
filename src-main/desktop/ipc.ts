/** The only place that listens to the page. Who speaks is checked for each message, and what it says is parsed. */
import { app, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron/main';
import type { Attachment } from './attach/attachment.ts';
import { readAttachOrder, readAttachSecret } from './attach/read-order.ts';
import type { DesktopFacts } from './desktop-facts.ts';
import type { NoticePolicy } from './notifications/notice-policy.ts';
import { readNotificationSettingsChange } from './notifications/notification-settings.ts';
import {
  INVOKE_CHANNELS,
  PORT_REQUEST_CHANNEL,
  type AttachResult,
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
import { readColours, type WindowColours } from './window/window-colours.ts';

export interface IpcParts {
  /** With the gateway that is in use. */
  readonly openSession: Parameters<typeof giveGatewayPort>[0];
  readonly attachment: Attachment;
  readonly facts: DesktopFacts;
  readonly policy: NoticePolicy;
  readonly window: ControlWindow;
  readonly sendTestRequest: () => Promise<TestRequestResult>;
  readonly copyAddress: () => void;
  readonly control: (action: GatewayControl) => Promise<void>;
  readonly setStartAtLogin: (on: boolean) => Promise<void>;
  readonly token: TokenDesk;
  readonly colours: WindowColours;
}

const CONTROLS: readonly GatewayControl[] = ['start', 'stop', 'restart'];

export function serveIpc(parts: IpcParts): void {
  const {
    openSession,
    attachment,
    facts,
    policy,
    window,
    sendTestRequest,
    copyAddress,
    control,
    setStartAtLogin,
    token,
    colours,
  } = parts;
  const isOurPage = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    window.owns(sender) && senderFrame === sender.mainFrame && senderFrame.url.startsWith(`${PAGE_ORIGIN}/`);

  const handle = <Result>(channel: string, answer: (argument: unknown) => Result | Promise<Result>): void => {
    ipcMain.handle(channel, (event, argument: unknown) => {
      if (!isOurPage(event)) throw new Error('This page may not ask that.');
      return answer(argument);
    });
  };

  handle<DesktopState>(INVOKE_CHANNELS.desktopState, () => facts.state());
  handle<readonly string[]>(INVOKE_CHANNELS.systemLanguages, () => app.getPreferredSystemLanguages());
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
  handle(INVOKE_CHANNELS.setColours, (argument) => {
    const chosen = readColours(argument);
    if (chosen === undefined) throw new Error('These are no colours.');
    colours.choose(chosen);
  });
  handle<TokenShown>(INVOKE_CHANNELS.showToken, () => token.show());
  handle(INVOKE_CHANNELS.copyToken, () => {
    token.copy();
  });
  handle<TokenReplaced>(INVOKE_CHANNELS.replaceToken, () => token.replace());
  handle<AttachResult>(INVOKE_CHANNELS.attach, async (argument) => {
    const order = readAttachOrder(argument);
    if (order === undefined) throw new Error('This names no gateway.');
    return await attachment.attach(order);
  });
  handle<AttachResult>(INVOKE_CHANNELS.attachOffered, () => attachment.attachOffered());
  handle<AttachResult>(INVOKE_CHANNELS.attachAgain, (argument) => attachment.again(readAttachSecret(argument)));
  handle(INVOKE_CHANNELS.detach, () => attachment.detach());
  ipcMain.on(PORT_REQUEST_CHANNEL, (event) => {
    if (!isOurPage(event) || event.senderFrame === null) return;
    giveGatewayPort(openSession, event.senderFrame);
    window.pageIsReady();
  });
}
