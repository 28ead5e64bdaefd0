/** Names, access and state of one device, for cards and tables. */
import type { CommandRequest, PairedDeviceView, Role, WaitingRequest } from '../../src-main/gateway/protocol/desk.ts';
import { abilitiesOf, type Ability } from '../../src-main/gateway/words/abilities.ts';
import { capital } from '../../src-main/gateway/words/any-language.ts';
import type { Show } from '../state/device-filter.ts';
import { deviceKind } from '../../src-main/gateway/words/device-kind.ts';
import { t } from '../language/t.ts';
import { arrivalWords } from './place-words.ts';

export type Named = Pick<WaitingRequest, 'name' | 'platform' | 'deviceFamily'> & {
  readonly label?: string;
  readonly model?: string;
  readonly clientId?: string;
};

/** What its owner calls it, its own name, or what it is; never empty. */
export function deviceTitle(device: Named): string {
  return device.label ?? (device.name === '' ? kindWords(device) : device.name);
}

/** Below the title: its own name where its owner gave it another, and what it is. */
export function deviceClaim(device: Named): string {
  if (device.label !== undefined && device.name !== '') return `${device.name} · ${kindWords(device)}`;
  return device.name === '' ? t('about.noName') : kindWords(device);
}

export function commandsTitle(request: CommandRequest): string {
  return t('about.asksToRun', { name: deviceTitle(request) });
}

/** To begin a line. Apple's names keep their small letter. */
export function kindWords(device: Named): string {
  const { system, program } = deviceKind(device);
  if (system === undefined) return capital(t(`kind.${program ?? 'device'}`));
  if (program === undefined) return capital(t(`kind.${system}`));
  return capital(
    program === 'browser'
      ? t('kind.browserOn', { system: t(`kind.on.${system}`) })
      : t('kind.commandLineOf', { system: t(`kind.of.${system}`) }),
  );
}

/** `Android phone · OpenClaw 2026.9.6`, without what was not told. */
export function deviceFacts({
  clientVersion,
  ...device
}: Named & Pick<WaitingRequest, 'model' | 'clientVersion'>): string {
  const kind = kindWords(device);
  const model = device.model === '' || device.model === device.name ? '' : device.model;
  const version = clientVersion === '' ? '' : `OpenClaw ${clientVersion}`;
  return [kind, model, version].filter((part) => part !== '').join(' · ');
}

/** Where it came from and how, and what it did not prove; a sentence. */
export function originWords(requests: readonly [WaitingRequest, ...WaitingRequest[]]): string {
  const [{ address, locality, via }] = requests;
  const arrival = via === undefined ? arrivalWords({ address, locality }) : t('arrival.via', { proxy: via });
  return requests.some(({ proof }) => proof === 'none')
    ? t('about.fromWithoutToken', { address, arrival })
    : t('about.from', { address, arrival });
}

/** What is known of the key, in a word or a few. */
export function acquaintance({
  reason,
  known,
  lookAlike,
}: Pick<WaitingRequest, 'reason' | 'known' | 'lookAlike'>): string {
  if (lookAlike !== undefined) return t('about.anotherKey');
  return known === 'removed-before' ? t('about.removedBefore') : t(`about.reason.${reason}`);
}

/**
 * What a paired device may do. Full control includes the rest, so the rest is not listed beside it; a node that may run
 * nothing yet is only connected.
 */
export function accessOf({ roles, scopes, commands }: PairedDeviceView): readonly Ability[] {
  const full = scopes.includes('operator.admin');
  return abilitiesOf(
    roles
      .filter((role) => role !== 'node' || commands?.length !== 0)
      .map((role) => ({
        role,
        scopes: role === 'node' ? [] : full ? ['operator.admin'] : scopes,
        commands: commands ?? [],
      })),
  );
}

export function statusWords({ connected, signedOut }: PairedDeviceView): string {
  if (signedOut === true) return t('about.signedOut');
  return connected ? t('about.connected') : t('about.offline');
}

/** When the first of its roles ends; undefined where none does. */
export function endOf({ expiresAtMs = {} }: PairedDeviceView): number | undefined {
  const ends = Object.values(expiresAtMs);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** In the order in which they are offered. */
export const SHOWS: readonly Show[] = ['all', 'connected', 'full', 'programs', 'ends', 'signed-out'];

export function showWords(show: Show): string {
  return t(`about.show.${show}`);
}

/** What a connection or a token is for. */
export function roleName(role: Role): string {
  return t(`about.roleName.${role}`);
}

interface RoleWords {
  readonly title: string;
  readonly nothing: string;
  readonly revoke: string;
}

export function roleWords(role: Role): RoleWords {
  return {
    title: t(`about.${role}.title`),
    nothing: t(`about.${role}.nothing`),
    revoke: t(`about.${role}.revoke`),
  };
}
