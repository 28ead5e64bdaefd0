/**
 * Device tokens: 32 random bytes, shown once in `hello-ok`, kept only as a hash.
 *
 * A new token does not end the one before; using it does. So two processes of one device cannot lock each other out,
 * and a token that was lost on the way costs nothing.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface DeviceToken {
  /** Hex SHA-256. */
  readonly hash: string;
  readonly createdAtMs: number;
  readonly usedAtMs?: number | undefined;
  readonly rotated?: boolean | undefined;
}

/** Unused tokens that are kept; a device that lets more be made without ever using one is broken. */
const KEPT_UNUSED_TOKENS = 8;

export function mintToken(
  tokens: readonly DeviceToken[],
  nowMs: number,
): { readonly token: string; readonly tokens: readonly DeviceToken[] } {
  const token = randomBytes(32).toString('base64url');
  const inUse = tokens.filter((known) => known.usedAtMs !== undefined); // never crowded out by those nobody uses
  const unused = [
    ...tokens.filter((known) => known.usedAtMs === undefined),
    { hash: hashToken(token), createdAtMs: nowMs },
  ];
  return { token, tokens: [...inUse, ...unused.slice(-KEPT_UNUSED_TOKENS)] };
}

/** The token's place in the list, oldest first; -1 where it is none of them. Looks at every one, always. */
export function findToken(tokens: readonly DeviceToken[], candidate: string): number {
  const hash = Buffer.from(hashToken(candidate));
  let found = -1;
  tokens.forEach((token, index) => {
    if (timingSafeEqual(Buffer.from(token.hash), hash)) found = index;
  });
  return found;
}

/** Marks first use, which ends all older tokens. Undefined where nothing changes: it was used before and is the oldest. */
export function useToken(
  tokens: readonly DeviceToken[],
  index: number,
  nowMs: number,
): readonly DeviceToken[] | undefined {
  const token = tokens[index];
  if (token === undefined || (index === 0 && token.usedAtMs !== undefined)) return undefined;
  return [{ ...token, usedAtMs: token.usedAtMs ?? nowMs }, ...tokens.slice(index + 1)];
}

/** One new token in place of all others, which end at once. */
export function rotateToken(nowMs: number): { readonly token: string; readonly tokens: readonly DeviceToken[] } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokens: [{ hash: hashToken(token), createdAtMs: nowMs, rotated: true }] };
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
