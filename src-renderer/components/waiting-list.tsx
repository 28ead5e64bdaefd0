import { useMemo } from 'react';
import type { WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import { asksOf } from '../state/ask.ts';
import { Empty } from './empty.tsx';
import { WaitingCard } from './waiting-card.tsx';

interface WaitingListProps {
  readonly waiting: readonly WaitingRequest[];
  readonly running: boolean;
  readonly onReview: (requestId: string) => void;
}

export function WaitingList({ waiting, running, onReview }: WaitingListProps) {
  const asks = useMemo(() => asksOf(waiting), [waiting]);
  return (
    <section aria-labelledby="waiting-heading">
      <div className="section-head">
        <h2 id="waiting-heading">
          Waiting <span className="count">{asks.length}</span>
        </h2>
      </div>
      {asks.length === 0 ? (
        <Empty title="No device waits">
          {running
            ? 'Open OpenClaw on your phone, or any other client, and connect it to this gateway. It then appears here.'
            : 'Devices can ask to be let in once the gateway runs.'}
        </Empty>
      ) : (
        <ul className="waiting-list">
          {asks.map((ask) => (
            <WaitingCard key={ask.deviceId} ask={ask} onReview={onReview} />
          ))}
        </ul>
      )}
    </section>
  );
}
