/** What is said once something was taken back. */
import { t } from '../language/t.ts';

/** `known`: the device was trusted before, and the approval gave it more. */
export function approvalUndone(name: string, known: boolean): string {
  return t(known ? 'undo.approval.known' : 'undo.approval.new', { name });
}
