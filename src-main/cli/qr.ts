/** `openclaw qr`: shows a setup code until a device came, until it runs out, or until the person ends it. */
import type {
  CancelledSetupCode,
  DeskCancelSetupCodeParams,
  DeskList,
  DeskSetupCodeParams,
  SetupCodeView,
  SetupProfile,
  SetupProgress,
} from '../gateway/index.ts';
import type { ControlClient } from './control-client.ts';
import { JsonScreen, TextScreen, type QrEnd, type QrTerminal } from './qr-screen.ts';

export interface QrOptions {
  readonly profile: SetupProfile;
  readonly address?: string;
  readonly ask?: boolean;
  readonly json?: boolean;
}

/**
 * `interrupted` resolves when the person wants it to end. Resolves with the exit code: 0 where a device was let in. The
 * code dies with the client's connection, so no way of ending this command leaves it behind.
 */
export async function qr(
  client: ControlClient,
  { profile, address, ask = false, json = false }: QrOptions,
  terminal: QrTerminal,
  interrupted: Promise<void>,
): Promise<0 | 1> {
  const screen = json ? new JsonScreen(terminal) : new TextScreen(terminal);
  const params: DeskSetupCodeParams = { profile, ask, ...(address !== undefined && { address }) };
  const made = await client.call<SetupCodeView>('desk.setupCode', params);
  if (!made.ok) {
    screen.failed(made.message);
    return 1;
  }
  const { setupId } = made.payload;
  const ended = untilEnded(client, setupId, interrupted);
  const told = new Set<string>();
  onChange(client, ({ waiting }) => {
    for (const request of waiting) {
      if (request.setupId !== setupId || told.has(request.requestId)) continue;
      told.add(request.requestId);
      screen.waiting(request);
    }
  });
  await screen.show(made.payload);
  const end = await ended;
  screen.end(end.state === 'interrupted' ? { ...end, holder: await takeBack(client, setupId) } : end);
  return end.state === 'used' ? 0 : 1;
}

function onChange(client: ControlClient, look: (list: DeskList) => void): void {
  client.onEvent((event) => {
    if (event !== 'desk.changed') return;
    void client.call<DeskList>('desk.list').then((list) => {
      if (list.ok) look(list.payload);
    });
  });
}

async function untilEnded(client: ControlClient, setupId: string, interrupted: Promise<void>): Promise<QrEnd> {
  const told = new Promise<QrEnd>((resolve) => {
    client.onEvent((event, payload) => {
      if (event !== 'desk.setup') return;
      const progress = payload as SetupProgress;
      if (progress.setupId === setupId) resolve(progress);
    });
  });
  const lost = client.closed.then((): QrEnd => ({ state: 'lost' }));
  const stopped = interrupted.then((): QrEnd => ({ state: 'interrupted', holder: undefined }));
  return await Promise.race([told, lost, stopped]);
}

/** The device that has the code by then, and so waits for an answer all the same. */
async function takeBack(client: ControlClient, setupId: string): Promise<string | undefined> {
  const params: DeskCancelSetupCodeParams = { setupId };
  const cancelled = await client.call<CancelledSetupCode>('desk.cancelSetupCode', params);
  return cancelled.ok ? cancelled.payload.deviceId : undefined;
}
