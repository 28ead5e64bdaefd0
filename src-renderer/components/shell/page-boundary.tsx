/** Keeps what one page cannot draw from taking the others with it. */
import { Component, type ReactNode } from 'react';
import { t } from '../../language/t.ts';
import { Fault } from '../fault.tsx';
import { LoadAgain } from './load-again.tsx';

interface PageBoundaryProps {
  readonly children: ReactNode;
}

/** Give it the page as `key`: another one begins anew. */
export class PageBoundary extends Component<PageBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Fault
        fault={{ what: t('frame.pageBroken.what'), why: t('frame.pageBroken.why'), fix: t('frame.pageBroken.fix') }}
      >
        <LoadAgain look="primary" />
      </Fault>
    );
  }
}
