import { useSyncExternalStore } from 'react';
import type { Notices } from '../state/notices.ts';
import { Said } from './said.tsx';

/** Always in the tree, so that it is read out. */
export function Notice({ notices }: { readonly notices: Notices }) {
  const told = useSyncExternalStore(notices.subscribe, notices.told);
  return (
    <div className="notice-region" role="status">
      {told === undefined ? null : (
        <p className="notice">
          <Said sentence={told} />
        </p>
      )}
    </div>
  );
}
