/** What a setup code may do: its name, and what follows from it. */
import type { SetupProfile } from '../../src-main/gateway/protocol/setup-code.ts';
import { t } from '../language/t.ts';

/** In the order in which they are offered. */
export const PROFILES: readonly SetupProfile[] = ['limited', 'node', 'full'];

export function profileWords(profile: SetupProfile): { readonly title: string; readonly text: string } {
  return { title: t(`setupCode.${profile}.title`), text: t(`setupCode.${profile}.text`) };
}
