/** `openclaw devices rename | remove | sign-out | revoke | rotate`: what is done to a device that is trusted. */
import type { DeskList, DeskRenameParams, PairedDeviceView, Role, SignedInView } from '../gateway/index.ts';
import { atDevice, roleOf } from './at-device.ts';
import type { ControlClient } from './control-client.ts';
import { describe } from './device-lines.ts';
import { failed, said, type CommandOutput } from './output.ts';
import { notOne, pick } from './pick.ts';
import { undoHint } from './undo.ts';

export interface RoleOption {
  readonly role?: Role;
}

/** An empty name gives the device its own one back. */
export async function rename(client: ControlClient, which: string, name: string): Promise<CommandOutput> {
  return await atDevice(client, which, 'Nothing renamed', async ({ device }) => {
    const { deviceId } = device;
    const params: DeskRenameParams = { deviceId, name };
    const result = await client.call('desk.rename', params);
    if (!result.ok) return failed(`Nothing renamed: ${result.message}`);
    // As it is shown from now on, which may be less than what was typed.
    const list = await client.call<DeskList>('desk.list');
    const shown = list.ok ? list.payload.devices.find((one) => one.deviceId === deviceId) : undefined;
    return said(`Renamed ${describe(device)}: it is called ${describe(shown ?? device)} now.`, {
      deviceId,
      name: shown?.label ?? shown?.name ?? name,
    });
  });
}

export async function remove(client: ControlClient, which: string): Promise<CommandOutput> {
  return await atDevice(client, which, 'Nothing removed', async ({ device }) => {
    const { deviceId } = device;
    const result = await client.call('desk.remove', { deviceId });
    return result.ok
      ? said(
          `Removed ${describe(device)}. It is cut off and must ask again to come back.\n${undoHint(deviceId.slice(0, 8))}`,
          { deviceId },
        )
      : failed(`Nothing removed: ${result.message}`);
  });
}

/** Also of one that only came with the gateway's token. */
export async function signOut(client: ControlClient, which: string): Promise<CommandOutput> {
  const list = await client.call<DeskList>('desk.list');
  if (!list.ok) return failed(list.message);
  const { devices, signedIn = [] } = list.payload;
  const all: readonly (PairedDeviceView | SignedInView)[] = [...devices, ...signedIn];
  const found = pick(all, which, (device) => [
    device.deviceId,
    ...[device.name, 'label' in device ? device.label : ''].filter((one) => one !== ''),
  ]);
  if (found.kind !== 'one') {
    const named = (device: (typeof all)[number]) => `${device.deviceId.slice(0, 8)} ${describe(device)}`;
    return failed(`Nothing signed out: ${notOne(found, which, 'device', all, named)}`);
  }
  const { deviceId } = found.item;
  const result = await client.call('desk.signOut', { deviceId });
  return result.ok
    ? said(`Signed out ${describe(found.item)}. Its connections are closed, and it must be approved to come back.`, {
        deviceId,
      })
    : failed(`Nothing signed out: ${result.message}`);
}

export async function revoke(client: ControlClient, which: string, option: RoleOption): Promise<CommandOutput> {
  return await atToken(client, which, option, {
    method: 'device.token.revoke',
    did: 'Nothing revoked',
    words: (device, role) =>
      role === 'node'
        ? `${describe(device)} runs no commands any more. It must ask again for that.`
        : `${describe(device)} has lost its access. It must ask again to come back.`,
  });
}

export async function rotate(client: ControlClient, which: string, option: RoleOption): Promise<CommandOutput> {
  return await atToken(client, which, option, {
    method: 'device.token.rotate',
    did: 'Nothing rotated',
    words: (device) =>
      [
        `The token of ${describe(device)} is worthless now, and its connection is closed.`,
        `It gets a new one when it comes with the gateway’s token, or with: openclaw devices repair ${device.deviceId.slice(0, 8)}`,
      ].join('\n'),
  });
}

interface TokenCall {
  readonly method: 'device.token.revoke' | 'device.token.rotate';
  readonly did: string;
  readonly words: (device: PairedDeviceView, role: Role) => string;
}

async function atToken(
  client: ControlClient,
  which: string,
  option: RoleOption,
  { method, did, words }: TokenCall,
): Promise<CommandOutput> {
  return await atDevice(client, which, did, async ({ device }) => {
    const found = roleOf(device, option.role);
    if (!found.ok) return failed(`${did}: ${found.problem}`);
    const { deviceId } = device;
    const { role } = found;
    const result = await client.call(method, { deviceId, role });
    return result.ok ? said(words(device, role), { deviceId, role }) : failed(`${did}: ${result.message}`);
  });
}
