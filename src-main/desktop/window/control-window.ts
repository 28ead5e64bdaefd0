/** The one window. Made when it is needed and destroyed when it is closed: hidden, it would cost as much as shown. */
import { BrowserWindow, nativeTheme, protocol, screen, type WebContents } from 'electron/main';
import { PUSH_CHANNELS, type DesktopState, type PageName } from '../ipc-contract.ts';
import type { Preferences } from '../preferences.ts';
import { isQuitting } from '../quit-in-order.ts';
import { PAGE_ADDRESS, PAGE_SCHEME } from './page-address.ts';
import { servePages } from './page-protocol.ts';
import { windowPlace, type Rectangle } from './window-place.ts';

/** A page that dies again so soon after it was loaded anew would do so for ever. */
const CRASHES_APART_MS = 10_000;

export interface ControlWindowOptions {
  readonly preload: string;
  /** The folder of the built pages. */
  readonly pagesDir: string;
  readonly icon: string;
  readonly preferences: Preferences;
  readonly onClosed: () => void;
}

export class ControlWindow {
  readonly #options: ControlWindowOptions;
  #window: BrowserWindow | undefined;
  /** The page that is loaded now has asked for its port, so it hears what it is told. */
  #pageListens = false;
  /** To be reviewed as soon as the page listens. */
  #reviewWhenReady: string | undefined;
  #lastCrashMs = -Infinity;

  constructor(options: ControlWindowOptions) {
    this.#options = options;
  }

  /** At the page of this name, or where it was. */
  show(page?: PageName): void {
    if (isQuitting()) return; // it would flash: the start may come to its end only by the quit
    if (page !== undefined) this.#window?.webContents.send(PUSH_CHANNELS.page, page);
    const window = (this.#window ??= this.#make(page === undefined ? PAGE_ADDRESS : `${PAGE_ADDRESS}#/${page}`));
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  review(requestId: string): void {
    this.#reviewWhenReady = requestId;
    this.show();
    if (this.#pageListens) this.pageIsReady();
  }

  /** The page has asked for its port, so it hears what it is told. */
  pageIsReady(): void {
    this.#pageListens = true;
    const requestId = this.#reviewWhenReady;
    this.#reviewWhenReady = undefined;
    if (requestId !== undefined) this.#window?.webContents.send(PUSH_CHANNELS.review, requestId);
  }

  pushState(state: DesktopState): void {
    this.#window?.webContents.send(PUSH_CHANNELS.desktopState, state);
  }

  /** Another gateway is shown from now on. */
  reload(): void {
    this.#window?.webContents.reload();
  }

  /** Messages from any other page are refused. */
  owns(contents: WebContents): boolean {
    return this.#window?.webContents === contents;
  }

  #make(address: string): BrowserWindow {
    const { preferences, preload, icon } = this.#options;
    // Not before: answering for pages makes a browser session, with a process of its own for the network.
    if (!protocol.isProtocolHandled(PAGE_SCHEME.scheme)) servePages(this.#options.pagesDir);
    const window = new BrowserWindow({
      title: 'OpenClaw Gateway',
      width: 1000,
      height: 720,
      ...windowPlace(
        preferences.get('windowBounds'),
        screen.getAllDisplays().map(({ workArea }) => workArea),
      ),
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
    webContents.on('did-start-loading', () => {
      this.#pageListens = false;
    });
    webContents.on('render-process-gone', () => {
      const now = performance.now();
      const again = now - this.#lastCrashMs < CRASHES_APART_MS;
      this.#lastCrashMs = now;
      if (again) window.destroy();
      else webContents.reload();
    });
    let bounds: Rectangle | undefined;
    const noteBounds = (): void => {
      bounds = window.getNormalBounds();
    };
    window.on('move', noteBounds);
    window.on('resize', noteBounds);
    // Not at "close", which a quit leaves out.
    window.on('closed', () => {
      if (bounds !== undefined) preferences.set('windowBounds', bounds);
      this.#window = undefined;
      this.#pageListens = false;
      this.#options.onClosed();
    });
    void window.loadURL(address);
    return window;
  }
}
