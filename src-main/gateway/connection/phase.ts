/** One peer's life. A peer that was not let in and a session are different things; only `admit()` turns one into the other. */
import type { Session } from '../routing/session.ts';

export type Phase =
  | { readonly kind: 'awaiting-connect'; readonly nonce: string; readonly cancelDeadline: () => void }
  /** `connect` is being judged; frames sent behind it wait for the answer. */
  | { readonly kind: 'judging'; readonly queued: string[]; readonly cancelDeadline: () => void }
  | { readonly kind: 'connected'; readonly session: Session }
  | { readonly kind: 'closed' };
