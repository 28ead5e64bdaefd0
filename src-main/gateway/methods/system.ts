/** What clients may ask about the gateway itself. */
import os from 'node:os';
import { z } from 'zod';
import { displayText } from '../pairing/display-text.ts';
import type { GatewayIdentity } from '../ports.ts';
import type { GatewayStatus } from '../protocol/desk.ts';
import { invalidRequest, succeed } from '../protocol/frames.ts';
import type { LogRing } from '../routing/log-ring.ts';
import type { Presence } from '../routing/presence.ts';
import { anything, id, nothing } from './params.ts';
import { anyone, method, operator, type Method } from './table.ts';

const read = operator('operator.read');
const tail = z.lazy(() =>
  z.strictObject({
    cursor: z.int().min(0).optional(),
    limit: z.int().min(1).max(5_000).default(500),
    maxBytes: z.int().min(1).max(1_000_000).default(250_000),
  }),
);
const systemEvent = z.lazy(() =>
  z.looseObject({
    text: z.string().min(1).max(1_000),
    deviceId: id.optional(),
    instanceId: id.optional(),
    host: id.optional(),
    mode: id.optional(),
    version: id.optional(),
    platform: id.optional(),
    deviceFamily: id.optional(),
    modelIdentifier: id.optional(),
    reason: id.optional(),
    lastInputSeconds: z.int().min(0).optional(),
  }),
);
const TOLD = [
  'host',
  'mode',
  'version',
  'platform',
  'deviceFamily',
  'modelIdentifier',
  'reason',
  'deviceId',
  'instanceId',
] as const;

export function systemMethods(parts: {
  readonly presence: Presence;
  readonly log: LogRing;
  health(): unknown;
  status(): GatewayStatus;
  uptimeMs(): number;
  identity(): GatewayIdentity | undefined;
}): Method[] {
  const { presence, log } = parts;
  return [
    method('health', anyone, anything, () => succeed(parts.health())),
    method('status', read, anything, () => {
      const { version, mode, paired, connected, waiting } = parts.status();
      return succeed({ runtimeVersion: version, mode, uptimeMs: parts.uptimeMs(), paired, connected, waiting });
    }),
    method('system-presence', read, anything, () => succeed(presence.rows())),
    method('system-event', operator('operator.admin'), systemEvent, ({ text, lastInputSeconds, ...told }, caller) => {
      const facts = TOLD.flatMap((name) =>
        told[name] === undefined ? [] : [[name, displayText(told[name])] as const],
      );
      presence.tell(told.instanceId ?? told.deviceId ?? caller.facts.connId, {
        ...Object.fromEntries(facts.filter(([, value]) => value !== '')),
        ...(lastInputSeconds !== undefined && { lastInputSeconds }),
        text: displayText(text),
      });
      return succeed({ ok: true });
    }),
    // Heartbeats are the assistant's, and none runs here: the official gateway says the same until the first.
    method('last-heartbeat', read, nothing, () => succeed(null)),
    method('gateway.identity.get', read, nothing, () => {
      const identity = parts.identity();
      return identity === undefined ? invalidRequest('the gateway does not run') : succeed(identity);
    }),
    method('logs.tail', read, tail, ({ cursor, limit, maxBytes }) => {
      const { lines, truncated, cursor: next } = log.tail(cursor, limit, maxBytes);
      const reset = cursor !== undefined && cursor > next;
      return succeed({ file: 'memory', cursor: next, size: next, lines, truncated, reset });
    }),
    method('system.info', read, nothing, () => {
      const { addresses, pid } = parts.status();
      const hostname = os.hostname();
      const [port] = addresses.map((address) => address.port);
      return succeed({
        machineName: hostname,
        hostname,
        platform: os.platform(),
        release: os.release(),
        arch: os.arch(),
        osLabel: `${os.type()} ${os.release()}`,
        ...(port !== undefined && { port }),
        nodeVersion: process.version,
        pid,
        uptimeMs: parts.uptimeMs(),
        cpuCount: os.cpus().length,
        memoryTotalBytes: os.totalmem(),
        memoryFreeBytes: os.freemem(),
      });
    }),
  ];
}
