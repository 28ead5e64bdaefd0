import type { ReactNode } from 'react';

interface TagProps {
  readonly tone?: 'plain' | 'test' | 'warning';
  readonly children: ReactNode;
}

export function Tag({ tone = 'plain', children }: TagProps) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}
