/** Shows the gateway's token to the person at this computer, copies it, and replaces it. The only place where it leaves the core. */
import { randomBytes } from 'node:crypto';
import type { Gateway } from '../gateway/index.ts';
import type { TokenReplaced, TokenShown } from './ipc-contract.ts';
import { patchConfig } from './owner-config.ts';

/** As long as those that devices get. */
const TOKEN_BYTES = 32;

export class TokenDesk {
  readonly #gateway: Gateway;
  readonly #copy: (text: string) => void;

  constructor(gateway: Gateway, copy: (text: string) => void) {
    this.#gateway = gateway;
    this.#copy = copy;
  }

  show(): TokenShown {
    const secret = this.#gateway.secret();
    return secret === undefined
      ? {
          ok: false,
          message: 'There is none to show: the gateway does not run, or its config says that it needs none.',
        }
      : { ok: true, token: secret.reveal() };
  }

  copy(): void {
    const secret = this.#gateway.secret();
    if (secret === undefined) throw new Error('There is no token to copy.');
    this.#copy(secret.reveal());
  }

  /** Written into the config file, where the official programs on this computer look for it too. */
  async replace(): Promise<TokenReplaced> {
    const { token: source } = this.#gateway.status();
    if (source?.mode !== 'token') return { ok: false, message: 'There is no token to replace.' };
    if (source.kind === 'environment') {
      return { ok: false, message: `It comes from ${source.from}, and can only be changed there.` };
    }
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const written = await patchConfig(this.#gateway, { gateway: { auth: { token } } });
    return written.ok ? { ok: true } : written;
  }
}
