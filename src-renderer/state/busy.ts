/** One click, one call: the button stays off until the gateway has answered. */
import { useState } from 'react';
import type { Failure } from './desk-actions.ts';

export function useBusy(): readonly [boolean, (call: Promise<Failure>, done: (failure: Failure) => void) => void] {
  const [busy, setBusy] = useState(false);
  const run = (call: Promise<Failure>, done: (failure: Failure) => void): void => {
    setBusy(true);
    void call.then((failure) => {
      setBusy(false);
      done(failure);
    });
  };
  return [busy, run];
}
