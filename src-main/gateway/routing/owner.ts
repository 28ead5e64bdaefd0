/** The person at this computer, by window or command line: a session without pairing and without a token. */
import { randomUUID } from 'node:crypto';
import { SCOPES } from '../auth/scopes.ts';
import type { SessionFacts } from './session.ts';

export type OwnerSurface = NonNullable<SessionFacts['owner']>;

export function ownerFacts(surface: OwnerSurface, version: string, nowMs: number): SessionFacts {
  return {
    connId: randomUUID(),
    role: 'operator',
    scopes: SCOPES,
    owner: surface,
    client: { id: surface, mode: 'ui', version, name: '', platform: '', deviceFamily: '' },
    address: '',
    locality: 'local-native',
    connectedAtMs: nowMs,
  };
}
