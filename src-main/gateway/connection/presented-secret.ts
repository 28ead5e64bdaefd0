/** What a peer shows to be let in. Only verdicts leave here, never what was shown. */
import type { GatewaySettings } from '../ports.ts';
import type { ConnectRequest } from '../protocol/connect.ts';
import type { GuessKind } from '../protocol/lockout.ts';

export interface Guess {
  readonly kind: GuessKind;
  readonly value: string;
}

/**
 * What this connect would guess at, told from what is present alone: a decoy beside the guess must not move it to
 * another count. Undefined where nothing was shown, which is missing and not wrong.
 */
export function guessOf(auth: ConnectRequest['auth'], mode: GatewaySettings['auth']['mode']): Guess | undefined {
  const [token, password, deviceToken] = [shown(auth.token), shown(auth.password), shown(auth.deviceToken)];
  const setupCode = shown(auth.bootstrapToken);
  if (setupCode !== undefined) return { kind: 'setup-code', value: setupCode };
  // Clients put the secret into either field, some into both; the field named like the mode wins.
  const secret = mode === 'password' ? (password ?? token) : (token ?? password);
  // A client that uses its stored device token sends it in both fields.
  if (secret !== undefined && secret !== deviceToken) return { kind: 'shared-secret', value: secret };
  return deviceToken === undefined ? undefined : { kind: 'device-token', value: deviceToken };
}

/** Empty is absent: some clients send every field. */
export function shown(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
