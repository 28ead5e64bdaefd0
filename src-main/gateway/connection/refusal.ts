/** Every way in which `connect` is refused, and the one function that turns each into an answer and a close. */
import {
  buildPairingConnectCloseReason,
  buildPairingConnectErrorDetails,
  buildPairingConnectErrorMessage,
  ConnectErrorDetailCodes,
  resolveAuthConnectErrorDetailCode,
  resolveDeviceAuthConnectErrorDetailCode,
} from '@openclaw/gateway-protocol/connect-error-details';
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import { MIN_PROBE_PROTOCOL_VERSION, PROTOCOL_VERSION } from '@openclaw/gateway-protocol/version';
import type { ProofFailure } from '../auth/device-identity.ts';
import type { OriginVerdict } from '../origin/browser-origin.ts';
import type { Hidden } from '../origin/nearness.ts';
import type { ProxyUserFault } from '../origin/proxy-identity.ts';
import { CLOSE, cutToBytes, type Close } from '../protocol/close.ts';
import type { WaitingRequest } from '../protocol/desk.ts';
import type { ErrorBody } from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import { explain } from '../diagnosis/explain.ts';
import { behindColon } from '../words/any-language.ts';
import type { Home } from '../words/home.ts';

export type Refusal =
  | { readonly kind: 'not-connect' }
  | { readonly kind: 'invalid-params'; readonly problems: string }
  | { readonly kind: 'protocol-mismatch'; readonly min: number; readonly max: number }
  | { readonly kind: 'invalid-role' }
  | {
      readonly kind: 'origin';
      readonly verdict: Exclude<OriginVerdict, 'allowed'>;
      readonly origin: string;
      /** The Host header that came with it, and the trusted proxy that passed it on. */
      readonly host: string;
      readonly via: string | undefined;
    }
  | { readonly kind: 'device-required'; readonly page: boolean }
  | { readonly kind: 'proof'; readonly failure: ProofFailure }
  | { readonly kind: 'setup-code-invalid' }
  | { readonly kind: 'locked-out'; readonly retryAfterMs: number }
  | {
      readonly kind: 'secret-missing';
      readonly mode: 'token' | 'password';
      /** What hides where it really is, though its address looks near. */
      readonly through?: Hidden;
    }
  | { readonly kind: 'secret-mismatch'; readonly mode: 'token' | 'password'; readonly mayRetryWithDeviceToken: boolean }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'proxy-user'; readonly reason: ProxyUserFault }
  /** With the code by which the owner may let a trusted device come back, where there is one. */
  | { readonly kind: 'device-token-mismatch'; readonly repairCode?: string }
  | {
      readonly kind: 'pairing-required';
      readonly request: WaitingRequest;
      readonly approvedRoles: readonly string[];
      readonly denied: boolean;
    }
  | { readonly kind: 'too-many-waiting'; readonly retryAfterMs: number }
  | { readonly kind: 'not-saved' };

export interface Answer {
  readonly error: ErrorBody;
  readonly close: Close;
}

/** `home` is what the gateway runs in. */
export function answerTo(refusal: Refusal, home: Home): Answer {
  const error = withPrefix(errorBody(refusal, home), refusal, home);
  if (refusal.kind === 'protocol-mismatch') return { error, close: CLOSE.protocolMismatch };
  const reason =
    refusal.kind === 'pairing-required'
      ? buildPairingConnectCloseReason({ reason: refusal.request.reason, requestId: refusal.request.requestId })
      : error.message;
  return { error, close: { code: 1008, reason: cutToBytes(reason, LIMITS.closeReasonBytes) } };
}

/** Our own page names the owner's command by it; whoever else reads an answer has the whole command in its words. */
function withPrefix(error: ErrorBody, { kind }: Refusal, { commandPrefix }: Home): ErrorBody {
  const ownerTypes = kind === 'pairing-required' || kind === 'secret-missing' || kind === 'secret-mismatch';
  return ownerTypes && commandPrefix !== '' ? { ...error, details: { ...error.details, commandPrefix } } : error;
}

function errorBody(refusal: Refusal, home: Home): ErrorBody {
  const { what, fix } = explain(refusal, home);
  switch (refusal.kind) {
    case 'not-connect':
      return invalid('invalid handshake: first request must be connect');
    case 'invalid-params':
      return invalid(`invalid connect params: ${refusal.problems}`);
    case 'invalid-role':
      return invalid('invalid role');
    case 'protocol-mismatch':
      return invalid('protocol mismatch', {
        code: ConnectErrorDetailCodes.PROTOCOL_MISMATCH,
        clientMinProtocol: refusal.min,
        clientMaxProtocol: refusal.max,
        expectedProtocol: PROTOCOL_VERSION,
        minimumProbeProtocol: MIN_PROBE_PROTOCOL_VERSION,
      });
    case 'origin':
      return invalid(`origin not allowed (${fix})`, {
        code: ConnectErrorDetailCodes.CONTROL_UI_ORIGIN_NOT_ALLOWED,
        reason: refusal.verdict,
      });
    case 'device-required':
      return refusal.page
        ? invalid(`control ui requires device identity (${fix})`, {
            code: ConnectErrorDetailCodes.CONTROL_UI_DEVICE_IDENTITY_REQUIRED,
          })
        : {
            code: ErrorCodes.NOT_PAIRED,
            message: 'device identity required',
            details: { code: ConnectErrorDetailCodes.DEVICE_IDENTITY_REQUIRED },
          };
    case 'proof':
      return invalid(PROOF_MESSAGES[refusal.failure], {
        code: resolveDeviceAuthConnectErrorDetailCode(
          refusal.failure === 'device-signature-outdated' ? 'device-signature' : refusal.failure,
        ),
        reason: refusal.failure,
      });
    case 'setup-code-invalid':
      return unauthorized('bootstrap_token_invalid', `setup code invalid (${fix})`, 'review_auth_configuration');
    case 'locked-out':
      return {
        ...unauthorized('rate_limited', `too many failed attempts (${fix})`, 'wait_then_retry'),
        retryable: true,
        retryAfterMs: Math.ceil(refusal.retryAfterMs),
      };
    case 'secret-missing':
      return unauthorized(
        `${refusal.mode}_missing`,
        `unauthorized: gateway ${refusal.mode} missing (${fix})`,
        'update_auth_configuration',
      );
    case 'secret-mismatch':
      return unauthorized(
        `${refusal.mode}_mismatch`,
        `unauthorized: gateway ${refusal.mode} mismatch (${fix})`,
        refusal.mayRetryWithDeviceToken ? 'retry_with_device_token' : 'update_auth_credentials',
        refusal.mayRetryWithDeviceToken,
      );
    case 'device-token-mismatch':
      return unauthorized(
        'device_token_mismatch',
        `unauthorized: device token mismatch (${fix})`,
        'update_auth_credentials',
      );
    case 'proxy-user':
      return unauthorized(refusal.reason, `unauthorized (${fix})`, 'review_auth_configuration');
    case 'pairing-required':
      return pairingRequired(refusal, fix);
    case 'blocked':
      // Told as a pairing that nobody will approve: that is what official clients stop retrying for.
      return {
        code: ErrorCodes.NOT_PAIRED,
        message: `pairing required: ${behindColon(what)}`,
        details: {
          ...buildPairingConnectErrorDetails({
            reason: 'not-paired',
            remediationHint: fix,
            retryable: false,
            pauseReconnect: true,
          }),
          blocked: true,
        },
        retryable: false,
      };
    case 'too-many-waiting':
      return {
        code: ErrorCodes.NOT_PAIRED,
        message: `pairing required: ${behindColon(what)}`,
        details: {
          code: ConnectErrorDetailCodes.PAIRING_REQUIRED,
          recommendedNextStep: 'wait_then_retry',
          pauseReconnect: false,
        },
        retryable: true,
        retryAfterMs: refusal.retryAfterMs,
      };
    case 'not-saved':
      return { code: ErrorCodes.UNAVAILABLE, message: what, retryable: true, retryAfterMs: 5_000 };
  }
}

const PROOF_MESSAGES: Readonly<Record<ProofFailure, string>> = {
  'device-id-mismatch': 'device identity mismatch',
  'device-signature-stale': "device signature expired (set the clock of this device, or of the gateway's computer)",
  'device-nonce-missing': 'device nonce required',
  'device-nonce-mismatch': 'device nonce mismatch',
  'device-signature': 'device signature invalid',
  'device-signature-outdated': 'device signature invalid (an older form: update the client)',
};

function invalid(message: string, details?: Readonly<Record<string, unknown>>): ErrorBody {
  return { code: ErrorCodes.INVALID_REQUEST, message, ...(details && { details }) };
}

function unauthorized(authReason: string, message: string, nextStep: string, canRetry = false): ErrorBody {
  return invalid(message, {
    code: resolveAuthConnectErrorDetailCode(authReason),
    authReason,
    canRetryWithDeviceToken: canRetry,
    recommendedNextStep: nextStep,
  });
}

/**
 * Told to wait, official clients come back by themselves the moment someone approves. Only after a Deny are they told to
 * pause: they may ask again when their person starts them again.
 */
function pairingRequired(refusal: Refusal & { kind: 'pairing-required' }, hint: string): ErrorBody {
  const { request, denied, approvedRoles } = refusal;
  return {
    code: ErrorCodes.NOT_PAIRED,
    message: buildPairingConnectErrorMessage(request.reason),
    details: {
      ...buildPairingConnectErrorDetails({
        reason: request.reason,
        requestId: request.requestId,
        remediationHint: hint,
        deviceId: request.deviceId,
        requestedRole: request.role,
        requestedScopes: [...request.scopes],
        approvedRoles: [...approvedRoles],
        approvedScopes: [...request.approvedScopes],
        retryable: !denied,
        pauseReconnect: denied,
        ...(denied ? {} : { recommendedNextStep: 'wait_then_retry' }),
      }),
    },
    retryable: !denied,
  };
}
