import type { ReactNode } from 'react';
import { TopBar } from '../top-bar.tsx';

/** One screen without the way to others. */
export function Bare({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <header>
        <TopBar />
      </header>
      <main>{children}</main>
    </>
  );
}
