/**
 * The one typed contract between the window's page and the main process. Types and channel names only: the page
 * imports nothing else from `desktop`. Everything about devices goes through the GatewayLink, not through here.
 */

/** `invoke` channels: page asks, main answers. */
export const INVOKE_CHANNELS = {
  /** Facts that only the desktop knows. */
  desktopState: 'desktop:state',
  systemLanguages: 'desktop:system-languages',
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
  /** `Colours`: what the page is shown in, for what the system draws around it. */
  setColours: 'desktop:set-colours',
  /** The gateway's token, for the person to see; the main process copies and replaces it by itself. */
  showToken: 'desktop:show-token',
  copyToken: 'desktop:copy-token',
  replaceToken: 'desktop:replace-token',
  /** An `AttachOrder`. */
  attach: 'desktop:attach',
  /** To the gateway that is offered in the state. */
  attachOffered: 'desktop:attach-offered',
  /** Once more, at once; with another secret where the gateway asks for one. */
  attachAgain: 'desktop:attach-again',
  detach: 'desktop:detach',
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
    | { readonly kind: 'overridden'; readonly why: LoginTrouble }
    | { readonly kind: 'unavailable'; readonly why: LoginTrouble };
  /** Whether notices are held back now, to be told in one when it ends. Times are wall clock, milliseconds. */
  readonly quiet:
    | { readonly kind: 'no' }
    | { readonly kind: 'do-not-disturb'; readonly untilMs?: number }
    | { readonly kind: 'quiet-hours'; readonly untilMs: number };
  readonly tray: { readonly kind: 'shown' } | { readonly kind: 'unavailable'; readonly why: string };
  /** A config that does not parse or a taken port is also in `desk.list`; this is set when no core could be built. */
  readonly startupFault?: { readonly what: string; readonly why: string; readonly fix: string };
  /** While this app uses a gateway elsewhere in place of one of its own. */
  readonly attached?: AttachState;
  /** A gateway that could be used so: the one that has our port, or the one that the config names. */
  readonly attachOffer?: AttachOffer;
}

/** Why the app will not start at login; the page has the words. */
export type LoginTrouble =
  | { readonly code: 'macosOff' | 'windowsOff' | 'noProgram' | 'notInstalled' | 'notLookedUp' }
  | { readonly code: 'programMissing'; readonly program: string }
  | { readonly code: 'otherDesktop'; readonly desktop: string }
  | { readonly code: 'masked'; readonly file: string };

export interface AttachState {
  /** As a person calls it, such as `nas.local`. */
  readonly host: string;
  /** `ws://` or `wss://`. */
  readonly url: string;
  readonly chosenBy: 'person' | 'config';
  readonly link: AttachLinkState;
}

export type AttachLinkState =
  | { readonly kind: 'connecting' }
  /** `decides` is false where it was let in there without the right to see and answer those that wait. */
  | { readonly kind: 'attached'; readonly decides: boolean }
  /** Somebody has to approve this app over there. */
  | { readonly kind: 'waiting'; readonly failure: ConnectFailureView }
  /** `retrying`: the app tries again by itself, though not at once. */
  | { readonly kind: 'refused'; readonly trouble: AttachTrouble; readonly retrying: boolean }
  /** Nobody answers there, or the connection broke; the app goes on trying. */
  | { readonly kind: 'lost' };

export type AttachTrouble =
  | { readonly kind: 'answer'; readonly failure: ConnectFailureView }
  /** Its certificate is not the one whose fingerprint was given. */
  | { readonly kind: 'certificate-other' }
  /** Nobody that this computer trusts vouches for its certificate, and no fingerprint was given. */
  | { readonly kind: 'certificate-unknown' }
  /** It is neither on this computer nor in a private network, and `ws` would send everything in clear. */
  | { readonly kind: 'not-encrypted' };

/** The gateway's own words and details, bounded; whoever they come from. */
export interface ConnectFailureView {
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** Milliseconds. */
  readonly retryAfterMs?: number;
}

export interface AttachOffer {
  readonly host: string;
  readonly url: string;
  readonly why: 'port-taken' | 'config';
}

/** A gateway elsewhere, as a person wrote it. The main process keeps the secret, and never gives it back. */
export interface AttachOrder {
  readonly address: string;
  /** The host's name, typed once more: a slip of the hand must not choose another computer. */
  readonly confirmedHost: string;
  readonly secret?: { readonly mode: 'token' | 'password'; readonly text: string };
  readonly tlsFingerprint?: string;
}

export type AttachResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly fault: AttachFault | { readonly code: 'offer-gone' | 'not-attached' } };

/** What is wrong with an order, and in which of its fields. */
export type AttachFault =
  | { readonly field: 'address'; readonly code: 'not-an-address' | 'has-credentials' | 'has-query' }
  | { readonly field: 'address'; readonly code: 'own-gateway'; readonly url: string }
  /** `most`: characters. */
  | { readonly field: 'address' | 'secret'; readonly code: 'too-long'; readonly most: number }
  | { readonly field: 'tlsFingerprint'; readonly code: 'not-a-fingerprint' | 'not-encrypted' }
  /** `host`: as it stands in the address. */
  | { readonly field: 'confirmedHost'; readonly code: 'other-host'; readonly host: string };

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

export type Colours = 'system' | 'light' | 'dark';

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
  /** As the person ordered them, best first, such as `de-AT`. In the app `navigator.languages` begins with Chromium's English. */
  systemLanguages(): Promise<readonly string[]>;
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
  /** Rejects where it is none of them. */
  setColours(colours: Colours): Promise<void>;
  showToken(): Promise<TokenShown>;
  /** Rejects where there is none. */
  copyToken(): Promise<void>;
  /** Whoever came in by the old one alone is signed out. */
  replaceToken(): Promise<TokenReplaced>;
  attach(order: AttachOrder): Promise<AttachResult>;
  attachOffered(): Promise<AttachResult>;
  attachAgain(secret?: AttachOrder['secret']): Promise<AttachResult>;
  /** The app runs a gateway of its own again, where it can. */
  detach(): Promise<void>;
  /** Asks for a fresh port; it arrives as a `message` event on `window` with data `'gateway-port'`. */
  requestGatewayPort(): void;
}
