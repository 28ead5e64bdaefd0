/** A change of what a trusted device may do: what a person chose, and the call that follows from it. */
import type { PairedDeviceView, Role } from '../../src-main/gateway/protocol/desk.ts';
import type { DeskSetAccessParams } from '../../src-main/gateway/protocol/trust.ts';
import {
  LASTING,
  offerOf,
  sameSet,
  scopesToGrant,
  type Lasts,
  type ScopeSet,
} from '../../src-main/gateway/words/access-levels.ts';

export interface AccessDraft {
  /** Of an operator. */
  readonly granted: ScopeSet;
  /** `kept`: until when it is granted now. */
  readonly lasting: 'kept' | Lasts;
}

export function draftOf(device: PairedDeviceView, role: Role): AccessDraft {
  return {
    granted: offerOf(device.scopes).all,
    lasting: device.expiresAtMs?.[role] === undefined ? 'always' : 'kept',
  };
}

/** Only what is changed; undefined where nothing is. `nowMs`: the gateway's wall clock. */
export function accessChange(
  device: PairedDeviceView,
  role: Role,
  { granted, lasting }: AccessDraft,
  nowMs: number,
): DeskSetAccessParams | undefined {
  const offer = offerOf([...device.scopes, ...(device.withheld ?? [])]);
  const scopes =
    role === 'operator' && !sameSet(granted, offerOf(device.scopes).all) ? scopesToGrant(granted, offer) : undefined;
  const expiresAtMs = endOf(device.expiresAtMs?.[role], lasting, nowMs);
  if (scopes === undefined && expiresAtMs === undefined) return undefined;
  return {
    deviceId: device.deviceId,
    role,
    ...(scopes !== undefined && { scopes }),
    ...(expiresAtMs !== undefined && { expiresAtMs }),
  };
}

/** Undefined: as it is. Null: it does not end any more. */
function endOf(
  endsAtMs: number | undefined,
  lasting: AccessDraft['lasting'],
  nowMs: number,
): number | null | undefined {
  if (lasting === 'kept') return undefined;
  const lastsMs = LASTING[lasting];
  if (lastsMs !== undefined) return nowMs + lastsMs;
  return endsAtMs === undefined ? undefined : null;
}
