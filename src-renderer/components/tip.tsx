/**
 * More about one thing, for whoever points at it or comes to it by the keyboard; it holds nothing that has to be read.
 * What shows it is fetched after the first page was drawn; until then, and where it cannot be had, the thing stands alone.
 */
import { lazy, Suspense, type ReactElement } from 'react';
import { firstLookOver } from '../state/first-look.ts';

export interface TipProps {
  readonly words: string;
  /** One element that can have the focus. */
  readonly children: ReactElement<{ 'aria-describedby'?: string | undefined }>;
}

const TipPopup = lazy(() =>
  firstLookOver
    .then(() => import('./tip-popup.tsx'))
    .then(
      (part) => ({ default: part.TipPopup }),
      () => ({ default: Alone }),
    ),
);

export function Tip(props: TipProps) {
  return (
    <Suspense fallback={props.children}>
      <TipPopup {...props} />
    </Suspense>
  );
}

function Alone({ children }: TipProps) {
  return children;
}
