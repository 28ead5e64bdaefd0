/** A connected device asks for more than it holds, and waits for the decision without leaving (official). */
import { ErrorCodes } from '@openclaw/gateway-protocol/gateway-error-details';
import { z } from 'zod';
import { mintToken } from '../auth/device-tokens.ts';
import { coversScopes, knownScopes } from '../auth/scopes.ts';
import type { LocalDesk } from '../pairing/local-desk.ts';
import { changeGrant, standingGrant } from '../pairing/paired-device.ts';
import type { Registry } from '../pairing/registry.ts';
import { ScopeUpgrades, type UpgradeOutcome } from '../pairing/scope-upgrades.ts';
import type { Clock } from '../ports.ts';
import { fail, invalidRequest, succeed, type Reply } from '../protocol/frames.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Session } from '../routing/session.ts';
import { id, ofRequest } from './params.ts';
import { method, operator, type Method } from './table.ts';

const wanted = z.strictObject({ scopes: z.array(id).min(1).max(8) });

export function deviceScopesMethods(parts: {
  readonly desk: LocalDesk;
  readonly registry: Registry;
  readonly clock: Clock;
}): Method[] {
  const { desk, registry, clock } = parts;
  const upgrades = new ScopeUpgrades(desk);
  const waits = new WeakMap<Session, number>();

  const deliver = async (requestId: string, deviceId: string): Promise<Reply> => {
    let token = '';
    try {
      const changed = await registry.change(deviceId, (current) =>
        current === undefined || standingGrant(current, 'operator', clock.now()) === undefined
          ? undefined
          : changeGrant(current, 'operator', (grant) => {
              const minted = mintToken(grant.tokens, clock.now());
              token = minted.token;
              return { ...grant, tokens: minted.tokens };
            }),
      );
      const scopes = changed?.after.roles.operator?.scopes;
      if (token === '' || scopes === undefined) return succeed({ status: 'rejected', requestId });
      return succeed({ status: 'approved', requestId, deviceToken: token, scopes });
    } catch {
      return fail(ErrorCodes.UNAVAILABLE, 'the new token could not be saved', { retryable: true }); // the store has logged why
    }
  };

  return [
    method('device.scopes.requestUpgrade', operator(), wanted, ({ scopes: asked }, caller) => {
      const device = registry.get(caller.facts.deviceId ?? '');
      const grant = device && standingGrant(device, 'operator', clock.now());
      if (device === undefined || grant === undefined) return invalidRequest('only a paired device may ask for more');
      const scopes = knownScopes(asked);
      if (!coversScopes(scopes, caller.facts.scopes) || coversScopes(grant.scopes, scopes)) {
        return invalidRequest('scopes must be more than this device holds');
      }
      const { client, address, locality } = caller.facts;
      const result = desk.knock({
        deviceId: device.deviceId,
        publicKey: device.publicKey,
        name: client.name,
        platform: client.platform,
        deviceFamily: client.deviceFamily,
        model: client.model ?? '',
        clientId: client.id,
        clientMode: client.mode,
        clientVersion: client.version,
        role: 'operator',
        scopes,
        approvedScopes: grant.scopes,
        commands: [],
        reason: 'scope-upgrade',
        proof: 'secret',
        address,
        locality,
      });
      if (result.kind === 'full') {
        const { retryAfterMs } = result;
        return fail(ErrorCodes.UNAVAILABLE, 'too many devices wait for approval', { retryable: true, retryAfterMs });
      }
      upgrades.remember(result.request);
      return succeed({ requestId: result.request.requestId });
    }),

    method('device.scopes.waitUpgrade', operator(), ofRequest, async ({ requestId }, caller): Promise<Reply> => {
      const { deviceId } = caller.facts;
      const before = waits.get(caller) ?? 0;
      if (before >= LIMITS.waitsPerSession) return fail(ErrorCodes.UNAVAILABLE, 'too many waits at once');
      waits.set(caller, before + 1);
      const outcome = await new Promise<UpgradeOutcome | 'unknown'>((decided) => {
        const watching = upgrades.watch(requestId, deviceId ?? '', decided);
        if (watching === undefined) decided('unknown');
        // Nobody is left to answer, so nothing may be minted.
        caller.whenClosed(() => {
          watching?.stop();
          decided('unknown');
        });
      });
      waits.set(caller, (waits.get(caller) ?? 1) - 1);
      if (outcome === 'unknown' || deviceId === undefined) return invalidRequest('unknown requestId');
      return outcome === 'approved' ? await deliver(requestId, deviceId) : succeed({ status: outcome, requestId });
    }),
  ];
}
