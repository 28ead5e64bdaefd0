/** What notifications say and when they are held back; of the desktop app alone. */
import { useEffect, useState } from 'react';
import type {
  DesktopBridge,
  DesktopState,
  NotificationSettings,
  NotificationSettingsChange,
} from '../../../src-main/desktop/ipc-contract.ts';
import { Rich } from '../../language/rich.tsx';
import { saying } from '../../language/sentence.ts';
import { t } from '../../language/t.ts';
import { hushes, namings } from '../../words/settings-words.ts';
import { ChoiceControl, Setting, SettingGroup, type TiedSetting } from './setting.tsx';
import { SwitchControl } from './switch-control.tsx';

interface NotificationSettingsProps {
  readonly bridge: DesktopBridge;
  /** Told anew whenever something of this changed, in the tray as well. */
  readonly desktop: DesktopState;
}

export function NotificationSettingsGroup({ bridge, desktop }: NotificationSettingsProps) {
  const [settings, setSettings] = useState<NotificationSettings>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    void bridge.notificationSettings().then((told) => {
      if (wanted) setSettings(told);
    });
    return () => {
      wanted = false;
    };
  }, [bridge, desktop]);
  if (settings === undefined) return null;
  const change = (wanted: NotificationSettingsChange): void => {
    setFailed(false);
    bridge.setNotificationSettings(wanted).then(setSettings, () => {
      setFailed(true);
    });
  };
  const { doNotDisturb, quietHours, names } = settings;
  return (
    <SettingGroup title={t('appSettings.notifications')}>
      <Setting
        name={t('appSettings.hush')}
        says={`${t('appSettings.hush.says')} ${t('settings.atOnce')}`}
        problem={failed ? saying('appSettings.notTaken') : undefined}
      >
        {(tied) => (
          <ChoiceControl
            tied={tied}
            value={doNotDisturb.choice}
            options={hushes()}
            onChoose={(choice) => {
              change({ doNotDisturb: choice });
            }}
          />
        )}
      </Setting>
      <Setting name={t('appSettings.quiet')} says={`${t('appSettings.quiet.says')} ${t('settings.atOnce')}`}>
        {(tied) => (
          <QuietHours
            tied={tied}
            hours={quietHours}
            onChange={(hours) => {
              change({ quietHours: hours });
            }}
          />
        )}
      </Setting>
      <Setting name={t('appSettings.names')} says={`${t('appSettings.names.says')} ${t('settings.atOnce')}`}>
        {(tied) => (
          <ChoiceControl
            tied={tied}
            value={names}
            options={namings()}
            onChoose={(chosen) => {
              change({ names: chosen });
            }}
          />
        )}
      </Setting>
    </SettingGroup>
  );
}

interface QuietHoursProps {
  readonly tied: TiedSetting;
  readonly hours: NotificationSettings['quietHours'];
  readonly onChange: (hours: NotificationSettings['quietHours']) => void;
}

const HALF_HOURS = Array.from({ length: 48 }, (_, count) => {
  const hour = String(Math.floor(count / 2)).padStart(2, '0');
  return `${hour}:${count % 2 === 0 ? '00' : '30'}`;
});

/** Every half hour of a day, and the one that holds now. */
function timesWith(time: string): readonly string[] {
  return [...new Set([...HALF_HOURS, time])].sort();
}

function QuietHours({ tied, hours, onChange }: QuietHoursProps) {
  // No time field: Chromium would write it with AM and PM in every language, because packages bring only its English.
  const time = (end: 'from' | 'to', label: string) => (
    <select
      className="field select"
      aria-label={label}
      value={hours[end]}
      disabled={!hours.on}
      onChange={({ target }) => {
        onChange({ ...hours, [end]: target.value });
      }}
    >
      {timesWith(hours[end]).map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  );
  return (
    <div className="quiet-hours">
      <SwitchControl
        tied={tied}
        on={hours.on}
        onSwitch={(on) => {
          onChange({ ...hours, on });
        }}
      />
      <span className="quiet-hours-times">
        <Rich
          id="appSettings.quiet.times"
          values={{
            from: time('from', t('appSettings.quiet.from')),
            to: time('to', t('appSettings.quiet.to')),
          }}
        />
      </span>
    </div>
  );
}
