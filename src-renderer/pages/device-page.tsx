/** One trusted device: what it may do, where it is connected, what happened with it, and the ways to end it. */
import { ArrowLeft } from 'lucide-react';
import { DeviceAccess } from '../components/device/device-access.tsx';
import { DeviceEndings } from '../components/device/device-endings.tsx';
import { DeviceFacts } from '../components/device/device-facts.tsx';
import { DeviceHead } from '../components/device/device-head.tsx';
import { DeviceHistory } from '../components/device/device-history.tsx';
import { DeviceSessions } from '../components/device/device-sessions.tsx';
import { DeviceTokens } from '../components/device/device-tokens.tsx';
import { Empty } from '../components/empty.tsx';
import { ICON } from '../components/icon.ts';
import { PageHead } from '../components/shell/page-head.tsx';
import { t } from '../language/t.ts';
import { serves } from '../link/serves.ts';
import type { LoadedView } from '../state/desk-store.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { addressOf } from '../state/route.ts';
import { waitingCount } from '../state/waiting.ts';
import { pageName } from '../words/page-words.ts';
import '../styles/activity.css';
import '../styles/device.css';

interface DevicePageProps {
  readonly deviceId: string;
  readonly view: LoadedView;
}

export function DevicePage({ deviceId, view }: DevicePageProps) {
  const { place } = useDeskTools();
  const { list } = view;
  const device = list.devices.find((other) => other.deviceId === deviceId);
  return (
    <>
      <p className="back">
        <a href={addressOf({ page: 'devices' })}>
          <ArrowLeft {...ICON} /> {pageName('devices')}
        </a>
      </p>
      {device === undefined ? (
        <>
          <PageHead title={t('devicePage.notPaired')} waiting={waitingCount(list)} />
          <Empty title={t('devicePage.notPaired.title')}>{t('devicePage.notPaired.text')}</Empty>
        </>
      ) : (
        <>
          <DeviceHead device={device} waiting={waitingCount(list)} />
          <div className="device-page">
            <div>
              {device.roles.map((role) => (
                <DeviceAccess key={role} device={device} role={role} commandRequests={list.commandRequests ?? []} />
              ))}
              <DeviceEndings device={device} />
            </div>
            <div>
              <DeviceSessions device={device} />
              <DeviceTokens device={device} />
              <DeviceFacts device={device} />
            </div>
          </div>
        </>
      )}
      {serves(place.link, 'desk.history') ? <DeviceHistory deviceId={deviceId} view={view} /> : null}
    </>
  );
}
