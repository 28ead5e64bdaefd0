/** Settings that make a gateway less safe than it is by itself: here, or where the official gateway reads the same file. */
import type { FlagFact } from '../../gateway/index.ts';
import type { PlaceOf } from './config-includes.ts';
import type { OwnSettings } from './schema/own-schema.ts';
import { member } from '../../gateway/index.ts';

interface Flag {
  readonly key: string;
  readonly isSet: (value: unknown) => boolean;
  readonly allows: string;
  readonly hasEffect: boolean;
}

const isTrue = (value: unknown): boolean => value === true;
const isSome = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

const FLAGS: readonly Flag[] = [
  {
    key: 'gateway.auth.mode',
    isSet: (value) => value === 'none',
    allows: 'Any program on this computer may ask to be let in without a secret.',
    hasEffect: true,
  },
  {
    key: 'gateway.auth.trustedProxy.allowLoopback',
    isSet: isTrue,
    allows: 'Any program on this computer may name itself in the proxy’s header.',
    hasEffect: true,
  },
  {
    key: 'gateway.allowRealIpFallback',
    isSet: isTrue,
    allows: 'A trusted proxy that passes on X-Real-IP as it came lets visitors choose their address.',
    hasEffect: true,
  },
  {
    key: 'gateway.controlUi.allowedOrigins',
    isSet: (value) => Array.isArray(value) && value.includes('*'),
    allows: 'Pages of any site may connect.',
    hasEffect: false,
  },
  {
    key: 'gateway.controlUi.dangerouslyDisableDeviceAuth',
    isSet: isTrue,
    allows: 'Pages may come in without a key of their own.',
    hasEffect: false,
  },
  {
    key: 'gateway.controlUi.dangerouslyAllowHostHeaderOriginFallback',
    isSet: isTrue,
    allows: 'A page may come in whose address the Host header repeats.',
    hasEffect: false,
  },
  {
    key: 'gateway.auth.trustedProxy.deviceAutoApprove.enabled',
    isSet: isTrue,
    allows: 'Devices behind the proxy are approved without a person.',
    hasEffect: false,
  },
  {
    key: 'gateway.nodes.pairing.autoApproveCidrs',
    isSet: isSome,
    allows: 'Nodes from some addresses are approved without a person.',
    hasEffect: false,
  },
];

export function insecureFlags(from: {
  readonly value: unknown;
  /** The config itself: what stands in another file is not for a command to change. */
  readonly file: string;
  readonly placeOf: PlaceOf;
  readonly own: OwnSettings | undefined;
  readonly ownFile: string;
}): readonly FlagFact[] {
  const flags = FLAGS.flatMap(({ key, isSet, allows, hasEffect }): readonly FlagFact[] => {
    const path = key.split('.');
    if (!isSet(path.reduce(member, from.value))) return [];
    const where = from.placeOf(path);
    const turnOff = where.startsWith(`${from.file}:`)
      ? { turnOff: turnOffCommand(key, path.reduce(member, from.value)) }
      : {};
    return [{ key, where, allows, hasEffect, ...turnOff }];
  });
  if (from.own?.approvalHook?.mayApprove !== true) return flags;
  const allows = 'A program or web address may let in ordinary devices without a person.';
  const key = 'approvalHook.mayApprove';
  return [...flags, { key, where: from.ownFile, allows, hasEffect: true, turnOff: turnOffCommand(key, true) }];
}

/** Leaves the rest of a list as it is. */
function turnOffCommand(key: string, value: unknown): string {
  const others = key.endsWith('allowedOrigins') && Array.isArray(value) ? value.filter((one) => one !== '*') : [];
  if (others.length === 0) return `openclaw config unset ${key}`;
  return `openclaw config set ${key} '${JSON.stringify(others).replaceAll("'", `'\\''`)}'`;
}

/** Whether such a setting stood there and no longer does: that may always be written, whoever acts on it. */
export function isTurnedOff(path: readonly string[], before: unknown, after: unknown): boolean {
  const flag = FLAGS.find(({ key }) => key === path.join('.'));
  return flag?.isSet(path.reduce(member, before)) === true && !flag.isSet(path.reduce(member, after));
}
