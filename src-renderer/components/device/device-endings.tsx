/** The ways to end a device's access, from the mildest to the hardest, each with what follows from it. */
import { useState } from 'react';
import type { PairedDeviceView } from '../../../src-main/gateway/protocol/desk.ts';
import { Rich } from '../../language/rich.tsx';
import { saying } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { useBusy } from '../../state/busy.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { addressOf } from '../../state/route.ts';
import { deviceTitle } from '../../words/device-words.ts';
import { Button } from '../button.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { DeviceName } from '../device-name.tsx';
import { RemoveDialog } from '../remove-dialog.tsx';

export function DeviceEndings({ device }: { readonly device: PairedDeviceView }) {
  const { actions, can, tell } = useDeskTools();
  const [busy, run] = useBusy();
  const [asking, setAsking] = useState<'remove' | 'block'>();
  const close = (): void => {
    setAsking(undefined);
  };
  const leave = (): void => {
    window.location.hash = addressOf({ page: 'devices' });
  };
  const title = deviceTitle(device);
  const signOut = (): void => {
    run(actions.signOut(device.deviceId), (failure) => {
      tell(failure ?? saying('devices.signedOut', { device: title }));
    });
  };
  return (
    <section className="card panel" aria-labelledby="endings-heading">
      <h2 id="endings-heading">{t('devicePage.end')}</h2>
      <ul className="endings">
        {device.signedOut === true || !can.access ? null : (
          <li>
            <Button disabled={busy} aria-describedby="ending-sign-out" onClick={signOut}>
              {t('devices.signOut')}
            </Button>
            <p id="ending-sign-out">{t('keepOut.ending.signOut')}</p>
          </li>
        )}
        <li>
          <Button
            aria-describedby="ending-remove"
            onClick={() => {
              setAsking('remove');
            }}
          >
            {t('devices.remove')}
          </Button>
          <p id="ending-remove">{t('keepOut.ending.remove')}</p>
        </li>
        {can.block ? (
          <li>
            <Button
              aria-describedby="ending-block"
              onClick={() => {
                setAsking('block');
              }}
            >
              {t('devicePage.block')}
            </Button>
            <p id="ending-block">{t('keepOut.ending.block')}</p>
          </li>
        ) : null}
      </ul>
      {asking === 'remove' ? <RemoveDialog device={device} onDone={leave} onClose={close} /> : null}
      {asking === 'block' ? <BlockDialog device={device} onDone={leave} onClose={close} /> : null}
    </section>
  );
}

interface BlockDialogProps {
  readonly device: PairedDeviceView;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function BlockDialog({ device, onDone, onClose }: BlockDialogProps) {
  const { actions, undo } = useDeskTools();
  const title = deviceTitle(device);
  return (
    <ConfirmDialog
      title={<Rich id="devicePage.block.ask" values={{ device: <DeviceName device={device} /> }} />}
      keep={t('devices.remove.keep')}
      confirm={t('devicePage.block.confirm')}
      confirming={t('devicePage.block.confirming')}
      send={() => actions.block({ deviceId: device.deviceId })}
      onDone={() => {
        undo.offer({
          text: saying('review.blocked', { device: title }),
          undone: saying('devices.pairedAgain', { device: title }),
          undo: () => actions.restore(device.deviceId),
        });
        onDone();
      }}
      onClose={onClose}
    >
      <p>{t('keepOut.blockPaired')}</p>
    </ConfirmDialog>
  );
}
