/** What is said once something was taken back. */

/** `known`: the device was trusted before, and the approval gave it more. */
export function approvalUndone(title: string, known: boolean): string {
  return known ? `${title} has the access that it had before.` : `${title} is not let in any more.`;
}
