/** What every client may ask about the gateway itself. */
import { z } from 'zod';
import type { Presence } from '../routing/presence.ts';
import { succeed } from '../protocol/frames.ts';
import { anyone, method, operator, type Method } from './table.ts';

/** Official clients send options here that are newer than the published schema. */
const anything = z.looseObject({});

export function systemMethods(parts: { readonly presence: Presence; health(): unknown; uptimeMs(): number }): Method[] {
  return [
    method('health', anyone, anything, () => succeed(parts.health())),
    method('status', operator('operator.read'), anything, () => succeed({ uptimeMs: parts.uptimeMs() })),
    method('system-presence', operator('operator.read'), anything, () => succeed(parts.presence.rows())),
  ];
}
