/** What the system says of a failure. Pure. */

/** The codes of a disk, a quota or a limit that lets nothing more be written. */
export const NO_ROOM: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Such as `ENOENT`; empty where it is no failure of the system. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** For `catch`: undefined where nothing is there. Throws everything else. */
export function absent(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error;
  return undefined;
}
