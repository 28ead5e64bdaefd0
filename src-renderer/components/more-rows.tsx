import { t } from '../language/t.ts';
import { Button } from './button.tsx';

/** What a page holds without being slow; of more than that, letters find one sooner than scrolling. */
export const ROOM = 100;

interface MoreRowsProps {
  readonly shown: number;
  readonly of: number;
  /** Is told for how many there is to be room. */
  readonly onMore: (room: number) => void;
}

/** Below a list that is too long to be drawn at once. */
export function MoreRows({ shown, of, onMore }: MoreRowsProps) {
  return (
    <div className="more-rows">
      <p className="muted" role="status">
        {t('devices.shown', { shown, all: of })}
      </p>
      <Button
        onClick={() => {
          onMore(shown + ROOM);
        }}
      >
        {t('devices.more', { count: Math.min(ROOM, of - shown) })}
      </Button>
    </div>
  );
}
