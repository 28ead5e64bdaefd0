/** What makes the gateway reachable for other devices, and the way there. */
import { addressOf } from '../state/route.ts';
import { OPEN_TO_NETWORK } from '../words/settings-words.ts';

export function OpenToNetwork() {
  return (
    <>
      choose “{OPEN_TO_NETWORK}” in <a href={addressOf({ page: 'settings' })}>Settings</a>
    </>
  );
}
