/** An app that may use a gateway elsewhere, with what it did about its own. */
import { expect, onTestFinished } from 'vitest';
import { systemClock, type ConfiguredRemote } from '../../src-main/adapters/index.ts';
import { Attachment, type Candidate } from '../../src-main/desktop/attach/attachment.ts';
import { listensAt } from '../../src-main/desktop/attach/find-candidate.ts';
import type { GatewayStatus } from '../../src-main/gateway/index.ts';
import { TOKEN } from '../support/gateway.ts';
import { openVault, SILENT } from './attach-scene.ts';
import { memoryPreferences } from './memory-preferences.ts';

export async function scene(
  options: {
    readonly configured?: ConfiguredRemote;
    readonly stored?: object;
    readonly stopOwn?: () => Promise<void>;
    readonly onOurPort?: () => Candidate | undefined;
    readonly own?: Pick<GatewayStatus, 'addresses'>;
  } = {},
) {
  const { vault } = await openVault();
  const preferences = memoryPreferences({ ...options.stored });
  const did: string[] = [];
  const attachment = new Attachment({
    preferences,
    openVault: () => Promise.resolve(vault),
    configured: () => Promise.resolve(options.configured),
    onOurPort: () => Promise.resolve(options.onOurPort?.()),
    isOwn: (target) => listensAt(options.own ?? { addresses: [] }, target),
    version: '0.0.0-test',
    clock: systemClock,
    logger: SILENT,
    stopOwn: async () => {
      did.push('stop own');
      await options.stopOwn?.();
    },
    startOwn: () => Promise.resolve(void did.push('start own')),
  });
  onTestFinished(() => attachment.close());
  attachment.onSwitch(() => did.push(attachment.state() === undefined ? 'own' : 'elsewhere'));
  const becomes = async (kind: string) => {
    await expect.poll(() => attachment.state()?.link.kind).toBe(kind);
  };
  return { attachment, preferences, vault, did, becomes };
}

export const order = (address: string, more: object = {}) => ({
  address,
  confirmedHost: new URL(address).hostname,
  secret: { mode: 'token' as const, text: TOKEN },
  ...more,
});
