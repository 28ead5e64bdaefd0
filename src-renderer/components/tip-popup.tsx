import { Tooltip } from '@base-ui/react/tooltip';
import { cloneElement, useId, useState } from 'react';
import type { TipProps } from './tip.tsx';

const GAP = 6;
/** From the edge of the window, in pixels. */
const MARGIN = 8;

export function TipPopup({ words, children }: TipProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <Tooltip.Root open={open} onOpenChange={setOpen}>
      <Tooltip.Trigger render={cloneElement(children, { 'aria-describedby': open ? id : undefined })} />
      <Tooltip.Portal>
        <Tooltip.Positioner className="tip-place" sideOffset={GAP} collisionPadding={MARGIN}>
          <Tooltip.Popup id={id} role="tooltip" className="tip">
            {words}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
