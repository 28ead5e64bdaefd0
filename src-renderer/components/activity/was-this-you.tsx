/** On each entry that let somebody in: if it was not you, here is the way to end it. */
import { useState } from 'react';
import type { HistoryEntry } from '../../../src-main/gateway/protocol/history.ts';
import { Rich } from '../../language/rich.tsx';
import { saying } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import type { LoadedView } from '../../state/desk-store.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { useBusy } from '../../state/busy.ts';
import { addressOf } from '../../state/route.ts';
import { deviceTitle } from '../../words/device-words.ts';
import { Button } from '../button.tsx';
import { RemoveDialog } from '../remove-dialog.tsx';

interface WasThisYouProps {
  readonly entry: HistoryEntry;
  readonly view: LoadedView;
}

export function WasThisYou({ entry, view }: WasThisYouProps) {
  const { actions, tell } = useDeskTools();
  const [busy, run] = useBusy();
  const [removing, setRemoving] = useState(false);
  const { deviceId = '' } = entry;
  const device = view.list.devices.find((other) => other.deviceId === deviceId);
  const signedIn = view.list.signedIn?.find((other) => other.deviceId === deviceId);
  const known = device ?? signedIn;
  if (known === undefined) return <p className="muted">{t('activity.noAccess')}</p>;
  const title = deviceTitle(known);
  return (
    <details className="details was-this-you">
      <summary>{t('activity.wasThisYou')}</summary>
      <div>
        <p>
          <Rich id="activity.ifNot" tags={{ device: <a href={addressOf({ page: 'device', deviceId })} /> }} />
        </p>
        <div className="buttons">
          {device?.signedOut === true ? null : (
            <Button
              disabled={busy}
              onClick={() => {
                run(actions.signOut(deviceId), (failure) => {
                  tell(failure ?? saying('devices.signedOut', { device: title }));
                });
              }}
            >
              {t('devices.signOut')}
            </Button>
          )}
          {device === undefined ? null : (
            <Button
              disabled={busy}
              onClick={() => {
                setRemoving(true);
              }}
            >
              {t('devices.remove')}
            </Button>
          )}
        </div>
      </div>
      {removing && device !== undefined ? (
        <RemoveDialog
          device={device}
          onClose={() => {
            setRemoving(false);
          }}
        />
      ) : null}
    </details>
  );
}
