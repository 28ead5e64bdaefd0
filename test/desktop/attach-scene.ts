/** An app's link to a gateway of another computer, which here is one of ours on a real socket; only its clock is a test's. */
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { AttachedLink, type LinkParts } from '../../src-main/desktop/attach/attached-link.ts';
import { parseTarget, type AttachSecret, type AttachTarget } from '../../src-main/desktop/attach/target.ts';
import { AttachVault, type Sealer } from '../../src-main/desktop/attach/vault.ts';
import { Secret, type Logger } from '../../src-main/gateway/index.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { tempDir, TOKEN } from '../support/gateway.ts';

export const SILENT: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const NO_KEYRING: Sealer = {
  seal: () => undefined,
  open: () => {
    throw new Error('there is no keyring');
  },
};

export function target(address: string, fingerprint?: string): AttachTarget {
  const parsed = parseTarget(address, fingerprint);
  if (!parsed.ok) throw new Error(parsed.fault.code);
  return parsed.target;
}

export function token(text = TOKEN): AttachSecret {
  return { mode: 'token', secret: new Secret(text) };
}

export async function openVault(): Promise<{ readonly vault: AttachVault; readonly file: string }> {
  const file = path.join(await tempDir(), 'attach', 'attach.json');
  const vault = await AttachVault.open(file, NO_KEYRING, SILENT);
  onTestFinished(() => vault.settled()); // before its folder is taken away
  return { vault, file };
}

/** Not started yet. */
export async function linkTo(to: AttachTarget, more: Partial<LinkParts> = {}) {
  const { vault } = await openVault();
  const clock = new FakeClock();
  const link = new AttachedLink({
    target: to,
    secret: token(),
    identity: vault.identity(),
    ownToken: vault.tokenPlace(to.url),
    version: '0.0.0-test',
    clock,
    logger: SILENT,
    ...more,
  });
  onTestFinished(() => {
    link.close();
  });
  const states: string[] = [];
  link.onState(() => states.push(link.state().kind));
  return { link, clock, vault, states, until: (kind: string) => until(link, kind) };
}

export async function until(link: AttachedLink, kind: string): Promise<void> {
  await expect.poll(() => link.state().kind).toBe(kind);
}

/** Until the attempt that has just ended has set the time of the next one. */
export async function settled(clock: FakeClock): Promise<void> {
  await expect.poll(() => clock.pending).toBe(1);
}
