/** Who waits, who is trusted, who is kept out. */
import { useState, useSyncExternalStore } from 'react';
import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { BlockedList } from '../components/blocked-list.tsx';
import { DeviceTable } from '../components/device-table.tsx';
import { GatewaySummary } from '../components/gateway-summary.tsx';
import { RemoveDialog } from '../components/remove-dialog.tsx';
import { SignedInList } from '../components/signed-in-list.tsx';
import { PageHead } from '../components/shell/page-head.tsx';
import { WaitingList } from '../components/waiting-list.tsx';
import type { LoadedView } from '../state/desk-store.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { areUnread } from '../state/device-filter.ts';
import type { Stores } from '../state/stores.ts';
import { waitingCount } from '../state/waiting.ts';
import { pageName } from '../words/page-words.ts';

interface DevicesPageProps {
  readonly view: LoadedView;
  readonly stores: Stores;
}

const NONE: readonly never[] = [];

export function DevicesPage({ view: { list }, stores: { blocks } }: DevicesPageProps) {
  const { place } = useDeskTools();
  const [removing, setRemoving] = useState<PairedDeviceView>();
  const blocked = useSyncExternalStore(blocks.subscribe, blocks.known);
  return (
    <>
      <PageHead title={pageName('devices')} waiting={waitingCount(list)} />
      {list.status.state === 'stopped' ? <GatewaySummary status={list.status} place={place} connected /> : null}
      <WaitingList list={list} />
      <DeviceTable devices={list.devices} unread={areUnread(list)} onRemove={setRemoving} />
      <SignedInList signedIn={list.signedIn ?? NONE} />
      <BlockedList blocks={blocked.kind === 'known' ? blocked.answer.blocks : NONE} />
      {removing === undefined ? null : (
        <RemoveDialog
          device={removing}
          onClose={() => {
            setRemoving(undefined);
          }}
        />
      )}
    </>
  );
}
