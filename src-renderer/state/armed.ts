/**
 * Approve waits before it can be clicked, so that a click or a key that was meant for something else never lands on it.
 * The wait starts again when what is shown changes and when the window comes to the front.
 */
import { useEffect, useState } from 'react';

const ARM_MS = 1_200;

export function useArmed(key: string): boolean {
  const [armedFor, setArmedFor] = useState<string>();
  useEffect(() => {
    const arm = (): ReturnType<typeof setTimeout> =>
      setTimeout(() => {
        setArmedFor(key);
      }, ARM_MS);
    let timer = arm();
    const restart = (): void => {
      clearTimeout(timer);
      setArmedFor(undefined);
      timer = arm();
    };
    window.addEventListener('focus', restart);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', restart);
    };
  }, [key]);
  return armedFor === key;
}
