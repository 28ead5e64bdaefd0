/** Close codes and the reasons that go with them (official). Clients match on several of these texts. */
export interface Close {
  readonly code: number;
  readonly reason: string;
}

export const CLOSE = {
  /** Also for silence and for a first frame that is no JSON: official clients expect no reason there. */
  quiet: { code: 1000, reason: '' },
  protocolMismatch: { code: 1002, reason: 'protocol mismatch' },
  invalidRequestFrame: { code: 1008, reason: 'invalid request frame' },
  invalidHandshake: { code: 1008, reason: 'invalid-handshake' },
  slowConsumer: { code: 1008, reason: 'slow consumer' },
  repeatedUnauthorizedCalls: { code: 1008, reason: 'repeated unauthorized calls' },
  tooManyHandshakeFrames: { code: 1008, reason: 'too many pending handshake frames' },
  internalError: { code: 1011, reason: 'internal error' },
  serviceRestart: { code: 1012, reason: 'service restart' },
  authChanged: { code: 4001, reason: 'gateway auth changed' },
  policyChanged: { code: 4001, reason: 'gateway policy changed' },
  deviceRemoved: { code: 4001, reason: 'device removed' },
  /** What it may do was changed: it comes back with what it may do now. */
  accessChanged: { code: 4001, reason: 'operator role changed' },
} as const satisfies Record<string, Close>;

const encoder = new TextEncoder();

/** Cuts at a character, not in the middle of its bytes: a broken sequence would make the whole close frame invalid. */
export function cutToBytes(text: string, maxBytes: number): string {
  if (encoder.encode(text).length <= maxBytes) return text;
  let cut = '';
  let bytes = 0;
  for (const character of text) {
    bytes += encoder.encode(character).length;
    if (bytes > maxBytes) break;
    cut += character;
  }
  return cut;
}
