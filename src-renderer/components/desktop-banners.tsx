import type { DesktopState } from '../../src-main/desktop/ipc-contract.ts';
import { shortcomings } from '../words/desktop-words.ts';
import { Banner } from './banner.tsx';

export function DesktopBanners({ desktop }: { readonly desktop: DesktopState }) {
  return shortcomings(desktop).map(({ title, why, text }) => (
    <Banner key={title} tone="note" title={title}>
      <span lang="en">{why}</span> {text}
    </Banner>
  ));
}
