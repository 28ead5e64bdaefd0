import { useSyncExternalStore } from 'react';
import { useDeskTools } from '../../state/desk-tools.ts';
import { AT_ONCE, THEMES } from '../../words/settings-words.ts';
import { ChoiceControl, Setting, SettingGroup } from './setting.tsx';

export function AppearanceSettings() {
  const { place, theme } = useDeskTools();
  const chosen = useSyncExternalStore(theme.subscribe, theme.theme);
  const where = place.kind === 'window' ? 'this window' : 'this browser';
  return (
    <SettingGroup title="Appearance">
      <Setting name="Colours" says={`How these pages look in ${where}. ${AT_ONCE}`}>
        {(tied) => <ChoiceControl tied={tied} value={chosen} options={THEMES} onChoose={theme.choose} />}
      </Setting>
    </SettingGroup>
  );
}
