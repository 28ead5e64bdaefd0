/** What the tray says of a gateway elsewhere that this app uses, and offers about it. Pure. */
import { codeOf, codeWords, isLoopbackName } from '../../gateway/index.ts';
import type { AttachOffer, AttachState } from '../ipc-contract.ts';
import type { TrayIcon, TrayRow } from './tray-model.ts';

/** Of one on this computer, which has no name of its own. */
export function placeWords({ host }: { readonly host: string }): string {
  return isLoopbackName(host) ? 'the gateway on this computer' : host;
}

/** As the first row has it, behind its mark. */
export function attachedWords(state: AttachState): string {
  const place = placeWords(state);
  switch (state.link.kind) {
    case 'attached':
      return `Attached to ${place}`;
    case 'connecting':
      return `Connecting to ${place}…`;
    case 'waiting': {
      const { requestId } = state.link.failure.details;
      const code = typeof requestId === 'string' ? ` · ${codeWords(codeOf(requestId).toUpperCase())}` : '';
      return `Waiting to be approved there: ${place}${code}`;
    }
    case 'refused':
      return `Not let in: ${place}`;
    case 'lost':
      return `No answer: ${place}`;
  }
}

export function attachedMark({ link }: AttachState): string {
  if (link.kind === 'attached') return '●';
  return link.kind === 'refused' ? '✕' : '○';
}

export function attachedIcon({ link }: AttachState, waitingDevices: number): TrayIcon {
  if (link.kind === 'attached') return waitingDevices > 0 ? 'waiting' : 'attached';
  return link.kind === 'refused' ? 'failed' : 'stopped';
}

export function detachRow(state: AttachState): TrayRow {
  return { kind: 'action', label: `Detach from ${placeWords(state)}`, action: { kind: 'detach' }, enabled: true };
}

export function offerRows(offer: AttachOffer | undefined): readonly TrayRow[] {
  if (offer === undefined) return [];
  return [{ kind: 'action', label: `Attach to ${placeWords(offer)}`, action: { kind: 'attach' }, enabled: true }];
}
