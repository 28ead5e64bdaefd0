import { useMemo } from 'react';
import type { DeskList } from '../../src-main/gateway/protocol/desk.ts';
import { t } from '../language/t.ts';
import { asksOf } from '../state/ask.ts';
import { useDeskTools } from '../state/desk-tools.ts';
import { commandCards, waitingCount } from '../state/waiting.ts';
import { deviceTitle } from '../words/device-words.ts';
import { CommandCard } from './command-card.tsx';
import { CountedSection } from './counted-section.tsx';
import { Empty } from './empty.tsx';
import { MissedList } from './missed-list.tsx';
import { RepairCard } from './repair-card.tsx';
import { WaitingCard } from './waiting-card.tsx';

const NONE: readonly never[] = [];

export function WaitingList({ list }: { readonly list: DeskList }) {
  const { review } = useDeskTools();
  const { waiting, devices, commandRequests = NONE, repairs = NONE, missed = NONE } = list;
  const asks = useMemo(() => asksOf(waiting), [waiting]);
  const commands = useMemo(() => commandCards(commandRequests), [commandRequests]);
  const count = waitingCount(list);
  // Of what was left out before, nothing waits, and yet it is listed.
  const cards = asks.length + commands.length + repairs.length;
  const titleOf = (deviceId: string, name: string): string => {
    const device = devices.find((other) => other.deviceId === deviceId);
    return device === undefined ? name : deviceTitle(device);
  };
  return (
    <CountedSection id="waiting" title={t('waiting.title')} count={count === 0 && cards > 0 ? undefined : count}>
      {cards === 0 ? (
        <Empty title={t('waiting.none')}>
          {list.status.state === 'running' ? (
            <>
              {t('waiting.none.running')} <a href="#/connect">{t('frame.connectDevice')}</a>
            </>
          ) : (
            t('waiting.none.stopped')
          )}
        </Empty>
      ) : (
        <ul className="waiting-list">
          {asks.map((ask) => (
            <WaitingCard key={ask.deviceId} ask={ask} onReview={review} />
          ))}
          {repairs.map((offer) => (
            <RepairCard key={offer.repairId} offer={offer} title={titleOf(offer.deviceId, offer.name)} />
          ))}
          {commands.map((request) => (
            <CommandCard key={request.requestId} request={request} onReview={review} />
          ))}
        </ul>
      )}
      <MissedList missed={missed} />
    </CountedSection>
  );
}
