/** Who may read which entries: whoever may see the device; what is about none is for those who see all. */
import { authorise, NO_DEVICE } from '../auth/authorise.ts';
import type { HistoryEntry } from '../protocol/history.ts';
import type { Session } from '../routing/session.ts';

export function maySeeEntry(caller: Session, { deviceId = NO_DEVICE }: Pick<HistoryEntry, 'deviceId'>): boolean {
  return authorise(caller, { kind: 'see', deviceId }).ok;
}
