import { useSyncExternalStore } from 'react';
import type { Notices } from '../state/notices.ts';

/** Always in the tree, so that it is read out. */
export function Notice({ notices }: { readonly notices: Notices }) {
  const text = useSyncExternalStore(notices.subscribe, notices.text);
  return (
    <div className="notice-region" role="status">
      {text === undefined ? null : <p className="notice">{text}</p>}
    </div>
  );
}
