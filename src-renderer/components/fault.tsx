import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { LARGE_ICON } from './icon.ts';

export interface FaultWords {
  readonly what: string;
  readonly why: ReactNode;
  readonly fix: string;
}

interface FaultProps {
  readonly fault: FaultWords;
  /** Of its words, where the gateway wrote them. */
  readonly lang?: 'en';
  readonly children?: ReactNode;
}

/** Something does not work: what, why, what to do. Large and calm. */
export function Fault({ fault, lang, children }: FaultProps) {
  return (
    <section className="fault" role="alert">
      <CircleX {...LARGE_ICON} />
      <div>
        <h1 lang={lang}>{fault.what}</h1>
        <p className="muted" lang={lang}>
          {fault.why}
        </p>
        <p lang={lang}>{fault.fix}</p>
        {children}
      </div>
    </section>
  );
}
