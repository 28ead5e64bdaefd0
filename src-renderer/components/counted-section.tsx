import type { ReactNode } from 'react';

interface CountedSectionProps {
  /** Of the section in its page. */
  readonly id: string;
  readonly title: string;
  /** Undefined where none is told. */
  readonly count: number | undefined;
  readonly children: ReactNode;
}

/** A part of a page, headed by what it lists and by how many of them there are. */
export function CountedSection({ id, title, count, children }: CountedSectionProps) {
  return (
    <section aria-labelledby={`${id}-heading`}>
      <div className="section-head">
        <h2 id={`${id}-heading`}>
          {title} {count === undefined ? null : <span className="count">{count}</span>}
        </h2>
      </div>
      {children}
    </section>
  );
}
