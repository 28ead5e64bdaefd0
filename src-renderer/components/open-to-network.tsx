/** What makes the gateway reachable for other devices, and the way there. */
import { Rich } from '../language/rich.tsx';
import { addressOf } from '../state/route.ts';
import { OPEN_TO_NETWORK } from '../words/settings-words.ts';

export function OpenToNetwork({ id }: { readonly id: 'firstRun.phone' | 'connectPage.openToNetwork' }) {
  return (
    <Rich
      id={id}
      values={{ choice: OPEN_TO_NETWORK }}
      tags={{
        settings: <a href={addressOf({ page: 'settings' })} />,
        connect: <a href={addressOf({ page: 'connect' })} />,
      }}
    />
  );
}
