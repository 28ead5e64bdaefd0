/**
 * More about one thing, for whoever points at it or comes to it by the keyboard; it holds nothing that has to be read.
 * What shows it is fetched after the first page was drawn; until then, and where it cannot be had, the thing stands alone.
 */
import { createElement, useSyncExternalStore, type ComponentType, type ReactElement } from 'react';
import { Listeners } from '../link/listeners.ts';
import { firstLookOver } from '../state/first-look.ts';

export interface TipProps {
  readonly words: string;
  /** One element that can have the focus. */
  readonly children: ReactElement<{ 'aria-describedby'?: string | undefined }>;
}

let popup: ComponentType<TipProps> | undefined;
const arrival = new Listeners<[]>();

void firstLookOver
  .then(() => import('./tip-popup.tsx'))
  .then(
    ({ TipPopup }) => {
      popup = TipPopup;
      arrival.emit();
    },
    () => undefined,
  );

/** Not by Suspense: what has the focus would lose it each time that a page with the first tip is opened. */
export function Tip(props: TipProps) {
  const shown = useSyncExternalStore(subscribe, there);
  return shown === undefined ? props.children : createElement(shown, props);
}

const subscribe = (listener: () => void): (() => void) => arrival.add(listener);
const there = (): ComponentType<TipProps> | undefined => popup;
