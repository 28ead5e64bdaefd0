/** What of a request differs from how it was shown. */
import type { WaitingRequest } from '../protocol/desk.ts';
import type { ChangedField } from '../protocol/trust.ts';

/** In the order in which a person should read them. */
const FIELDS: readonly ChangedField[] = [
  'scopes',
  'commands',
  'caps',
  'permissions',
  'name',
  'lookAlike',
  'known',
  'address',
  'locality',
  'via',
  'proof',
  'reason',
  'approvedScopes',
  'platform',
  'deviceFamily',
  'model',
  'clientId',
  'clientMode',
  'clientVersion',
];

export function changedFields(shown: WaitingRequest, current: WaitingRequest): readonly ChangedField[] {
  return FIELDS.filter((field) => JSON.stringify(shown[field]) !== JSON.stringify(current[field]));
}
