import type { ComponentProps } from 'react';
import { t } from '../../language/t.ts';
import { Button } from '../button.tsx';

export function LoadAgain({ look }: Pick<ComponentProps<typeof Button>, 'look'>) {
  return (
    <Button
      {...(look && { look })}
      onClick={() => {
        window.location.reload();
      }}
    >
      {t('frame.pageLost.reload')}
    </Button>
  );
}
