/** Each setting in words: what it changes, and when. */
import type { TokenSource } from '../../src-main/gateway/protocol/desk.ts';
import { t } from '../language/t.ts';

/** Each with its words, in the order in which they are offered. */
function options<Value extends string>(values: readonly Value[], words: (value: Value) => string) {
  return values.map((value) => ({ value, words: words(value) }));
}

export function binds() {
  return options(['auto', 'loopback', 'lan', 'tailnet', 'custom'] as const, (bind) => t(`reach.bind.${bind}`));
}

export function encryptions() {
  return options(['no', 'yes'] as const, (encrypted) => t(`reach.encrypted.${encrypted}`));
}

/** When notifications name the device. */
export function namings() {
  return options(['shown', 'hidden-when-locked', 'hidden'] as const, (names) => t(`names.${names}`));
}

export function hushes() {
  return options(['off', 'one-hour', 'until-morning', 'until-turned-off'] as const, (hush) => t(`hush.${hush}`));
}

/** How somebody signs in who is not paired; a sentence. */
export function signInWords(mode: string | undefined): string {
  const known = (['password', 'none', 'trusted-proxy'] as const).find((each) => each === mode);
  return t(`reach.signIn.${known ?? 'token'}`);
}

export function tokenSourceWords({ kind, from, mode }: TokenSource): string {
  return t(`tokenFrom.${kind}`, { secret: t(`secret.${mode}`), from });
}

/** As many as a person reads. */
const NAMED = 3;

/** What a new token ends. `names`: of those who are here by the old one alone. */
export function replaceConsequence(names: readonly string[]): string {
  return `${endedBy(names)} ${t('tokenNew.kept')}`;
}

function endedBy(names: readonly string[]): string {
  if (names.length === 0) return t('tokenNew.nobody');
  const named = names.slice(0, NAMED).join(', ');
  const count = names.length - NAMED;
  return t('tokenNew.signedOut', { who: count <= 0 ? named : t('tokenNew.andOthers', { names: named, count }) });
}
