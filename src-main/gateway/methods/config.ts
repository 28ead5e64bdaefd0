/** Reads and changes the config. Secrets are never shown, and stay where a client sends back that it was not shown them. */
import { isDeepStrictEqual } from 'node:util';
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import { z } from 'zod';
import type { ConfigChanges, ConfigSnapshot } from '../config/config-changes.ts';
import { mergePatch } from '../config/merge-patch.ts';
import { REDACTED, redactedConfig } from '../config/redacted-config.ts';
import { restoredConfig } from '../config/restored-config.ts';
import { membersOf } from '../members.ts';
import type { Clock, ConfigWritten, SettingsSource } from '../ports.ts';
import { fail, invalidRequest, succeed, type Reply } from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import { RateCap } from '../routing/rate-cap.ts';
import type { Session } from '../routing/session.ts';
import { id, nothing } from './params.ts';
import { method, operator, type Method } from './table.ts';

const admin = operator('operator.admin');
const raw = z.string().min(1).max(LIMITS.configLength);
const set = z.strictObject({ raw, baseHash: id.optional() });
const apply = set.extend({
  note: z.string().max(1_000).optional(),
  restartDelayMs: z.int().min(0).optional(),
  // For the assistant, which would be told of the restart; none runs here.
  sessionKey: id.optional(),
  deliveryContext: z
    .strictObject({
      channel: id.optional(),
      to: id.optional(),
      accountId: id.optional(),
      threadId: z.union([id, z.number()]).optional(),
    })
    .optional(),
});
const patch = apply.extend({ replacePaths: z.array(id).max(256).default([]) });

type Verb = 'config.set' | 'config.patch' | 'config.apply';
type Asked = z.infer<typeof set> & Partial<Pick<z.infer<typeof patch>, 'note' | 'restartDelayMs'>>;
/** What the config is to say; a sentence where that can't be told. */
type Target = { readonly ok: true; readonly value: object } | { readonly ok: false; readonly problem: string };

export function configMethods(parts: {
  readonly changes: ConfigChanges;
  readonly clock: Clock;
  readonly settings: SettingsSource;
}): Method[] {
  const { changes, clock } = parts;
  const cap = new RateCap(clock, LIMITS.configWritesPerMinute);

  const change = async (
    verb: Verb,
    asked: Asked,
    caller: Session,
    target: (sent: object, current: object) => Target,
  ): Promise<Reply> => {
    const key = `${verb} ${caller.facts.deviceId ?? ''} ${caller.facts.address}`;
    if (!cap.take(key)) return tooMany(verb, cap.leftOf(key));
    const base = await changes.snapshot();
    const { path } = base;
    const current = membersOf(base.value);
    if (current === undefined) {
      return invalidRequest(
        `invalid config: ${path} is not valid JSON5, and is left as it is; mend it, then try again`,
      );
    }
    const sent = changes.parse(asked.raw);
    if (!sent.ok) return invalidRequest(`invalid config: <raw>: ${sent.problem}`);
    const next = target(sent.value, current);
    if (!next.ok) return invalidRequest(next.problem);
    if (verb === 'config.patch' && isDeepStrictEqual(next.value, current)) {
      return succeed({ ok: true, noop: true, changedPaths: [], path, config: redactedConfig(current) });
    }
    const outdated = outdatedBase(base, asked.baseHash);
    if (outdated !== undefined) return invalidRequest(outdated);
    const { restartDelayMs, note } = asked;
    const changed = await changes.change(base, next.value, { caller, restartDelayMs });
    if (!changed.ok) return refusal(changed);
    const { snapshot, changedPaths, requiresRestart, endsCaller } = changed;
    const stats = { mode: verb, root: path, requiresRestart };
    const told = { kind: verb.replace('.', '-'), status: 'ok', ts: clock.now(), message: note ?? null, stats };
    const payload = {
      ok: true,
      path,
      hash: snapshot.hash,
      config: redactedConfig(next.value),
      ...(verb === 'config.patch' && { changedPaths }),
      // What official clients look at to learn whether a restart comes; nothing is kept for after it.
      ...(verb !== 'config.set' && { sentinel: { persisted: false, payload: told } }),
    };
    return { ok: true, payload, ...(endsCaller && { thenClose: endsCaller }) };
  };

  return [
    method('config.get', operator('operator.read'), nothing, async () => {
      const { path, text, value, whole = value, hash } = await changes.snapshot();
      const settings = await parts.settings();
      const shown = redactedConfig(value ?? {});
      return succeed({
        path,
        exists: text !== undefined,
        // Not the text itself: a comment may hold what was once a secret.
        raw: value === undefined ? null : JSON.stringify(shown, null, 2),
        parsed: value === undefined ? null : shown,
        config: redactedConfig(whole ?? {}),
        valid: settings.ok,
        issues: settings.ok ? [] : [{ path: '', message: settings.fault.why }],
        hash,
      });
    }),
    method('config.set', admin, set, (asked, caller) => change('config.set', asked, caller, restored)),
    method('config.apply', admin, apply, (asked, caller) => change('config.apply', asked, caller, restored)),
    method('config.patch', admin, patch, (asked, caller) =>
      change('config.patch', asked, caller, (sent, current) => {
        const change = restored(sent, current);
        return change.ok ? merged(current, change.value, asked.replacePaths) : change;
      }),
    ),
  ];
}

function restored(sent: object, current: object): Target {
  const { value, unclear } = restoredConfig(sent, current);
  if (unclear.length === 0) return { ok: true, value: value as object };
  return {
    ok: false,
    problem: `Sentinel value "${REDACTED}" in key ${unclear.slice(0, 3).join(', ')} is not valid as real data: it does not say which hidden value it stands for`,
  };
}

function merged(current: object, change: object, replacePaths: readonly string[]): Target {
  const { value, losing } = mergePatch(current, change, replacePaths);
  if (losing.length === 0) return { ok: true, value: value as object };
  return {
    ok: false,
    problem: `config.patch would remove entries from array path(s): ${losing.slice(0, 5).join(', ')}. Pass replacePaths with the exact path(s) when this is intentional, or use config.apply for full-config replacement.`,
  };
}

/** Undefined where the client knows the config as it is. */
function outdatedBase({ text, hash }: ConfigSnapshot, baseHash: string | undefined): string | undefined {
  if (text === undefined || baseHash === hash) return undefined;
  return baseHash === undefined
    ? 'config base hash required; re-run config.get and retry'
    : 'config changed since last load; re-run config.get and retry';
}

function refusal(written: ConfigWritten & { readonly ok: false }): Reply {
  switch (written.reason) {
    case 'changed-meanwhile':
      return invalidRequest('config changed since last load; re-run config.get and retry');
    case 'refused': {
      const { why, issues } = written;
      return fail(ErrorCodes.INVALID_REQUEST, `invalid config: ${why}`, {
        ...(issues.length > 0 && { details: { issues } }),
      });
    }
    case 'not-written':
      return fail(ErrorCodes.UNAVAILABLE, `the config was not written: ${written.why}`);
  }
}

function tooMany(verb: Verb, retryAfterMs: number): Reply {
  const seconds = String(Math.ceil(retryAfterMs / 1_000));
  return fail(ErrorCodes.UNAVAILABLE, `rate limit exceeded for ${verb}; retry after ${seconds}s`, {
    retryable: true,
    retryAfterMs: Math.ceil(retryAfterMs),
    details: { method: verb, limit: `${String(LIMITS.configWritesPerMinute)} per 60s` },
  });
}
