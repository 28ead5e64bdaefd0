/** What one role of a device may do, until when, and the way to change or to end it. */
import { useState } from 'react';
import type { CommandRequest, PairedDeviceView, Role } from '../../../src-main/gateway/protocol/desk.ts';
import { abilitiesOf } from '../../../src-main/gateway/words/abilities.ts';
import { saying } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { abilityTo, eachOf } from '../../words/ability-words.ts';
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
              {t('devicePage.alsoAsked', {
                what: eachOf(abilitiesOf([{ role: 'operator', scopes: withheld, commands: [] }]).map(abilityTo)),
              })}
            </p>
          )}
          <div className="buttons">
            {can.access ? (
              <Button
                onClick={() => {
                  setOpen('change');
                }}
              >
                {t(role === 'operator' ? 'devicePage.changeAccess' : 'devicePage.changeTime')}
              </Button>
            ) : null}
            {asks === undefined ? null : (
              <Button
                onClick={() => {
                  review(asks.requestId);
                }}
              >
                {t('devicePage.reviewCommands')}
              </Button>
            )}
            <Button
              look="quiet"
              onClick={() => {
                setOpen('revoke');
              }}
            >
              {t('devicePage.takeAway')}
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
  const { revoke } = roleWords(role);
  return (
    <ConfirmDialog
      title={revoke}
      keep={t('devicePage.takeAway.keep')}
      confirm={t('devicePage.takeAway.confirm')}
      confirming={t('devicePage.takeAway.confirming')}
      send={() => actions.revoke({ deviceId: device.deviceId, role })}
      onDone={() => {
        tell(saying(`about.${role}.revoked`));
      }}
      onClose={onClose}
    >
      <p>{t('devicePage.takeAway.text')}</p>
    </ConfirmDialog>
  );
}
