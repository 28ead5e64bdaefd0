/** Where this page stands, as the gateway sees it: its own connection in the gateway's lists. */
import type { DeskList, PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import type { DeviceSession } from '../../src-main/gateway/protocol/trust.ts';

export type Vantage =
  | { readonly kind: 'paired'; readonly device: PairedDeviceView; readonly session: DeviceSession }
  /** Here by the gateway's token or password alone. */
  | { readonly kind: 'signed-in'; readonly session: DeviceSession }
  /** The app's own window, or a list that is older than this connection. */
  | { readonly kind: 'unlisted' };

export function vantageOf(
  { devices, signedIn = [] }: Pick<DeskList, 'devices' | 'signedIn'>,
  connId: string | undefined,
): Vantage {
  const own = ({ sessions }: { readonly sessions: readonly DeviceSession[] }): DeviceSession | undefined =>
    sessions.find((session) => session.connId === connId);
  for (const device of devices) {
    const session = own(device);
    if (session !== undefined) return { kind: 'paired', device, session };
  }
  const session = signedIn.map(own).find((found) => found !== undefined);
  return session === undefined ? { kind: 'unlisted' } : { kind: 'signed-in', session };
}
