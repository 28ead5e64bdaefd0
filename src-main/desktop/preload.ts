/**
 * Runs sandboxed between the page and the main process, and only passes messages on: the page sees `DesktopBridge` and
 * nothing of Electron.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import {
  INVOKE_CHANNELS,
  PORT_REQUEST_CHANNEL,
  PUSH_CHANNELS,
  type DesktopBridge,
  type PageName,
} from './ipc-contract.ts';

// The main process's types have no DOM; these are the two things of the page that a preload script needs.
declare const window: {
  readonly location: { readonly origin: string; hash: string };
  postMessage(message: unknown, targetOrigin: string, transfer: IpcRendererEvent['ports']): void;
};

/** Neither the event nor what `off` returns may reach the page: either would hand it `ipcRenderer` itself. */
function subscribe(channel: string, listener: (payload: never) => void): () => void {
  const forward = (_event: IpcRendererEvent, payload: unknown): void => {
    listener(payload as never); // the shape of each channel's payload is the contract's
  };
  ipcRenderer.on(channel, forward);
  return () => {
    ipcRenderer.off(channel, forward);
  };
}

const bridge: DesktopBridge = {
  state: () => ipcRenderer.invoke(INVOKE_CHANNELS.desktopState),
  onState: (listener) => subscribe(PUSH_CHANNELS.desktopState, listener),
  systemLanguages: () => ipcRenderer.invoke(INVOKE_CHANNELS.systemLanguages),
  onReview: (listener) => subscribe(PUSH_CHANNELS.review, listener),
  sendTestRequest: () => ipcRenderer.invoke(INVOKE_CHANNELS.sendTestRequest),
  finishFirstRun: () => ipcRenderer.invoke(INVOKE_CHANNELS.finishFirstRun),
  copyAddress: () => ipcRenderer.invoke(INVOKE_CHANNELS.copyAddress),
  control: (action) => ipcRenderer.invoke(INVOKE_CHANNELS.gatewayControl, action),
  setStartAtLogin: (on) => ipcRenderer.invoke(INVOKE_CHANNELS.setStartAtLogin, on),
  notificationSettings: () => ipcRenderer.invoke(INVOKE_CHANNELS.notificationSettings),
  setNotificationSettings: (change) => ipcRenderer.invoke(INVOKE_CHANNELS.setNotificationSettings, change),
  setColours: (colours) => ipcRenderer.invoke(INVOKE_CHANNELS.setColours, colours),
  showToken: () => ipcRenderer.invoke(INVOKE_CHANNELS.showToken),
  copyToken: () => ipcRenderer.invoke(INVOKE_CHANNELS.copyToken),
  replaceToken: () => ipcRenderer.invoke(INVOKE_CHANNELS.replaceToken),
  attach: (order) => ipcRenderer.invoke(INVOKE_CHANNELS.attach, order),
  attachOffered: () => ipcRenderer.invoke(INVOKE_CHANNELS.attachOffered),
  attachAgain: (secret) => ipcRenderer.invoke(INVOKE_CHANNELS.attachAgain, secret),
  detach: () => ipcRenderer.invoke(INVOKE_CHANNELS.detach),
  requestGatewayPort: () => {
    ipcRenderer.send(PORT_REQUEST_CHANNEL);
  },
};

contextBridge.exposeInMainWorld('desktop', bridge);

// A MessagePort cannot cross the context bridge, but it can be transferred to the page's own origin.
ipcRenderer.on(PUSH_CHANNELS.gatewayPort, (event) => {
  window.postMessage('gateway-port', window.location.origin, event.ports);
});

ipcRenderer.on(PUSH_CHANNELS.page, (_event, page: PageName) => {
  window.location.hash = `/${page}`;
});
