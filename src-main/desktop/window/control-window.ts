/** The one window. Made when it is needed and destroyed when it is closed: hidden, it would cost as much as shown. */
import { BrowserWindow, Menu, nativeTheme, type WebContents } from 'electron/main';
import { PUSH_CHANNELS, type DesktopState } from '../ipc-contract.ts';
import type { Preferences } from '../preferences.ts';
import { PAGE_ADDRESS } from './page-address.ts';

export interface ControlWindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly preferences: Preferences;
  readonly onClosed: () => void;
}

export class ControlWindow {
  readonly #options: ControlWindowOptions;
  #window: BrowserWindow | undefined;
  /** Opened with a request to review before the page could listen. */
  #reviewWhenReady: string | undefined;

  constructor(options: ControlWindowOptions) {
    this.#options = options;
    if (process.platform !== 'darwin') Menu.setApplicationMenu(null); // macOS needs its menu for copy and paste
  }

  show(): void {
    const window = (this.#window ??= this.#make());
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  review(requestId: string): void {
    this.#reviewWhenReady = requestId;
    const isNew = this.#window === undefined;
    this.show();
    if (!isNew) this.pageIsReady();
  }

  /** The page has asked for its port, so it hears what it is told. */
  pageIsReady(): void {
    const requestId = this.#reviewWhenReady;
    this.#reviewWhenReady = undefined;
    if (requestId !== undefined) this.#window?.webContents.send(PUSH_CHANNELS.review, requestId);
  }

  pushState(state: DesktopState): void {
    this.#window?.webContents.send(PUSH_CHANNELS.desktopState, state);
  }

  /** Messages from any other page are refused. */
  owns(contents: WebContents): boolean {
    return this.#window?.webContents === contents;
  }

  #make(): BrowserWindow {
    const { preferences, preload, icon } = this.#options;
    const window = new BrowserWindow({
      title: 'OpenClaw Gateway',
      width: 1000,
      height: 720,
      ...preferences.get('windowBounds'),
      minWidth: 380,
      minHeight: 480,
      icon,
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#0f1013' : '#f8f9fa',
      webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
    });
    const { webContents } = window;
    webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    webContents.on('will-navigate', (event) => {
      event.preventDefault();
    });
    webContents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    webContents.session.setPermissionRequestHandler((_contents, _permission, answer) => {
      answer(false);
    });
    webContents.session.setPermissionCheckHandler(() => false);
    window.on('close', () => {
      preferences.set('windowBounds', window.getNormalBounds());
    });
    window.on('closed', () => {
      this.#window = undefined;
      this.#options.onClosed();
    });
    void window.loadURL(PAGE_ADDRESS);
    return window;
  }
}
