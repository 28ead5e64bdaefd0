/** What the gateway's last look at itself found. It looks again when a page comes to it, when told to, and with its pulse. */
import { GatewayProtocolRequestError } from '@openclaw/gateway-client/browser';
import type { Diagnosis } from '../../src-main/gateway/protocol/diagnosis.ts';
import type { GatewayLink } from '../link/gateway-link.ts';
import { Listeners } from '../link/listeners.ts';

export type DiagnosisView =
  | { readonly kind: 'unread' }
  /** `again: 'failed'`: a later look got no answer, so this is what was known before. */
  | { readonly kind: 'known'; readonly diagnosis: Diagnosis; readonly again: 'done' | 'failed' }
  | { readonly kind: 'failed' }
  /** The gateway will not tell this page, with its reason as a sentence. */
  | { readonly kind: 'refused'; readonly message: string };

/** The pulse comes each minute: files, proxies and refusals change without any word of their own. */
const LOOK_AFTER: ReadonlySet<string> = new Set(['health', 'config.changed']);

export class DiagnosisStore {
  #view: DiagnosisView = { kind: 'unread' };
  #looking: Promise<DiagnosisView> | undefined;
  readonly #link: GatewayLink;
  readonly #listeners = new Listeners<[]>();

  constructor(link: GatewayLink) {
    this.#link = link;
  }

  /** For `useSyncExternalStore`, hence bound. */
  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly view = (): DiagnosisView => this.#view;

  start(): void {
    const lookIfReady = (): void => {
      if (this.#link.status.kind === 'ready') void this.look();
    };
    this.#link.onState(lookIfReady);
    this.#link.onEvent((event) => {
      if (LOOK_AFTER.has(event)) lookIfReady();
    });
    lookIfReady();
  }

  /** Resolves with what is known then; never rejects. Whoever asks while a look is under way gets that one's answer. */
  look(): Promise<DiagnosisView> {
    this.#looking ??= this.#link
      .request('desk.diagnosis', {})
      .then(
        // The gateway serves this page itself, so its answer has the shape of the contract.
        (answer) => this.#become({ kind: 'known', diagnosis: answer as Diagnosis, again: 'done' }),
        (error: unknown) => this.#become(afterFailure(this.#view, error)),
      )
      .finally(() => {
        this.#looking = undefined;
      });
    return this.#looking;
  }

  #become(view: DiagnosisView): DiagnosisView {
    this.#view = view;
    this.#listeners.emit();
    return view;
  }
}

function afterFailure(before: DiagnosisView, error: unknown): DiagnosisView {
  if (error instanceof GatewayProtocolRequestError && !error.retryable) {
    return { kind: 'refused', message: error.message };
  }
  return before.kind === 'known' ? { ...before, again: 'failed' } : { kind: 'failed' };
}

/** For the figure beside the page's name. */
export function problemCount(view: DiagnosisView): number {
  return view.kind === 'known' ? view.diagnosis.findings.filter(({ state }) => state === 'problem').length : 0;
}
