/** What only a gateway of ours lists beside requests and devices, each field of it fit to be shown. Pure. */
import { z } from 'zod';
import { fingerprintOf, type DeskList } from '../../gateway/index.ts';
import {
  count,
  deviceId,
  flag,
  itemsOf,
  locality,
  requestId,
  role,
  sessions,
  shown,
  timeMs,
  word,
  words,
} from './record-fields.ts';
import { MOST_DEVICES, MOST_WAITING, shownCode, type RemoteList } from './remote-list.ts';

const who = { deviceId, name: shown, platform: word, deviceFamily: word };

const missed = z.object({
  ...{ ...who, clientId: word, model: shown, code: word, role },
  ...{ address: word, locality, askedAtMs: timeMs, missedAtMs: timeMs },
});

const signedIn = z.object({ ...who, clientId: word, scopes: words, sessions });

const repair = z.object({
  ...{ ...who, repairId: requestId, digest: word, role, scopes: words, address: word, locality },
  phase: z.enum(['offered', 'ordered']),
  ...{ tries: count, quiet: flag, atMs: timeMs, expiresAtMs: timeMs },
});

const setupCode = z.object({ setupId: word, expiresAtMs: timeMs });

type Lists = Readonly<Partial<Record<keyof DeskList, unknown>>>;

/** A list that it has not stays absent. */
export function otherLists(lists: Lists): RemoteList['others'] {
  return {
    ...(lists.missed !== undefined && { missed: itemsOf(missed, lists.missed, MOST_WAITING) }),
    ...(lists.signedIn !== undefined && {
      signedIn: itemsOf(signedIn, lists.signedIn, MOST_DEVICES).map((one) => {
        return { ...one, fingerprint: fingerprintOf(one.deviceId) };
      }),
    }),
    ...(lists.repairs !== undefined && {
      repairs: itemsOf(repair, lists.repairs, MOST_WAITING).map((one) => ({ ...one, code: shownCode(one.repairId) })),
    }),
    ...(lists.setupCodes !== undefined && { setupCodes: itemsOf(setupCode, lists.setupCodes, MOST_WAITING) }),
  };
}
