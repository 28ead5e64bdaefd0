/** What is said once something was taken back. */
import { saying, type OwnSentence } from '../language/sentence.ts';

/** `known`: the device was trusted before, and the approval gave it more. */
export function approvalUndone(name: string, known: boolean): OwnSentence {
  return saying(known ? 'undo.approval.known' : 'undo.approval.new', { name });
}
