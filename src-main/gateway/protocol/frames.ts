/** The frame trio of the protocol: request, response, event. One JSON object per WebSocket message. */
import { ErrorCodes, GatewayErrorDetailCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import type { Close } from './close.ts';

export interface RequestFrame {
  readonly id: string;
  readonly method: string;
  /** Whatever the peer sent; parsed by the method's own schema. */
  readonly params: unknown;
}

export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
}

/** What a method answers. Expected failure is a value; only a bug throws. */
export type Reply =
  /** `thenClose` ends the caller's own socket behind this answer. */
  | { readonly ok: true; readonly payload: unknown; readonly thenClose?: Close }
  /** The payload is JSON already; whoever makes this has made sure of that. */
  | { readonly ok: true; readonly payloadText: string }
  | { readonly ok: false; readonly error: ErrorBody };

export type ParsedFrame =
  | { readonly kind: 'request'; readonly request: RequestFrame }
  /** JSON, but not a request; `id` is the frame's own where it has one, so that the peer can match the answer. */
  | { readonly kind: 'invalid'; readonly id: string; readonly problem: string }
  | { readonly kind: 'not-json' };

const REQUEST_KEYS = new Set(['type', 'id', 'method', 'params', 'traceparent', 'expectedProfileId']);

export function parseFrame(text: string): ParsedFrame {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'not-json' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'invalid', id: 'invalid', problem: 'a frame is an object' };
  }
  const frame = value as Record<string, unknown>;
  const { type, id, method, params } = frame;
  const answerId = typeof id === 'string' && id !== '' ? id : 'invalid';
  if (type !== 'req') return { kind: 'invalid', id: answerId, problem: 'type must be "req"' };
  if (answerId !== id) return { kind: 'invalid', id: answerId, problem: 'id must be a non-empty string' };
  if (typeof method !== 'string' || method === '') {
    return { kind: 'invalid', id: answerId, problem: 'method must be a non-empty string' };
  }
  for (const key of Object.keys(frame)) {
    if (!REQUEST_KEYS.has(key)) {
      return { kind: 'invalid', id: answerId, problem: `unexpected property ${JSON.stringify(key.slice(0, 64))}` };
    }
  }
  return { kind: 'request', request: { id, method, params } };
}

export function responseText(id: string, reply: Reply): string {
  if ('payloadText' in reply)
    return `{"type":"res","id":${JSON.stringify(id)},"ok":true,"payload":${reply.payloadText}}`;
  return JSON.stringify(
    reply.ok
      ? { type: 'res', id, ok: true, payload: reply.payload }
      : { type: 'res', id, ok: false, error: reply.error },
  );
}

/** An event to one peer; it carries no `seq`, which counts broadcasts only. */
export function eventText(event: string, payload: unknown): string {
  return JSON.stringify({ type: 'event', event, payload });
}

export function succeed(payload: unknown): Reply {
  return { ok: true, payload };
}

export function fail(code: string, message: string, more: Omit<ErrorBody, 'code' | 'message'> = {}): Reply {
  return { ok: false, error: { code, message, ...more } };
}

export function missingScope(scope: string): Reply {
  return fail(ErrorCodes.FORBIDDEN, `missing scope: ${scope}`, {
    details: { code: GatewayErrorDetailCodes.MISSING_SCOPE, missingScope: scope, requiredScopes: [scope] },
  });
}

export function invalidRequest(message: string): Reply {
  return fail(ErrorCodes.INVALID_REQUEST, message);
}
