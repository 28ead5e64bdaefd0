/** What was thrown, as a text: its message where it is an error. Pure. */
export function errorWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
