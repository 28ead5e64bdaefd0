/** The tray while a gateway elsewhere is used: what it says of it, and that it starts and stops none. */
import { describe, expect, it } from 'vitest';
import type { AttachLinkState } from '../../src-main/desktop/ipc-contract.ts';
import { trayModel, type TrayFacts } from '../../src-main/desktop/tray/tray-model.ts';
import { exampleDevice, exampleRequest, exampleStatus } from './examples.ts';
import { CALM, findAction, read } from './tray-reading.ts';

const pixel = exampleRequest();
const air = exampleDevice({ deviceId: 'air', name: 'MacBook Air' });

describe('while a gateway elsewhere is used', () => {
  const at = (link: AttachLinkState, host = 'nas.local'): TrayFacts => ({
    ...CALM,
    attached: { host, url: `wss://${host}`, chosenBy: 'person', link },
  });
  const ATTACHED = at({ kind: 'attached', decides: true });
  const failure = { message: '', details: { requestId: 'x-A3F9CK' } };

  it.each([
    [{ kind: 'attached', decides: true }, '● Attached to nas.local', 'attached'],
    [{ kind: 'connecting' }, '○ Connecting to nas.local…', 'stopped'],
    [{ kind: 'waiting', failure }, '○ Waiting to be approved there: nas.local · A3F-9CK', 'stopped'],
    [{ kind: 'refused', trouble: { kind: 'not-encrypted' }, retrying: false }, '✕ Not let in: nas.local', 'failed'],
    [{ kind: 'lost' }, '○ No answer: nas.local', 'stopped'],
  ] as const)('%j reads as %s', (link, first, icon) => {
    const model = trayModel(at(link));
    expect([read(model.rows)[0], model.icon]).toEqual([`(${first})`, icon]);
    expect(model.tooltip).toContain('nas.local');
  });

  it('offers nothing that would start or stop one', () => {
    const { rows } = trayModel({ ...ATTACHED, connected: [air] });
    expect(read(rows).slice(0, 8)).toEqual([
      '(● Attached to nas.local)',
      ['1 connected', 'MacBook Air'],
      '—',
      'Pair a phone…',
      'Open OpenClaw Gateway',
      'Copy address',
      '—',
      'Detach from nas.local',
    ]);
    expect(read(rows).at(-1)).toBe('Quit');
    expect(JSON.stringify(rows)).not.toContain('"kind":"gateway"');
  });

  it('pairs phones only where the gateway makes codes for it', () => {
    expect(findAction(trayModel(ATTACHED).rows, 'Pair a phone…')).toBeDefined();
    expect(findAction(trayModel({ ...ATTACHED, pairs: false }).rows, 'Pair a phone…')).toBeUndefined();
  });

  it('shows who waits there as it does at home', () => {
    const model = trayModel({ ...ATTACHED, waiting: [pixel] });
    expect([model.icon, model.waiting]).toEqual(['waiting', 1]);
    expect(findAction(model.rows, 'Pixel 9 · A3F-9CK: Approve…')).toBeDefined();
  });

  it('calls one on this computer by no address', () => {
    expect(read(trayModel(at({ kind: 'attached', decides: true }, '127.0.0.1')).rows)[0]).toBe(
      '(● Attached to the gateway on this computer)',
    );
    expect(read(trayModel(at({ kind: 'attached', decides: true }, '127.nas.example')).rows)[0]).toBe(
      '(● Attached to 127.nas.example)',
    );
  });

  it('is offered where a gateway has the port', () => {
    const offer = { host: '127.0.0.1', url: 'ws://127.0.0.1:18789', why: 'port-taken' } as const;
    const { rows } = trayModel({ ...CALM, status: exampleStatus({ state: 'failed' }), offer });
    expect(findAction(rows, 'Attach to the gateway on this computer')).toMatchObject({ action: { kind: 'attach' } });
    expect(findAction(trayModel(CALM).rows, 'Attach to the gateway on this computer')).toBeUndefined();
  });
});
