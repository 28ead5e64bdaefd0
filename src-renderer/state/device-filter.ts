/** Which of many paired devices are shown: by a few letters, and by what one usually looks for. */
import type { DeskList, PairedDeviceView } from '../../src-main/gateway/protocol/desk.ts';
import { region } from '../language/t.ts';
import { deviceTitle, kindWords } from '../words/device-words.ts';

export type Show = 'all' | 'connected' | 'full' | 'programs' | 'ends' | 'signed-out';

const SHOWN: Readonly<Record<Show, (device: PairedDeviceView) => boolean>> = {
  all: () => true,
  connected: ({ connected }) => connected,
  full: ({ scopes }) => scopes.includes('operator.admin'),
  programs: ({ commands = [] }) => commands.length > 0,
  ends: ({ expiresAtMs = {} }) => Object.keys(expiresAtMs).length > 0,
  'signed-out': ({ signedOut }) => signedOut === true,
};

/** The gateway could not read who is paired: that nobody is, is not known. */
export function areUnread({ devices, status }: Pick<DeskList, 'devices' | 'status'>): boolean {
  return devices.length === 0 && status.fault?.code === 'state-unusable';
}

/** Letters are looked for in what a person reads of the device, and in its key's words. */
export function filtered(
  devices: readonly PairedDeviceView[],
  letters: string,
  show: Show,
): readonly PairedDeviceView[] {
  const wanted = letters.trim().toLowerCase();
  return devices.filter((device) => SHOWN[show](device) && (wanted === '' || textOf(device).includes(wanted)));
}

function textOf(device: PairedDeviceView): string {
  return [deviceTitle(device), device.name, kindWords(device), device.fingerprint.join(' ')].join(' ').toLowerCase();
}

/** By name, not by who is connected: rows that jump whenever a phone wakes up cannot be read. */
export function byTitle(devices: readonly PairedDeviceView[]): readonly PairedDeviceView[] {
  const collator = new Intl.Collator(region(), { numeric: true, sensitivity: 'base' });
  return devices
    .map((device) => ({ device, title: deviceTitle(device) }))
    .sort((one, other) => collator.compare(one.title, other.title))
    .map(({ device }) => device);
}
