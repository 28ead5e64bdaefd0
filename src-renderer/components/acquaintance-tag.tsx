import type { WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import { t } from '../language/t.ts';
import { acquaintance } from '../words/device-words.ts';
import { Tag } from './tag.tsx';

/** Whether its key is known, and how. */
export function AcquaintanceTag({ request }: { readonly request: WaitingRequest }) {
  if (request.test) return <Tag tone="test">{t('devices.test')}</Tag>;
  const isOdd = request.lookAlike !== undefined || request.known === 'removed-before';
  return <Tag tone={isOdd ? 'warning' : 'plain'}>{acquaintance(request)}</Tag>;
}
