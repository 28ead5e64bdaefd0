/** What only the app on this computer can do. */
import { useState } from 'react';
import type { DesktopBridge, DesktopState } from '../../../src-main/desktop/ipc-contract.ts';
import type { Sentence } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { loginRefusal, loginTrouble } from '../../words/desktop-words.ts';
import { Setting, SettingGroup } from './setting.tsx';
import { SwitchControl } from './switch-control.tsx';

interface AppSettingsProps {
  readonly bridge: DesktopBridge;
  readonly desktop: DesktopState;
}

export function AppSettings({ bridge, desktop }: AppSettingsProps) {
  const [switching, setSwitching] = useState<boolean>();
  const [refusal, setRefusal] = useState<Sentence>();
  const { startAtLogin } = desktop;
  if (startAtLogin.kind === 'unavailable') return null;
  const choose = async (wanted: boolean): Promise<void> => {
    setSwitching(wanted);
    setRefusal(undefined);
    await bridge.setStartAtLogin(wanted).catch(() => undefined);
    setRefusal(loginRefusal(wanted, await bridge.state()));
    setSwitching(undefined);
  };
  return (
    <SettingGroup title={t('appSettings.thisApp')}>
      <Setting
        name={t('appSettings.login')}
        says={t('appSettings.login.says')}
        problem={
          refusal ?? (startAtLogin.kind === 'overridden' ? { words: () => loginTrouble(startAtLogin.why) } : undefined)
        }
      >
        {(tied) => (
          <SwitchControl
            tied={tied}
            on={switching ?? startAtLogin.kind === 'on'}
            disabled={switching !== undefined}
            onSwitch={(wanted) => void choose(wanted)}
          />
        )}
      </Setting>
    </SettingGroup>
  );
}
