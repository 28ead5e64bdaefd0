/** Each setting in words: what it changes, and when. */
import type { DoNotDisturb, NotificationSettings } from '../../src-main/desktop/ipc-contract.ts';
import type { TokenSource } from '../../src-main/gateway/protocol/desk.ts';
import { countWords } from '../../src-main/gateway/words/plain-words.ts';
import type { ReachDraft } from '../state/gateway-config.ts';

export const BY_RESTART = 'The gateway restarts for it: devices are back within seconds.';

export const OPEN_TO_NETWORK = 'Every device in your networks';

export const BINDS: readonly { readonly value: ReachDraft['bind']; readonly words: string }[] = [
  { value: 'auto', words: 'This computer; in a container, everyone' },
  { value: 'loopback', words: 'Only programs on this computer' },
  { value: 'lan', words: OPEN_TO_NETWORK },
  { value: 'tailnet', words: 'Your own devices, over Tailscale' },
  { value: 'custom', words: 'One address of this computer' },
];

export const ENCRYPTIONS: readonly { readonly value: ReachDraft['encrypted']; readonly words: string }[] = [
  { value: 'no', words: 'Off: http and ws' },
  { value: 'yes', words: 'On: https and wss' },
];

export const NAMES: readonly { readonly value: NotificationSettings['names']; readonly words: string }[] = [
  { value: 'shown', words: 'Always' },
  { value: 'hidden-when-locked', words: 'Unless the screen is locked' },
  { value: 'hidden', words: 'Never' },
];

export const HUSHES: readonly { readonly value: DoNotDisturb['choice']; readonly words: string }[] = [
  { value: 'off', words: 'Off' },
  { value: 'one-hour', words: 'For an hour' },
  { value: 'until-morning', words: 'Until the morning' },
  { value: 'until-turned-off', words: 'Until I turn it off' },
];

/** How somebody signs in who is not paired; a sentence. */
export function signInWords(mode: string | undefined): string {
  switch (mode) {
    case 'password':
      return 'Whoever is not paired signs in with the password.';
    case 'none':
      return 'Whoever is not paired needs no token to ask to be let in.';
    case 'trusted-proxy':
      return 'Whoever is not paired signs in with the proxy, which says who it is.';
    case undefined:
    default:
      return 'Whoever is not paired signs in with the token.';
  }
}

export function tokenSourceWords({ kind, from, mode }: TokenSource): string {
  switch (kind) {
    case 'config':
      return `The ${mode} stands in ${from}.`;
    case 'environment':
      return `The ${mode} comes from the variable ${from}, and can only be changed there.`;
    case 'generated':
      return `The gateway made it, and keeps what it is made from in ${from}.`;
  }
}

/** What a new token ends. `names`: of those who are here by the old one alone. */
export function replaceConsequence(names: readonly string[]): string {
  const kept = 'Paired devices have tokens of their own and stay.';
  if (names.length === 0) return `Nobody is here by the token alone now. ${kept}`;
  const shown = names.slice(0, 3).join(', ');
  const who = names.length <= 3 ? shown : `${shown} and ${countWords(names.length - 3, 'other', 'others')}`;
  return `Signed out at once: ${who}. ${kept}`;
}
