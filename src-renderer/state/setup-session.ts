/** One setup code from the click that makes it to the device that used it, or to its end. It ends when the page is left. */
import type { DeskList } from '../../src-main/gateway/protocol/desk.ts';
import type {
  DeskCancelSetupCodeParams,
  DeskSetupCodeParams,
  SetupCodeEnd,
  SetupCodeView,
  SetupProgress,
} from '../../src-main/gateway/protocol/setup-code.ts';
import type { Sentence } from '../language/sentence.ts';
import type { GatewayLink } from '../link/gateway-link.ts';
import { Listeners } from '../link/listeners.ts';
import { sentenceOf } from './desk-actions.ts';

export type SetupState =
  | { readonly kind: 'choosing'; readonly failure?: Sentence }
  | { readonly kind: 'making' }
  | { readonly kind: 'shown'; readonly code: SetupCodeView }
  | { readonly kind: 'used'; readonly deviceId: string; readonly deviceName: string }
  | { readonly kind: 'ended'; readonly why: SetupCodeEnd };

/** The list is read again when a clock has jumped, what was told with the code is not. */
export function setupCodeEndMs(
  { setupId, expiresAtMs }: SetupCodeView,
  { setupCodes }: Pick<DeskList, 'setupCodes'>,
): number {
  return setupCodes?.find((listed) => listed.setupId === setupId)?.expiresAtMs ?? expiresAtMs;
}

export class SetupSession {
  #state: SetupState = { kind: 'choosing' };
  #stops: readonly (() => void)[] = [];
  readonly #link: GatewayLink;
  readonly #listeners = new Listeners<[]>();

  constructor(link: GatewayLink) {
    this.#link = link;
  }

  /** For `useSyncExternalStore`. Whoever stops looking leaves the code behind, so it is called off. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const remove = this.#listeners.add(listener);
    this.#stops = [
      this.#link.onEvent((event, payload) => {
        if (event === 'desk.setup') this.#hear(payload as SetupProgress);
      }),
      this.#link.onState(() => {
        // A code lives no longer than the connection that asked for it.
        if (this.#state.kind === 'shown' && this.#link.status.kind !== 'ready') {
          this.#become({ kind: 'ended', why: 'closed' });
        }
      }),
    ];
    return () => {
      remove();
      for (const stop of this.#stops) stop();
      this.#stops = [];
      this.cancel();
    };
  };

  readonly state = (): SetupState => this.#state;

  readonly make = (params: DeskSetupCodeParams): void => {
    if (this.#state.kind === 'making') return;
    this.cancel();
    const making: SetupState = { kind: 'making' };
    this.#become(making);
    this.#link.request('desk.setupCode', params).then(
      (answer) => {
        const code = answer as SetupCodeView;
        // Left meanwhile: nobody sees this code any more.
        if (this.#state !== making) this.#callOff(code);
        else this.#become({ kind: 'shown', code });
      },
      (error: unknown) => {
        if (this.#state === making) this.#become({ kind: 'choosing', failure: sentenceOf(error) });
      },
    );
  };

  /** Back to the choices; a code that is shown stops working. */
  readonly cancel = (): void => {
    if (this.#state.kind === 'shown') this.#callOff(this.#state.code);
    if (this.#state.kind !== 'choosing') this.#become({ kind: 'choosing' });
  };

  #callOff({ setupId }: SetupCodeView): void {
    const params: DeskCancelSetupCodeParams = { setupId };
    // One that has ended already needs no calling off.
    this.#link.request('desk.cancelSetupCode', params).catch(() => undefined);
  }

  #hear(progress: SetupProgress): void {
    if (this.#state.kind !== 'shown' || progress.setupId !== this.#state.code.setupId) return;
    if (progress.state === 'ended') this.#become({ kind: 'ended', why: progress.why });
    else this.#become({ kind: 'used', deviceId: progress.deviceId, deviceName: progress.deviceName });
  }

  #become(state: SetupState): void {
    this.#state = state;
    this.#listeners.emit();
  }
}
