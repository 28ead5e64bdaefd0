/** The ways to end a device's access, from the mildest to the hardest, each with what follows from it. */
import { useState } from 'react';
import type { PairedDeviceView } from '../../../src-main/gateway/protocol/desk.ts';
import { useBusy } from '../../state/busy.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { addressOf } from '../../state/route.ts';
import { deviceTitle } from '../../words/device-words.ts';
import { ENDINGS, REFUSALS } from '../../words/refuse-words.ts';
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
      tell(failure ?? `${title} is signed out. To come back, it has to be approved.`);
    });
  };
  return (
    <section className="card panel" aria-labelledby="endings-heading">
      <h2 id="endings-heading">End its access</h2>
      <ul className="endings">
        {device.signedOut === true || !can.access ? null : (
          <li>
            <Button disabled={busy} aria-describedby="ending-sign-out" onClick={signOut}>
              Sign out
            </Button>
            <p id="ending-sign-out">{ENDINGS.signOut}</p>
          </li>
        )}
        <li>
          <Button
            aria-describedby="ending-remove"
            onClick={() => {
              setAsking('remove');
            }}
          >
            Remove…
          </Button>
          <p id="ending-remove">{ENDINGS.remove}</p>
        </li>
        {can.block ? (
          <li>
            <Button
              aria-describedby="ending-block"
              onClick={() => {
                setAsking('block');
              }}
            >
              Block…
            </Button>
            <p id="ending-block">{ENDINGS.block}</p>
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
      title={
        <>
          Block <DeviceName device={device} />?
        </>
      }
      keep="Keep device"
      confirm="Block device"
      confirming="Blocking…"
      send={() => actions.block({ deviceId: device.deviceId })}
      onDone={() => {
        undo.offer({
          text: `${title} is blocked.`,
          undone: `${title} is paired again.`,
          undo: () => actions.restore(device.deviceId),
        });
        onDone();
      }}
      onClose={onClose}
    >
      <p>{REFUSALS.blockPaired}</p>
    </ConfirmDialog>
  );
}
