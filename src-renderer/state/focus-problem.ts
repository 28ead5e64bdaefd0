import { useEffect, useRef, type RefObject } from 'react';

/** For a form: when `problem` becomes another one, its first field that is wrong gets the focus, and is read out with why. */
export function useFocusOnProblem(problem: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  return form;
}
