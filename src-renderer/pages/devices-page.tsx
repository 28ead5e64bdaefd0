/** The first page: the gateway's state, who waits, who is trusted. */
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { DesktopState } from '../../src-main/desktop/ipc-contract.ts';
import type { PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { Banner } from '../components/banner.tsx';
import { CommandReviewCard } from '../components/command-review-card.tsx';
import { DesktopBanners } from '../components/desktop-banners.tsx';
import { DeviceTable } from '../components/device-table.tsx';
import { FirstRun } from '../components/first-run.tsx';
import { GatewaySummary } from '../components/gateway-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { RemoveDialog } from '../components/remove-dialog.tsx';
import { ReviewCard } from '../components/review-card.tsx';
import { WaitingList } from '../components/waiting-list.tsx';
import { ClockOffset } from '../state/clock-offset.ts';
import { commandReviewOf } from '../state/command-review.ts';
import { deskActions } from '../state/desk-actions.ts';
import type { LoadedView } from '../state/desk-store.ts';
import type { ReviewSelection } from '../state/review-selection.ts';
import type { Place } from '../state/place.ts';
import { waitingCount } from '../state/waiting.ts';

interface DevicesPageProps {
  readonly place: Place;
  readonly review: ReviewSelection;
  readonly view: LoadedView;
  readonly desktop: DesktopState | undefined;
  readonly connected: boolean;
}

export function DevicesPage({ place, review, view, desktop, connected }: DevicesPageProps) {
  const reviewing = useSyncExternalStore(review.subscribe, review.requestId);
  const [removing, setRemoving] = useState<PairedDeviceView>();
  const [notice, setNotice] = useState<string>();
  const endNotice = useCallback(() => {
    setNotice(undefined);
  }, []);
  const actions = useMemo(() => deskActions(place.link), [place.link]);
  const { list, clockOffsetMs } = view;
  const commands = reviewing === undefined ? undefined : commandReviewOf(view, reviewing);
  return (
    <ClockOffset value={clockOffsetMs}>
      <title>{titleFor(waitingCount(list))}</title>
      <div className="page">
        <GatewaySummary status={list.status} place={place} />
        {connected ? null : (
          <Banner tone="warning" title="The connection to the gateway is lost">
            This is the list from before. Trying again…
          </Banner>
        )}
        {list.status.notices.map((text) => (
          <Banner key={text} tone="warning" title={text} />
        ))}
        {desktop === undefined ? null : <DesktopBanners desktop={desktop} />}
        {place.kind === 'window' && desktop?.firstRun === true ? (
          <FirstRun bridge={place.bridge} status={list.status} desktop={desktop} />
        ) : null}
        <WaitingList
          waiting={list.waiting}
          commandRequests={list.commandRequests ?? NONE}
          running={list.status.state === 'running'}
          onReview={review.open}
        />
        <DeviceTable devices={list.devices} onRemove={setRemoving} />
      </div>
      {reviewing === undefined ? null : commands !== undefined ? (
        <CommandReviewCard
          key={reviewing}
          view={view}
          review={commands}
          actions={actions}
          onReview={review.open}
          onClose={review.close}
        />
      ) : (
        <ReviewCard
          key={reviewing}
          view={view}
          requestId={reviewing}
          actions={actions}
          onReview={review.open}
          onNotice={setNotice}
          onClose={review.close}
        />
      )}
      {removing === undefined ? null : (
        <RemoveDialog
          device={removing}
          remove={actions.remove}
          onNotice={setNotice}
          onClose={() => {
            setRemoving(undefined);
          }}
        />
      )}
      <Notice text={notice} onEnd={endNotice} />
    </ClockOffset>
  );
}

/** One and the same list each time, so that nothing redraws for it. */
const NONE: NonNullable<LoadedView['list']['commandRequests']> = [];

/** The number is seen on a tab in the background as well. */
function titleFor(waiting: number): string {
  return waiting === 0 ? 'OpenClaw Gateway' : `(${waiting}) OpenClaw Gateway`;
}
