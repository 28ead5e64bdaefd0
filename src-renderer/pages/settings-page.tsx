/** How the gateway and these pages behave. What belongs to the computer is only here in the app's own window. */
import type { DesktopState } from '../../src-main/desktop/ipc-contract.ts';
import { AppSettings } from '../components/settings/app-settings.tsx';
import { AppearanceSettings } from '../components/settings/appearance-settings.tsx';
import { AttachSettings } from '../components/settings/attach-settings.tsx';
import { NotificationSettingsGroup } from '../components/settings/notification-settings.tsx';
import { ReachSettings } from '../components/settings/reach-settings.tsx';
import { TokenSettings } from '../components/settings/token-settings.tsx';
import { PageHead } from '../components/shell/page-head.tsx';
import type { LoadedView } from '../state/desk-store.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import type { ConfigAnswer } from '../state/gateway-config.ts';
import { useLiveAnswer } from '../state/use-live-answer.ts';
import { waitingCount } from '../state/waiting.ts';
import { pageName } from '../words/page-words.ts';
import '../styles/settings.css';

interface SettingsPageProps {
  readonly view: LoadedView;
  readonly desktop: DesktopState | undefined;
}

export function SettingsPage({ view: { list }, desktop }: SettingsPageProps) {
  const { place } = useDeskTools();
  const known = useLiveAnswer<ConfigAnswer>(place.link, 'config.get', 'config.changed');
  return (
    <div className="settings-page">
      <PageHead title={pageName('settings')} waiting={waitingCount(list)} />
      <AppearanceSettings />
      {place.kind === 'window' && desktop !== undefined ? (
        <>
          <NotificationSettingsGroup bridge={place.bridge} desktop={desktop} />
          <AppSettings bridge={place.bridge} desktop={desktop} />
          <AttachSettings bridge={place.bridge} desktop={desktop} />
        </>
      ) : null}
      <TokenSettings list={list} />
      {/* Of a gateway elsewhere, a change could cut this very window off. */}
      {known.kind === 'known' && desktop?.attached === undefined ? (
        <ReachSettings answer={known.answer} status={list.status} />
      ) : null}
    </div>
  );
}
