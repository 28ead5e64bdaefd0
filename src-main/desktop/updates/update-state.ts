/** What is known of a newer version of the app. Plain data, for the tray and the window. */
export type UpdateState =
  /** This build looks for none: it was not released, or it was given no place to look. */
  | { readonly kind: 'unavailable'; readonly why: string }
  /** The system's package manager keeps it up to date. */
  | { readonly kind: 'by-system'; readonly why: string }
  /** Nothing newer as far as is known; wall clock in milliseconds, absent before the first look. */
  | { readonly kind: 'current'; readonly checkedAtMs?: number }
  | { readonly kind: 'checking' }
  | { readonly kind: 'available'; readonly version: string }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** "Restart to update". */
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly why: string };
