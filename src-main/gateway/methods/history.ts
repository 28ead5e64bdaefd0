/** What happened at the gate, for whoever decides there; a device that may only pair reads its own. */
import { z } from 'zod';
import { maySeeEntry } from '../history/visible.ts';
import type { Recorder } from '../history/recorder.ts';
import { HISTORY_KINDS } from '../protocol/history.ts';
import { invalidRequest, succeed } from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import { id } from './params.ts';
import { method, operator, type Method } from './table.ts';

const page = z.lazy(() =>
  z.strictObject({
    limit: z.int().min(1).max(LIMITS.historyPage).default(100),
    before: id.optional(),
    deviceId: id.optional(),
    kinds: z.array(z.enum(HISTORY_KINDS)).max(HISTORY_KINDS.length).optional(),
  }),
);

export function historyMethods({ recorder }: { readonly recorder: Recorder }): Method[] {
  return [
    method('desk.history', operator('operator.pairing'), page, async (query, caller) => {
      const deviceId = query.deviceId ?? (maySeeEntry(caller, {}) ? undefined : caller.facts.deviceId);
      if (!maySeeEntry(caller, deviceId === undefined ? {} : { deviceId })) {
        return invalidRequest('This client may not see the history of that device.');
      }
      return succeed(await recorder.read({ ...query, deviceId }));
    }),
  ];
}
