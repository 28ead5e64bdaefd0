import { useLayoutEffect, useMemo, useRef } from 'react';
import { drawQr } from '../../state/qr-drawing.ts';

/** Dark on light in either theme: many readers know no other. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => drawQr(text), [text]);
  const drawn = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    // It is asked for from far below, on a phone: half a code is read by no camera.
    drawn.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <svg
      ref={drawn}
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} />
      <path d={path} />
    </svg>
  );
}
