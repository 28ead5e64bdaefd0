import { useMemo } from 'react';
import type { CommandRequest, WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import { asksOf } from '../state/ask.ts';
import { commandCards, waitingCount } from '../state/waiting.ts';
import { CommandCard } from './command-card.tsx';
import { Empty } from './empty.tsx';
import { WaitingCard } from './waiting-card.tsx';

interface WaitingListProps {
  readonly waiting: readonly WaitingRequest[];
  readonly commandRequests: readonly CommandRequest[];
  readonly running: boolean;
  readonly onReview: (requestId: string) => void;
}

export function WaitingList({ waiting, commandRequests, running, onReview }: WaitingListProps) {
  const asks = useMemo(() => asksOf(waiting), [waiting]);
  const commands = useMemo(() => commandCards(commandRequests), [commandRequests]);
  const count = waitingCount({ waiting, commandRequests });
  // Of what was left out before, nothing waits, and yet it is listed.
  const cards = asks.length + commands.length;
  return (
    <section aria-labelledby="waiting-heading">
      <div className="section-head">
        <h2 id="waiting-heading">Waiting {count === 0 && cards > 0 ? null : <span className="count">{count}</span>}</h2>
      </div>
      {cards === 0 ? (
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
          {commands.map((request) => (
            <CommandCard key={request.requestId} request={request} onReview={onReview} />
          ))}
        </ul>
      )}
    </section>
  );
}
