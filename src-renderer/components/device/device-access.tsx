/** What one role of a device may do, until when, and the way to change or to end it. */
import { useState } from 'react';
import type { CommandRequest, PairedDeviceView, Role } from '../../../src-main/gateway/protocol/desk.ts';
import { abilitiesOf } from '../../../src-main/gateway/words/abilities.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { abilityTo } from '../../words/ability-words.ts';
import { accessOf, roleWords } from '../../words/device-words.ts';
import { AbilityList } from '../ability-list.tsx';
import { Button } from '../button.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { AccessForm } from './access-form.tsx';
import { Ends } from './ends.tsx';

interface DeviceAccessProps {
  readonly device: PairedDeviceView;
  readonly role: Role;
  readonly commandRequests: readonly CommandRequest[];
}

export function DeviceAccess({ device, role, commandRequests }: DeviceAccessProps) {
  const { can, review } = useDeskTools();
  const [open, setOpen] = useState<'change' | 'revoke'>();
  const close = (): void => {
    setOpen(undefined);
  };
  const { title, nothing } = roleWords(role);
  const abilities = accessOf({ ...device, roles: [role] });
  const withheld = role === 'operator' ? (device.withheld ?? []) : [];
  const asks = role === 'node' ? commandRequests.find(({ deviceId }) => deviceId === device.deviceId) : undefined;
  return (
    <section className="card panel" aria-label={title}>
      <div className="section-head">
        <h2>{title}</h2>
        <p className="muted">
          <Ends atMs={device.expiresAtMs?.[role]} />
        </p>
      </div>
      {open === 'change' ? (
        <AccessForm device={device} role={role} onClose={close} />
      ) : (
        <>
          {abilities.length === 0 ? <p className="muted">{nothing}</p> : <AbilityList abilities={abilities} />}
          {withheld.length === 0 ? null : (
            <p className="muted">
              It also asked to{' '}
              {abilitiesOf([{ role: 'operator', scopes: withheld, commands: [] }])
                .map(abilityTo)
                .join('; ')}
              . That was not granted.
            </p>
          )}
          <div className="buttons">
            {can.access ? (
              <Button
                onClick={() => {
                  setOpen('change');
                }}
              >
                {role === 'operator' ? 'Change access…' : 'Change time…'}
              </Button>
            ) : null}
            {asks === undefined ? null : (
              <Button
                onClick={() => {
                  review(asks.requestId);
                }}
              >
                Review what it asks to run…
              </Button>
            )}
            <Button
              look="quiet"
              onClick={() => {
                setOpen('revoke');
              }}
            >
              Take away…
            </Button>
          </div>
        </>
      )}
      {open === 'revoke' ? <RevokeDialog device={device} role={role} onClose={close} /> : null}
    </section>
  );
}

function RevokeDialog({
  device,
  role,
  onClose,
}: Omit<DeviceAccessProps, 'commandRequests'> & { readonly onClose: () => void }) {
  const { actions, tell } = useDeskTools();
  const { revoke, revoked } = roleWords(role);
  return (
    <ConfirmDialog
      title={revoke}
      keep="Keep it"
      confirm="Take away"
      confirming="Taking away…"
      send={() => actions.revoke({ deviceId: device.deviceId, role })}
      onDone={() => {
        tell(revoked);
      }}
      onClose={onClose}
    >
      <p>Its connections for this end at once, and its token for it stops working. The device stays in the list.</p>
    </ConfirmDialog>
  );
}
