import { useEffect } from 'react';

const SHOWN_MS = 6_000;

/** Says that something happened that the page shows no other trace of. Always in the tree, so that it is read out. */
export function Notice({ text, onEnd }: { readonly text: string | undefined; readonly onEnd: () => void }) {
  useEffect(() => {
    if (text === undefined) return undefined;
    const timer = setTimeout(onEnd, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text, onEnd]);
  return (
    <div className="notice-region" role="status">
      {text === undefined ? null : <p className="notice">{text}</p>}
    </div>
  );
}
