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
  type DesktopState,
} from './ipc-contract.ts';

// The main process's types have no DOM; these are the two things of the page that a preload script needs.
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, targetOrigin: string, transfer: IpcRendererEvent['ports']): void;
};

/** The listener gets the payload alone: Electron's event object would hand `ipcRenderer` itself to the page. */
function subscribe<Payload>(channel: string, listener: (payload: Payload) => void): () => void {
  const forward = (_event: IpcRendererEvent, payload: Payload): void => listener(payload);
  ipcRenderer.on(channel, forward);
  return () => ipcRenderer.off(channel, forward);
}

const bridge: DesktopBridge = {
  state: () => ipcRenderer.invoke(INVOKE_CHANNELS.desktopState),
  onState: (listener) => subscribe<DesktopState>(PUSH_CHANNELS.desktopState, listener),
  onReview: (listener) => subscribe<string>(PUSH_CHANNELS.review, listener),
  sendTestRequest: () => ipcRenderer.invoke(INVOKE_CHANNELS.sendTestRequest),
  finishFirstRun: () => ipcRenderer.invoke(INVOKE_CHANNELS.finishFirstRun),
  copyAddress: () => ipcRenderer.invoke(INVOKE_CHANNELS.copyAddress),
  control: (action) => ipcRenderer.invoke(INVOKE_CHANNELS.gatewayControl, action),
  requestGatewayPort: () => ipcRenderer.send(PORT_REQUEST_CHANNEL),
};

contextBridge.exposeInMainWorld('desktop', bridge);

// A MessagePort cannot cross the context bridge, but it can be transferred to the page's own origin.
ipcRenderer.on(PUSH_CHANNELS.gatewayPort, (event) => {
  window.postMessage('gateway-port', window.location.origin, event.ports);
});
