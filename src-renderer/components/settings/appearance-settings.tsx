import { useSyncExternalStore } from 'react';
import type { ChosenLanguage } from '../../language/language-choice.ts';
import { isLanguage, LANGUAGES, type Language } from '../../language/languages.ts';
import { t } from '../../language/t.ts';
import { useDeskTools } from '../../state/desk-tools.ts';
import { ChoiceControl, Setting, SettingGroup } from './setting.tsx';

export function AppearanceSettings() {
  const { place, theme, language } = useDeskTools();
  const colours = useSyncExternalStore(theme.subscribe, theme.theme);
  const chosen = useSyncExternalStore(language.subscribe, language.chosen);
  return (
    <SettingGroup title={t('settings.appearance')}>
      <Setting
        name={t('settings.colours')}
        says={`${t(`settings.colours.says.${place.kind}`)} ${t('settings.atOnce')}`}
      >
        {(tied) => <ChoiceControl tied={tied} value={colours} options={themes()} onChoose={theme.choose} />}
      </Setting>
      <Setting name={t('settings.language')} says={`${t('settings.language.says')} ${t('settings.atOnce')}`}>
        {(tied) => (
          <ChoiceControl
            tied={tied}
            value={chosen}
            options={languages(language.system())}
            onChoose={(wanted) => void language.choose(wanted)}
          />
        )}
      </Setting>
    </SettingGroup>
  );
}

function themes() {
  return (['system', 'light', 'dark'] as const).map((value) => ({ value, words: t(`settings.theme.${value}`) }));
}

function languages(system: Language): readonly { readonly value: ChosenLanguage; readonly words: string }[] {
  return [
    { value: 'system', words: t('settings.language.system', { name: LANGUAGES[system].name }) },
    ...Object.entries(LANGUAGES).flatMap(([value, { name, reviewed }]) =>
      isLanguage(value) ? [{ value, words: reviewed ? name : t('settings.language.unreviewed', { name }) }] : [],
    ),
  ];
}
