/** The list of a gateway of ours elsewhere (`desk.list`): all that the review card shows, none of it believed unseen. Pure. */
import { z } from 'zod';
import {
  displayLine,
  fingerprintOf,
  isCommandPrefix,
  isOrdinary,
  needsReview,
  type CommandRequest,
  type DeskList,
  type PairedDeviceView,
  type WaitingRequest,
} from '../../gateway/index.ts';
import { otherLists } from './other-lists.ts';
import { plainPayload } from './plain-payload.ts';
import {
  deviceId,
  flag,
  flags,
  itemsOf,
  locality,
  requestId,
  role,
  sessions,
  shown,
  timeMs,
  tokens,
  word,
  words,
} from './record-fields.ts';
import { MOST_DEVICES, MOST_WAITING, shownCode, statusOf, type RemoteList } from './remote-list.ts';
import type { AttachTarget } from './target.ts';

const MOST_NOTICES = 20;
const LONGEST_NOTICE = 400;

const described = { name: shown, platform: word, deviceFamily: word, clientId: word };
const optional = z
  .string()
  .transform((text) => displayLine(text, LONGEST_NOTICE))
  .optional()
  .catch(undefined);

const request = z.object({
  ...{ requestId, digest: word, deviceId, ...described, lookAlike: optional, model: shown },
  ...{ clientMode: word, clientVersion: word, role, scopes: words, approvedScopes: words, commands: words },
  known: z.enum(['new', 'known', 'removed-before']),
  caps: words,
  permissions: flags,
  reason: z.enum(['not-paired', 'role-upgrade', 'scope-upgrade', 'metadata-upgrade']),
  proof: z.enum(['secret', 'setup-code', 'none']),
  setupId: optional,
  address: word,
  locality,
  via: optional,
  ...{ ordinary: flag, test: flag, quiet: flag, askedAtMs: timeMs, expiresAtMs: timeMs },
});

const commands = z.object({
  ...{ requestId, digest: word, deviceId, name: shown, platform: word, deviceFamily: word },
  ...{ commands: words, caps: words, permissions: flags, approvedCommands: words },
  ...{ reserved: flag, quiet: flag, askedAtMs: timeMs },
});

const surface = z
  .enum(['notification', 'tray', 'window', 'command-line', 'client', 'setup-code', 'hook', 'gateway'])
  .catch('client');

const device = z.object({
  ...{ deviceId, ...described, model: shown, roles: z.array(role), scopes: words, connected: flag },
  ...{ connectedRoles: z.array(role).catch([]), approvedAtMs: timeMs, approvedBy: surface, test: flag },
  label: optional,
  commands: words.optional(),
  asksForCommands: flag.optional(),
  lastSeenAtMs: timeMs.optional(),
  withheld: words.optional(),
  expiresAtMs: z.partialRecord(role, timeMs).optional().catch(undefined),
  signedOut: z.literal(true).optional().catch(undefined),
  ...{ sessions, tokens },
});

export function ourList(
  answer: unknown,
  { target, version, nowMs }: { readonly target: AttachTarget; readonly version: string; readonly nowMs: number },
): RemoteList {
  const list = plainPayload(answer) as Partial<Record<keyof DeskList, unknown>>;
  const waiting = itemsOf(request, list.waiting, MOST_WAITING).map(requestOf);
  const devices = itemsOf(device, list.devices, MOST_DEVICES).map(deviceOf);
  const lists = { waiting, devices };
  const status = statusOf(target, version, lists);
  const { startedAtMs, notices, home } = statusFacts.parse(list.status);
  return {
    ...lists,
    commandRequests: itemsOf(commands, list.commandRequests, MOST_WAITING).map(commandsOf),
    status: { ...status, ...(startedAtMs > 0 && { startedAtMs }), notices, home: home ?? status.home },
    nowMs: timeMs.parse(list.nowMs) || nowMs,
    others: otherLists(list),
  };
}

const statusFacts = z
  .object({
    startedAtMs: timeMs,
    notices: words.transform((texts) => texts.slice(0, MOST_NOTICES)),
    home: z
      .object({
        kind: z.enum(['host', 'docker', 'podman', 'kubernetes', 'container', 'wsl']),
        commandPrefix: z.string().refine((prefix) => prefix === '' || isCommandPrefix(prefix)),
      })
      .optional()
      .catch(undefined),
  })
  .catch({ startedAtMs: 0, notices: [], home: undefined });

function requestOf({ ordinary, lookAlike, setupId, via, ...same }: z.output<typeof request>): WaitingRequest {
  const made = {
    ...same,
    ...(lookAlike !== undefined && { lookAlike }),
    ...(setupId !== undefined && { setupId }),
    ...(via !== undefined && { via }),
    code: shownCode(same.requestId),
    fingerprint: fingerprintOf(same.deviceId),
  };
  // Its word, that one click may decide, counts only for what would be ordinary here too.
  return { ...made, ordinary: ordinary && isOrdinary(made, true) };
}

function commandsOf(record: z.output<typeof commands>): CommandRequest {
  const reserved = record.reserved || record.commands.some(needsReview);
  return { ...record, reserved, code: shownCode(record.requestId) };
}

function deviceOf(record: z.output<typeof device>): PairedDeviceView {
  const fingerprint = fingerprintOf(record.deviceId);
  const known = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
  return { ...(known as typeof record), fingerprint } as unknown as PairedDeviceView;
}
