/** Whose tray and window this app is: its own gateway's, or that of one elsewhere. */
import { useState } from 'react';
import type { DesktopBridge, DesktopState } from '../../../src-main/desktop/ipc-contract.ts';
import { t } from '../../language/t.ts';
import { placeWords } from '../../words/attach-words.ts';
import { AttachDialog } from '../attach/attach-dialog.tsx';
import { DetachButton } from '../attach/attach-buttons.tsx';
import { Button } from '../button.tsx';
import { Setting, SettingGroup } from './setting.tsx';

interface AttachSettingsProps {
  readonly bridge: DesktopBridge;
  readonly desktop: DesktopState;
}

export function AttachSettings({ bridge, desktop: { attached } }: AttachSettingsProps) {
  const [open, setOpen] = useState(false);
  return (
    <SettingGroup title={t('attach.setting')}>
      <Setting
        name={t('attach.setting.name')}
        says={
          attached === undefined
            ? `${t('attach.setting.says')} ${t('settings.atOnce')}`
            : t('attach.setting.attached', { place: placeWords(attached.host) })
        }
      >
        {() =>
          attached === undefined ? (
            <Button
              onClick={() => {
                setOpen(true);
              }}
            >
              {t('attach.open')}
            </Button>
          ) : (
            <DetachButton bridge={bridge} />
          )
        }
      </Setting>
      {open ? (
        <AttachDialog
          bridge={bridge}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </SettingGroup>
  );
}
