/** What any part of a page may need to act: the way to the gateway, and the places where the outcome is told. */
import { createContext, useContext } from 'react';
import type { LanguageChoice } from '../language/language-choice.ts';
import type { Sentence } from '../language/sentence.ts';
import type { DeskCapabilities } from '../../src-main/gateway/protocol/desk.ts';
import type { DeskActions } from './desk-actions.ts';
import type { Place } from './place.ts';
import type { ThemeChoice } from './theme.ts';
import type { Undo } from './undo.ts';

export interface DeskTools {
  readonly place: Place;
  readonly actions: DeskActions;
  readonly undo: Undo;
  readonly theme: ThemeChoice;
  readonly language: LanguageChoice;
  /** What the gateway's desk can do. */
  readonly can: DeskCapabilities;
  readonly tell: (sentence: Sentence) => void;
  /** Opens the review card of this request. */
  readonly review: (requestId: string) => void;
}

/** Of a desk that names no limits. */
export const CAN_ALL: DeskCapabilities = { test: true, terms: true, undo: true, block: true, access: true };

export const DeskToolsContext = createContext<DeskTools | undefined>(undefined);

export function useDeskTools(): DeskTools {
  const tools = useContext(DeskToolsContext);
  if (tools === undefined) throw new Error('outside of the pages');
  return tools;
}
