/** Where a connection came from, and where a decision was made. */
import type { Surface, WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import { arrivalOf } from '../../src-main/gateway/words/arrival.ts';
import { t } from '../language/t.ts';

/** To stand in brackets behind an address. */
export function arrivalWords(from: Pick<WaitingRequest, 'locality' | 'address'>): string {
  return t(`arrival.${arrivalOf(from)}`);
}

/** Behind "was approved" and its like. */
export function surfaceWords(surface: Surface): string {
  return t(`surface.${surface}`);
}
