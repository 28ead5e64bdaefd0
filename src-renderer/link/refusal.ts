/**
 * Why this page is not let in, as one closed union. Built from the structured details that the gateway sends, or by the
 * page itself where it cannot even ask. Words for people are in words/refusal-words.ts.
 */
import { isCommandPrefix } from '../../src-main/gateway/words/home.ts';
import {
  ConnectErrorDetailCodes as Code,
  readConnectErrorDetailCode,
  readPairingConnectErrorDetails,
  shouldPauseGatewayReconnect,
} from '@openclaw/gateway-client/browser';
import type { PairingReason } from '../../src-main/gateway/protocol/desk.ts';

export type Refusal =
  /** Waits for someone to click Approve. Without a request id the gateway listed nothing that could be approved. */
  | ({
      readonly cause: 'not-approved';
      readonly requestId: string | undefined;
      readonly reason: PairingReason;
    } & OwnerTypes)
  /** The gateway asks this browser not to go on asking, as after a Deny. Its request may be listed all the same, quietly. */
  | { readonly cause: 'told-to-pause'; readonly requestId: string | undefined }
  /** Its key is on the gateway's list of those that may not even ask. */
  | { readonly cause: 'blocked' }
  | ({ readonly cause: 'secret-missing' | 'secret-wrong'; readonly secret: SharedSecret } & OwnerTypes)
  /** The token that the gateway once gave to this browser is no longer good. */
  | { readonly cause: 'access-ended' }
  /** `untilMs`: until this page may try again, in the milliseconds that `readRefusal` was told. */
  | { readonly cause: 'locked-out'; readonly untilMs: number | undefined }
  | { readonly cause: 'origin-not-allowed' }
  | { readonly cause: 'versions-differ' }
  | { readonly cause: 'page-not-secure' }
  | { readonly cause: 'browser-without-keys' }
  | { readonly cause: 'storage-blocked' }
  | { readonly cause: 'other'; readonly message: string };

/** The owner is to type a command. */
interface OwnerTypes {
  /** What stands before it where the gateway runs, such as `docker exec openclaw-gateway`. */
  readonly commandPrefix?: string;
}

/** The page could not even ask, so a token would be sent nowhere. */
export function canUseSecret({ cause }: Refusal): boolean {
  return cause !== 'page-not-secure' && cause !== 'browser-without-keys' && cause !== 'storage-blocked';
}

export type SharedSecret = 'token' | 'password';

/** The part of a refused connect that the verdict is made from. */
export interface ConnectFailure {
  readonly message: string;
  readonly details?: unknown;
  /** Milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** `nowMs`: by a clock that nobody sets. */
export function readRefusal({ message, details, retryAfterMs }: ConnectFailure, nowMs: number): Refusal {
  switch (readConnectErrorDetailCode(details)) {
    case Code.PAIRING_REQUIRED: {
      if (isBlocked(details)) return { cause: 'blocked' };
      const pairing = readPairingConnectErrorDetails(details);
      if (shouldPauseGatewayReconnect({ details })) return { cause: 'told-to-pause', requestId: pairing?.requestId };
      return {
        cause: 'not-approved',
        requestId: pairing?.requestId,
        reason: pairing?.reason ?? 'not-paired',
        ...ownerTypes(details),
      };
    }
    case Code.AUTH_REQUIRED:
    case Code.AUTH_TOKEN_MISSING:
      return { cause: 'secret-missing', secret: 'token', ...ownerTypes(details) };
    case Code.AUTH_PASSWORD_MISSING:
      return { cause: 'secret-missing', secret: 'password', ...ownerTypes(details) };
    case Code.AUTH_UNAUTHORIZED:
    case Code.AUTH_TOKEN_MISMATCH:
      return { cause: 'secret-wrong', secret: 'token', ...ownerTypes(details) };
    case Code.AUTH_PASSWORD_MISMATCH:
      return { cause: 'secret-wrong', secret: 'password', ...ownerTypes(details) };
    case Code.AUTH_DEVICE_TOKEN_MISMATCH:
    case Code.AUTH_SCOPE_MISMATCH:
      return { cause: 'access-ended' };
    case Code.AUTH_RATE_LIMITED:
      return { cause: 'locked-out', untilMs: retryAfterMs === undefined ? undefined : nowMs + retryAfterMs };
    case Code.CONTROL_UI_ORIGIN_NOT_ALLOWED:
      return { cause: 'origin-not-allowed' };
    case Code.PROTOCOL_MISMATCH:
    case Code.CLIENT_VERSION_MISMATCH:
    case Code.CONTROL_UI_BUILD_MISMATCH:
      return { cause: 'versions-differ' };
    case Code.DEVICE_IDENTITY_REQUIRED:
    case Code.CONTROL_UI_DEVICE_IDENTITY_REQUIRED:
      return { cause: 'page-not-secure' };
    case null:
    default:
      return { cause: 'other', message };
  }
}

function isBlocked(details: unknown): boolean {
  return typeof details === 'object' && details !== null && 'blocked' in details && details.blocked === true;
}

function ownerTypes(details: unknown): OwnerTypes {
  const prefix =
    typeof details === 'object' && details !== null && 'commandPrefix' in details ? details.commandPrefix : '';
  return isCommandPrefix(prefix) ? { commandPrefix: prefix } : {};
}
