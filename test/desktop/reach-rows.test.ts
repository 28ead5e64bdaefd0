/** Opening the gateway to the network from the tray: what is offered, what it means, and what is written. */
import fs from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { patchConfig } from '../../src-main/desktop/owner-config.ts';
import { reachPatch, reachRows, type Reach } from '../../src-main/desktop/tray/reach-rows.ts';
import type { TrayRow } from '../../src-main/desktop/tray/tray-model.ts';
import { startGateway } from '../support/gateway.ts';
import { exampleStatus } from './examples.ts';

const HERE = { host: '127.0.0.1', port: 18789 };
const LAN = { host: '192.168.1.5', port: 18789 };

function menuOf(changes: Parameters<typeof exampleStatus>[0]) {
  const [menu] = reachRows(exampleStatus(changes));
  if (menu?.kind !== 'menu') throw new Error('no menu');
  const told = menu.rows.flatMap((row) => (row.kind === 'fact' ? [row.label] : []));
  const offers = menu.rows.flatMap((row: TrayRow) =>
    row.kind === 'action' && row.action.kind === 'reach' ? [[row.label, row.action.reach] as const] : [],
  );
  return { label: menu.label, told: told.join(' '), offers: Object.fromEntries(offers) as Record<string, Reach> };
}

describe('who can connect, in the tray', () => {
  it('says before the click what opening means', () => {
    const { label, told, offers } = menuOf({ addresses: [HERE] });
    expect(label).toBe('Only this computer can connect');
    expect(told).toMatch(/can knock\. Each one is approved by you, once\. Not encrypted.*restarts/);
    expect(offers).toEqual({
      'Open to your network': { to: 'network', encrypted: false },
      'Open to your network, encrypted': { to: 'network', encrypted: true },
    });
  });

  it('takes it back, and switches encryption, without touching the other', () => {
    expect(menuOf({ addresses: [LAN, HERE] })).toMatchObject({
      label: 'Your network can connect',
      told: expect.stringContaining('could read along') as string,
      offers: {
        'Encrypt, with a certificate of its own': { to: 'network', encrypted: true },
        'Only this computer again': { to: 'computer', encrypted: false },
      },
    });
    const secure = [LAN, HERE].map((one) => ({ ...one, secure: true }));
    expect(menuOf({ addresses: secure }).offers).toEqual({
      'Stop encrypting': { to: 'network', encrypted: false },
      'Only this computer again': { to: 'computer', encrypted: true },
    });
  });

  it('offers the tailnet where this computer is in one, and says what holds there', () => {
    const tailnet = '100.101.102.103';
    expect(menuOf({ addresses: [HERE] }).offers).not.toHaveProperty('Open to your tailnet');
    expect(menuOf({ addresses: [HERE], tailnet }).offers).toMatchObject({
      'Open to your tailnet': { to: 'tailnet', encrypted: false },
    });
    expect(menuOf({ addresses: [{ host: tailnet, port: 18789 }, HERE], tailnet })).toMatchObject({
      label: 'Your tailnet can connect',
      told: expect.stringContaining('apps do not connect') as string,
      offers: {
        'Encrypt, with a certificate of its own': { to: 'tailnet', encrypted: true },
        'Only this computer again': { to: 'computer', encrypted: false },
      },
    });
  });

  it('offers nothing while it is not known', () => {
    for (const state of ['stopped', 'starting', 'stopping', 'failed'] as const) {
      expect(reachRows(exampleStatus({ state, addresses: [] }))).toEqual([]);
    }
  });
});

describe('what a click writes', () => {
  it('is two keys; comments, secrets and all else stay, and the token still guards', async () => {
    const config =
      '{\n  // mine\n  agents: { list: [] },\n  gateway: { auth: { token: "kept-by-the-person-1234" } },\n}\n';
    const { gateway, places } = await startGateway({ config });
    expect(await patchConfig(gateway, reachPatch({ to: 'network', encrypted: true }))).toMatchObject({ ok: true });
    const text = await fs.readFile(places.configFile, 'utf8');
    expect(text).toContain('// mine');
    expect(text).toContain('token: "kept-by-the-person-1234"');
    await gateway.restart('test');
    const { addresses, token, tlsFingerprint } = gateway.status();
    expect(addresses.every(({ secure }) => secure === true)).toBe(true);
    expect([token?.kind, typeof tlsFingerprint]).toEqual(['config', 'string']);
    expect(await patchConfig(gateway, reachPatch({ to: 'computer', encrypted: false }))).toMatchObject({ ok: true });
    await gateway.restart('test');
    expect(gateway.status().addresses).toMatchObject(
      [{ host: '127.0.0.1' }, {}].slice(0, gateway.status().addresses.length),
    );
  });

  it('is refused where nothing would guard the gateway', async () => {
    const config = '{ gateway: { auth: { mode: "none" } } }';
    const { gateway, places } = await startGateway({ config });
    const refused = await patchConfig(gateway, reachPatch({ to: 'network', encrypted: false }));
    expect(refused).toMatchObject({
      ok: false,
      message: expect.stringContaining('gateway.auth.mode "none"') as string,
    });
    expect(await fs.readFile(places.configFile, 'utf8')).toBe(config);
  });
});
