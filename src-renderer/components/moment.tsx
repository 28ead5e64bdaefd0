import type { ReactNode } from 'react';
import { exactTime } from '../words/time-words.ts';
import { Tip } from './tip.tsx';

interface MomentProps {
  /** On this page's clock, milliseconds. */
  readonly hereMs: number;
  /** How it is said here: as an age, as a beginning, as an end. */
  readonly children: ReactNode;
}

/** A moment in few words, and exactly for whoever points at it or comes to it by the keyboard. */
export function Moment({ hereMs, children }: MomentProps) {
  return (
    <Tip words={exactTime(hereMs)}>
      <time className="moment" tabIndex={0} dateTime={new Date(hereMs).toISOString()}>
        {children}
      </time>
    </Tip>
  );
}
