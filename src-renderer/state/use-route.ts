/** The page that the address bar names now. */
import { useMemo, useSyncExternalStore } from 'react';
import { addressOf, parseRoute, type Route } from './route.ts';

export function useRoute(): Route {
  const hash = useSyncExternalStore(onHashChange, () => window.location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}

/** A choice on a page is kept in its address, but is no step to go back to. */
export function replaceRoute(route: Route): void {
  window.location.replace(addressOf(route));
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
  };
}
