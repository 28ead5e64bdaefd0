/** One paired device, found by what a person typed, and one of the things it is trusted for. */
import type { DeskList, PairedDeviceView, Role } from '../gateway/index.ts';
import type { ControlClient } from './control-client.ts';
import { describe } from './device-lines.ts';
import { failed, type CommandOutput } from './output.ts';
import { notOne, pickDevice } from './pick.ts';

export interface AtDevice {
  readonly device: PairedDeviceView;
  /** The gateway's wall clock, milliseconds. */
  readonly nowMs: number;
}

/** `did`: what did not happen if no device or more than one fits: "Nothing removed". */
export async function atDevice(
  client: ControlClient,
  which: string,
  did: string,
  act: (at: AtDevice) => Promise<CommandOutput>,
): Promise<CommandOutput> {
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const { devices, nowMs } = list.payload;
  const found = pickDevice(devices, which);
  if (found.kind === 'one') return await act({ device: found.item, nowMs });
  return failed(`${did}: ${notOne(found, which, 'paired device', devices, named)}`);
}

/** What each of a device's two roles is for. */
const ROLE_FOR: Readonly<Record<Role, string>> = { operator: 'chats and settings', node: 'commands and sensors' };

/** The role that is meant: the only one that it has, or the one that was said. */
export function roleOf(
  { roles }: PairedDeviceView,
  said: Role | undefined,
): { readonly ok: true; readonly role: Role } | { readonly ok: false; readonly problem: string } {
  const [only, ...others] = roles;
  if (only === undefined) return { ok: false, problem: 'its access has been taken away already.' };
  if (said !== undefined) {
    return roles.includes(said)
      ? { ok: true, role: said }
      : { ok: false, problem: `it is not let in for ${ROLE_FOR[said]}.` };
  }
  if (others.length === 0) return { ok: true, role: only };
  const choices = roles.map((role) => `--role ${role} (${ROLE_FOR[role]})`).join(' or ');
  return { ok: false, problem: `say which: ${choices}.` };
}

function named(device: PairedDeviceView): string {
  return `${device.deviceId.slice(0, 8)} ${describe(device)}`;
}
