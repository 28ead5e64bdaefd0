import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { LARGE_ICON } from './icon.ts';

export interface FaultWords {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** Something does not work: what, why, what to do. Large and calm. */
export function Fault({ fault, children }: { readonly fault: FaultWords; readonly children?: ReactNode }) {
  return (
    <section className="fault" role="alert">
      <CircleX {...LARGE_ICON} />
      <div>
        <h1>{fault.what}</h1>
        <p className="muted">{fault.why}</p>
        <p>{fault.fix}</p>
        {children}
      </div>
    </section>
  );
}
