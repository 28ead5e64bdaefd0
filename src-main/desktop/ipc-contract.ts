/**
 * The one typed contract between the window's page and the main process. Types and channel names only: the page
 * imports nothing else from `desktop`. Everything about devices goes through the GatewayLink, not through here.
 */

/** `invoke` channels: page asks, main answers. */
export const INVOKE_CHANNELS = {
  /** Facts that only the desktop knows. */
  desktopState: 'desktop:state',
  /** First run: a second identity knocks over the real socket. */
  sendTestRequest: 'desktop:send-test-request',
  /** The person has seen the first-run page. */
  finishFirstRun: 'desktop:finish-first-run',
  /** Copies the address that clients use; the main process owns the clipboard. */
  copyAddress: 'desktop:copy-address',
  gatewayControl: 'desktop:gateway-control',
  /** true or false: whether the app starts when the person logs in. */
  setStartAtLogin: 'desktop:set-start-at-login',
  notificationSettings: 'desktop:notification-settings',
  /** A `NotificationSettingsChange`. */
  setNotificationSettings: 'desktop:set-notification-settings',
  /** The gateway's token, for the person to see; the main process copies and replaces it by itself. */
  showToken: 'desktop:show-token',
  copyToken: 'desktop:copy-token',
  replaceToken: 'desktop:replace-token',
} as const;

/** `send` channels: main tells the page. */
export const PUSH_CHANNELS = {
  /** A MessagePort that carries protocol frames as JSON text, to an in-process session. */
  gatewayPort: 'desktop:gateway-port',
  desktopState: 'desktop:state-changed',
  /** Open the review card of this request. */
  review: 'desktop:review',
  /** A `PageName`: the preload script puts it behind the `#/` of the page's address, as a click on a link would. */
  page: 'desktop:page',
} as const;

/** `send` channel in the other direction: the page is ready for its port. */
export const PORT_REQUEST_CHANNEL = 'desktop:request-gateway-port';

/** Pages that the tray opens. */
export type PageName = 'connect';

export interface DesktopState {
  readonly firstRun: boolean;
  /** How decisions are announced: buttons, a click on the body, or not at all (with the reason for the person). */
  readonly notifications:
    | { readonly kind: 'checking' }
    | { readonly kind: 'buttons' }
    | { readonly kind: 'body-click' }
    | { readonly kind: 'unavailable'; readonly why: string };
  /**
   * Whether the app starts at login, as the system will really do it. "Overridden": asked for, and the system will not.
   * "Unavailable": it can't be switched here, so nothing is offered.
   */
  readonly startAtLogin:
    | { readonly kind: 'on' }
    | { readonly kind: 'off' }
    | { readonly kind: 'overridden'; readonly why: string }
    | { readonly kind: 'unavailable'; readonly why: string };
  /** Whether notices are held back now, to be told in one when it ends. Times are wall clock, milliseconds. */
  readonly quiet:
    | { readonly kind: 'no' }
    | { readonly kind: 'do-not-disturb'; readonly untilMs?: number }
    | { readonly kind: 'quiet-hours'; readonly untilMs: number };
  readonly tray: { readonly kind: 'shown' } | { readonly kind: 'unavailable'; readonly why: string };
  /** A config that does not parse or a taken port is also in `desk.list`; this is set when no core could be built. */
  readonly startupFault?: { readonly what: string; readonly why: string; readonly fix: string };
}

export interface DoNotDisturb {
  readonly choice: 'off' | 'one-hour' | 'until-morning' | 'until-turned-off';
  /** Wall clock, milliseconds; of a choice that ends by itself. */
  readonly untilMs?: number;
}

export interface NotificationSettings {
  readonly doNotDisturb: DoNotDisturb;
  /** Local times as `HH:MM`; over midnight where `to` is earlier than `from`. */
  readonly quietHours: { readonly on: boolean; readonly from: string; readonly to: string };
  /** Whether notices say which device it is. Where they don't, they offer Review and no answer. */
  readonly names: 'shown' | 'hidden-when-locked' | 'hidden';
}

/** What is left out stays as it is. */
export interface NotificationSettingsChange extends Partial<Omit<NotificationSettings, 'doNotDisturb'>> {
  readonly doNotDisturb?: DoNotDisturb['choice'];
}

/** Where there is none, or it cannot be replaced here, `message` is a sentence for the person. */
export type TokenShown =
  { readonly ok: true; readonly token: string } | { readonly ok: false; readonly message: string };
export type TokenReplaced = { readonly ok: true } | { readonly ok: false; readonly message: string };

export type TestRequestResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

export type GatewayControl = 'start' | 'stop' | 'restart';

/** What the preload script puts on `window.desktop`; absent in a browser. */
export interface DesktopBridge {
  state(): Promise<DesktopState>;
  onState(listener: (state: DesktopState) => void): () => void;
  onReview(listener: (requestId: string) => void): () => void;
  sendTestRequest(): Promise<TestRequestResult>;
  finishFirstRun(): Promise<void>;
  copyAddress(): Promise<void>;
  control(action: GatewayControl): Promise<void>;
  /** Rejects where it could not be written; the state says what holds. */
  setStartAtLogin(on: boolean): Promise<void>;
  /** As they hold now; they may also be changed in the tray, which `onState` tells. */
  notificationSettings(): Promise<NotificationSettings>;
  /** Resolves to all of them after the change; rejects where it is none. */
  setNotificationSettings(change: NotificationSettingsChange): Promise<NotificationSettings>;
  showToken(): Promise<TokenShown>;
  /** Rejects where there is none. */
  copyToken(): Promise<void>;
  /** Whoever came in by the old one alone is signed out. */
  replaceToken(): Promise<TokenReplaced>;
  /** Asks for a fresh port; it arrives as a `message` event on `window` with data `'gateway-port'`. */
  requestGatewayPort(): void;
}
