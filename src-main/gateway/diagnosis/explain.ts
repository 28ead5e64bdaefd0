/** Turns a refused connect into what happened, why, and what to do: one source for the answer, the log and every page. */
import type { Refusal } from '../connection/refusal.ts';
import { commandAt, isContainer, type Home } from '../words/home.ts';
import { codeWords } from '../words/any-language.ts';
import { explainProxyUser } from './explain-proxy-user.ts';

const SHOW_TOKEN = 'openclaw gateway status --show-token';

/** Why someone whose address looks near is not taken for near. */
const THROUGH: Readonly<Record<NonNullable<(Refusal & { kind: 'secret-missing' })['through']>, string>> = {
  container:
    'the gateway runs in a container, where everyone who reaches the published port seems to come from its bridge',
  bridge: 'it comes from a bridge of containers or virtual machines, behind which there may be anyone',
  router: 'it comes from the address of a router, behind which there may be anyone',
};

export interface Explanation {
  /** What happened, in a few words. */
  readonly what: string;
  readonly why: string;
  /** The one next step, with everything filled in. */
  readonly fix: string;
}

/** `home` is what the gateway runs in: commands are named as they are typed there. */
export function explain(refusal: Refusal, home: Home): Explanation {
  switch (refusal.kind) {
    case 'not-connect':
    case 'invalid-params':
    case 'invalid-role':
      return {
        what: 'The client does not follow the protocol',
        why: refusal.kind === 'invalid-params' ? refusal.problems : 'its first request is not a valid connect',
        fix: 'update the client',
      };
    case 'protocol-mismatch':
      return {
        what: 'The client speaks another version of the protocol',
        why: `it offers ${String(refusal.min)} to ${String(refusal.max)}, this gateway speaks 4`,
        fix: refusal.max < 4 ? 'update the client' : 'update the gateway',
      };
    case 'origin':
      return explainOrigin(refusal);
    case 'device-required':
      return {
        what: 'The client has no device identity',
        why: refusal.page
          ? 'browsers keep device keys only on https and on this computer (localhost)'
          : 'only a device with a key of its own can be approved',
        fix: refusal.page ? 'open the page by https or as localhost' : 'let the client make a device identity',
      };
    case 'proof':
      return {
        what: "The device's signature was not accepted",
        why: refusal.failure,
        fix:
          refusal.failure === 'device-signature-stale'
            ? 'set the clock of the device, or of this computer: they may differ by two minutes'
            : 'update the client, or let it make a new identity',
      };
    case 'setup-code-invalid':
      return {
        what: 'The setup code is not valid',
        why: 'it is wrong, used, too old, or no longer shown',
        fix: `show a new one with “Pair a phone…”, or with: ${commandAt(home, 'openclaw qr')}`,
      };
    case 'locked-out':
      return {
        what: 'Too many wrong attempts from this address',
        why: 'ten wrong tokens or passwords in a minute lock an address out for five',
        fix: `try again in ${String(Math.ceil(refusal.retryAfterMs / 60_000))} min with the right one`,
      };
    case 'secret-missing':
      return {
        what: `The client sent no gateway ${refusal.mode}`,
        why:
          refusal.through === undefined ? 'from this address a device may only ask with it' : THROUGH[refusal.through],
        fix: `enter the ${refusal.mode}; see it with: ${commandAt(home, SHOW_TOKEN)}`,
      };
    case 'secret-mismatch':
      return {
        what: `The client sent a wrong gateway ${refusal.mode}`,
        why: 'it may be an old one',
        fix: `enter the present ${refusal.mode}; see it with: ${commandAt(home, SHOW_TOKEN)}`,
      };
    case 'proxy-user':
      return explainProxyUser(refusal.reason);
    case 'device-token-mismatch':
      return {
        what: "The device's own token is not valid any more",
        why: 'it was replaced, or the device was removed',
        fix:
          refusal.repairCode === undefined
            ? `connect once with the gateway token; see it with: ${commandAt(home, SHOW_TOKEN)}`
            : `on the computer that runs the gateway, type: ${commandAt(home, `openclaw devices repair ${codeWords(refusal.repairCode)}`)}`,
      };
    case 'pairing-required':
      return refusal.denied
        ? {
            what: 'This device was not let in',
            why: 'the request was denied',
            fix: 'ask the person who runs the gateway, then start the client again',
          }
        : {
            what: 'This device is not approved yet',
            why: 'each device is approved once by a person',
            fix: `on the computer that runs the gateway, ${isContainer(home) ? '' : 'click Approve, or '}type: ${commandAt(home, `openclaw devices approve ${codeWords(refusal.request.code)}`)}`,
          };
    case 'blocked':
      return {
        what: "This device is not accepted by the gateway's owner",
        why: 'its key or its address was blocked',
        fix: 'ask the person who runs the gateway to lift the block',
      };
    case 'too-many-waiting':
      return {
        what: 'Too many devices are waiting for approval',
        why: 'requests are limited, so that nobody can bury the one that is expected',
        fix: 'decide those that wait, or try again in five minutes',
      };
    case 'not-saved':
      return {
        what: 'The gateway could not save this device',
        why: 'its state folder cannot be written',
        fix: 'see the log of the gateway',
      };
  }
}

function explainOrigin({ verdict, origin, host, via }: Refusal & { kind: 'origin' }): Explanation {
  const what = 'This page may not open a connection';
  if (via !== undefined && verdict === 'origin not allowed' && !origin.endsWith(`//${host}`)) {
    return {
      what,
      why: `the page is of ${origin}, but the proxy at ${via} passed on the host ${host}`,
      fix: `let the proxy pass on the Host header, or set gateway.publicOrigin to "${origin}"`,
    };
  }
  return {
    what,
    why: `${verdict}: ${origin}`,
    fix: "open the gateway's own address, or add this origin to gateway.controlUi.allowedOrigins",
  };
}
