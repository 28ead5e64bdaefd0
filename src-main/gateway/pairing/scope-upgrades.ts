/** Scope upgrades that a connected device asked for by itself, and what became of them. */
import type { Outcome, WaitingRequest } from '../protocol/desk.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { LocalDesk } from './local-desk.ts';

export type UpgradeOutcome = 'approved' | 'rejected' | 'expired';

interface Upgrade {
  readonly deviceId: string;
  outcome: UpgradeOutcome | undefined;
  readonly waiters: Set<(outcome: UpgradeOutcome) => void>;
}

export class ScopeUpgrades {
  readonly #upgrades = new Map<string, Upgrade>();

  constructor(desk: LocalDesk) {
    desk.subscribe((event) => {
      if (event.type === 'resolved') this.#resolve(event.request.requestId, event.outcome);
    });
  }

  remember({ requestId, deviceId }: WaitingRequest): void {
    if (this.#upgrades.has(requestId)) return;
    this.#upgrades.set(requestId, { deviceId, outcome: undefined, waiters: new Set() });
    const [oldest] = this.#upgrades.keys();
    if (this.#upgrades.size > LIMITS.rememberedUpgrades && oldest !== undefined) {
      this.#resolve(oldest, 'expired');
      this.#upgrades.delete(oldest);
    }
  }

  /** Calls back once, at once where it is decided already. Undefined where this device asked nothing of that id. */
  watch(
    requestId: string,
    deviceId: string,
    decided: (outcome: UpgradeOutcome) => void,
  ): { readonly stop: () => void } | undefined {
    const upgrade = this.#upgrades.get(requestId);
    if (upgrade?.deviceId !== deviceId) return undefined;
    if (upgrade.outcome !== undefined) decided(upgrade.outcome);
    else upgrade.waiters.add(decided);
    return {
      stop: () => {
        upgrade.waiters.delete(decided);
      },
    };
  }

  #resolve(requestId: string, outcome: Outcome): void {
    const upgrade = this.#upgrades.get(requestId);
    if (upgrade === undefined || upgrade.outcome !== undefined) return;
    upgrade.outcome = outcome === 'approved' || outcome === 'expired' ? outcome : 'rejected';
    for (const waiter of upgrade.waiters) waiter(upgrade.outcome);
    upgrade.waiters.clear();
  }
}
