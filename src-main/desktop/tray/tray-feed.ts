/** Keeps the tray drawn from what is true: gathers what happens, since a flood of knocks must not be one of menus. */
import type { PairingDesk } from '../../gateway/index.ts';
import type { DesktopFacts } from '../desktop-facts.ts';
import type { NoticePolicy } from '../notifications/notice-policy.ts';
import type { Updates } from '../updates/updates.ts';
import type { TrayView } from './tray.ts';
import { trayModel } from './tray-model.ts';

/** Less than a person notices; every drawing replaces the whole menu. */
const GATHER_MS = 100;

export interface TrayFeedParts {
  readonly desk: PairingDesk;
  readonly facts: DesktopFacts;
  readonly policy: NoticePolicy;
  readonly updates: Updates;
  readonly tray: TrayView;
}

/** Draws at once, and from then on whenever something changes. The returned function stops it. */
export function feedTray({ desk, facts, policy, updates, tray }: TrayFeedParts): () => void {
  let gathering: NodeJS.Timeout | undefined;

  function draw(): void {
    gathering = undefined;
    const { notifications, quiet, startAtLogin, startupFault, attached, attachOffer: offer } = facts.state();
    tray.draw(
      trayModel({
        status: desk.status(),
        waiting: desk.waiting(),
        commandRequests: desk.commandRequests(),
        connected: desk.connectedDevices(),
        doNotDisturb: policy.settings().doNotDisturb.choice,
        notifications,
        quiet,
        startAtLogin,
        update: updates.state(),
        ...(startupFault && { startupFault }),
        ...(attached && { attached }),
        ...(offer && { offer }),
        pairs: desk.capabilities.terms,
      }),
    );
  }

  function drawSoon(): void {
    gathering ??= setTimeout(draw, GATHER_MS);
  }

  draw();
  const stops = [desk.subscribe(drawSoon), facts.subscribe(drawSoon), updates.subscribe(drawSoon)];
  return () => {
    clearTimeout(gathering);
    for (const stop of stops) stop();
  };
}
