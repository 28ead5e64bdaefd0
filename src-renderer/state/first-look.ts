/** The moment from which on whatever the first look does without may be fetched. */
let end: (() => void) | undefined;

/** Resolves after the first page was drawn. */
export const firstLookOver = new Promise<void>((resolve) => {
  end = resolve;
});

/** A page stands. Fetching begins after this turn, so that it never delays what is being drawn. */
export function endFirstLook(): void {
  setTimeout(() => end?.());
}
