/** What makes the gateway reachable for other devices, and the way there. */
import { Rich } from '../language/rich.tsx';
import { t } from '../language/t.ts';
import { addressOf } from '../state/route.ts';

export function OpenToNetwork({ id }: { readonly id: 'firstRun.phone' | 'connectPage.openToNetwork' }) {
  return (
    <Rich
      id={id}
      values={{ choice: t('reach.bind.lan') }}
      tags={{
        settings: <a href={addressOf({ page: 'settings' })} />,
        connect: <a href={addressOf({ page: 'connect' })} />,
      }}
    />
  );
}
