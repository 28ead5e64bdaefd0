import { describe, expect, it } from 'vitest';
import { trayModel } from '../../src-main/desktop/tray/tray-model.ts';
import type { UpdateState } from '../../src-main/desktop/updates/update-state.ts';
import type { UpdateStep } from '../../src-main/desktop/updates/update-words.ts';
import { exampleCommands, exampleDevice, exampleRequest, exampleStatus } from './examples.ts';
import { CALM, findAction, read } from './tray-reading.ts';

const pixel = exampleRequest();
const air = exampleDevice({ deviceId: 'air', name: 'MacBook Air' });
const nas = exampleDevice({ deviceId: 'nas', name: 'nas', roles: ['node'], connectedRoles: ['node'] });
const tablet = exampleRequest({
  requestId: 'tablet-request-T7M2QX',
  code: 'T7M2QX',
  deviceId: 'tablet',
  name: 'Kitchen iPad',
  ordinary: false,
});

describe('the tray menu', () => {
  it('lists everything there is to do', () => {
    const { rows } = trayModel({
      ...CALM,
      waiting: [pixel, tablet],
      connected: [air, nas],
    });
    expect(read(rows)).toEqual([
      '(● Running on this computer)',
      ['2 devices waiting', 'Pixel 9 · A3F-9CK: Approve…', 'Kitchen iPad · T7M-2QX: Review…'],
      ['2 connected', 'MacBook Air', 'nas (node)'],
      '—',
      'Pair a phone…',
      'Open OpenClaw Gateway',
      'Copy address',
      expect.arrayContaining(['Only this computer can connect', 'Open to your network']),
      '—',
      'Stop gateway',
      'Restart gateway',
      ['Do not disturb', '○ For 1 hour', '○ Until tomorrow morning', '○ Until I turn it off', '◉ Off'],
      '☐ Start at login',
      '—',
      'Logs',
      'About',
      '—',
      ['Quit (2 devices will be cut off)', '(MacBook Air)', '(nas (node))', '—', 'Quit and stop the gateway'],
    ]);
  });

  it('leaves out what there is not', () => {
    const labels = JSON.stringify(trayModel(CALM).rows);
    expect(labels).not.toContain('waiting');
    expect(labels).toContain('No device connected');
  });

  it('counts devices, not roles', () => {
    const node = exampleRequest({ requestId: 'pixel-node-B4G8DM', code: 'B4G8DM', role: 'node' });
    const model = trayModel({ ...CALM, waiting: [pixel, node] });
    expect(model.waiting).toBe(1);
    expect(read(model.rows)[1]).toEqual([
      '1 device waiting',
      'Pixel 9 · A3F-9CK: Approve…',
      'Pixel 9 · B4G-8DM: Approve…',
    ]);
  });

  it('lists what paired nodes ask to run, and counts the device once', () => {
    const ofPixel = exampleCommands({
      deviceId: 'pixel',
      requestId: 'pixel-commands-K4P9ZB',
      code: 'K4P9ZB',
      name: 'Pixel',
    });
    const model = trayModel({
      ...CALM,
      waiting: [pixel],
      commandRequests: [
        exampleCommands(),
        { ...ofPixel, reserved: true },
        exampleCommands({ deviceId: 'old', quiet: true }),
      ],
      connected: [exampleDevice({ label: 'My phone' })],
    });
    expect(read(model.rows).slice(1, 3)).toEqual([
      [
        '2 devices waiting',
        'Pixel 9 · A3F-9CK: Approve…',
        'nas · H7J-3KW: Allow commands…',
        'Pixel · K4P-9ZB: Review commands…',
      ],
      ['1 connected', 'My phone'],
    ]);
    expect(findAction(model.rows, 'nas · H7J-3KW: Allow commands…')).toMatchObject({
      action: { kind: 'review', requestId: exampleCommands().requestId },
    });
    const quiet = trayModel({ ...CALM, commandRequests: [exampleCommands({ quiet: true })] });
    expect(quiet).toMatchObject({ waiting: 0, icon: 'running' });
  });

  it('opens the review card of the row that was chosen', () => {
    const { rows } = trayModel({ ...CALM, waiting: [tablet, pixel] });
    expect(findAction(rows, 'Pixel 9 · A3F-9CK: Approve…')).toMatchObject({
      action: { kind: 'review', requestId: pixel.requestId },
    });
  });

  it('marks a test and names the nameless', () => {
    const { rows } = trayModel({ ...CALM, waiting: [exampleRequest({ test: true, name: '' })] });
    expect(read(rows)[1]).toEqual(['1 device waiting', 'Test: Android phone · A3F-9CK: Approve…']);
  });

  it('does not grow off the screen', () => {
    const many = Array.from({ length: 22 }, (_, index) => `device-${String(index)}`);
    const { rows } = trayModel({
      ...CALM,
      waiting: many.map((deviceId) => exampleRequest({ deviceId })),
      connected: many.map((deviceId) => exampleDevice({ deviceId })),
    });
    const menus = rows.flatMap((row) => (row.kind === 'menu' && row.label.includes('22') ? [row] : []));
    expect(menus.map(({ label }) => label)).toEqual([
      '22 devices waiting',
      '22 connected',
      'Quit (22 devices will be cut off)',
    ]);
    for (const menu of menus) {
      expect(menu.rows[10]).toMatchObject({ label: 'and 12 more…', action: { kind: 'open-window' } });
    }
    expect(menus.map((menu) => menu.rows.length)).toEqual([11, 11, 13]);
  });

  it('says who will be cut off before it can be told to quit, and quits at once where nobody is', () => {
    const quit = { kind: 'action', label: 'Quit and stop the gateway', action: { kind: 'quit' }, enabled: true };
    expect(trayModel(CALM).rows.at(-1)).toEqual(quit);
    const last = trayModel({ ...CALM, connected: [air] }).rows.at(-1);
    expect(last).toMatchObject({ kind: 'menu', label: 'Quit (1 device will be cut off)' });
    expect(last?.kind === 'menu' && last.rows.at(-1)).toEqual(quit);
  });

  const at1502 = new Date(2026, 4, 4, 15, 2).getTime();
  it.each([
    ['off', { kind: 'no' }, 'Do not disturb', 'Off'],
    ['one-hour', { kind: 'do-not-disturb', untilMs: at1502 }, 'Do not disturb: until 15:02', 'For 1 hour'],
    [
      'until-morning',
      { kind: 'do-not-disturb', untilMs: at1502 },
      'Do not disturb: until 15:02',
      'Until tomorrow morning',
    ],
    ['until-turned-off', { kind: 'do-not-disturb' }, 'Do not disturb: on', 'Until I turn it off'],
    ['off', { kind: 'quiet-hours', untilMs: at1502 }, 'Do not disturb: quiet hours until 15:02', 'Off'],
  ] as const)('says whether it is quiet: %s, %j', (doNotDisturb, quiet, label, chosen) => {
    const { rows } = trayModel({ ...CALM, doNotDisturb, quiet });
    const menu = rows.find((row) => row.kind === 'menu' && row.label.startsWith('Do not disturb'));
    expect(menu).toMatchObject({ label });
    expect(read([menu!])[0]).toContainEqual(`◉ ${chosen}`);
  });

  it.each([
    [{ kind: 'off' }, ['☐ Start at login']],
    [{ kind: 'on' }, ['☑ Start at login']],
    [
      { kind: 'overridden', why: { code: 'programMissing', program: '/opt/gone' } },
      ['☐ Start at login', '(Will not start at login: The entry starts /opt/gone, which is not there.)'],
    ],
    [{ kind: 'unavailable', why: { code: 'notInstalled' } }, []],
  ] as const)('says whether it starts at login: %j', (startAtLogin, rows) => {
    const shown = read(trayModel({ ...CALM, startAtLogin }).rows);
    expect(
      shown.filter((label) => String(label).includes('start at login') || String(label).includes('Start at')),
    ).toEqual(rows);
  });

  it('says why no notification comes', () => {
    const { rows } = trayModel({ ...CALM, notifications: { kind: 'unavailable', why: 'No service answers.' } });
    expect(read(rows)[1]).toBe('(No notifications: No service answers.)');
  });
});

describe('a changed config', () => {
  const fault = { code: 'config-invalid', what: 'FILE:1:1', why: '', fix: '' } as const;
  it.each([
    [{ kind: 'broken', fault }, '(The changed config can’t be used; the last good one holds)'],
    [{ kind: 'awaits-tailnet' }, '(The changed config waits for your tailnet; the last one holds)'],
    [{ kind: 'needs-restart', keys: ['gateway.port'] }, '(The changed config holds after a restart)'],
  ] as const)('%j is told below the state', (unapplied, words) => {
    expect(read(trayModel({ ...CALM, status: exampleStatus({ unapplied }) }).rows)[1]).toBe(words);
    expect(read(trayModel(CALM).rows)).not.toContain(words);
  });
});

describe('the state', () => {
  const fault = { code: 'port-taken', what: 'Port 18789 is used by node (pid 4711)', why: '', fix: '' } as const;
  it.each([
    ['running', {}, [], 'running', 'Running on this computer', '●'],
    ['running', {}, [pixel], 'waiting', 'Running on this computer', '●'],
    ['running', { addresses: [{ host: '0.0.0.0', port: 18789 }] }, [], 'running', 'Running on your network', '●'],
    ['starting', { addresses: [] }, [], 'running', 'Starting…', '○'],
    ['stopping', {}, [pixel], 'stopped', 'Stopping…', '○'],
    ['stopped', { addresses: [] }, [], 'stopped', 'Stopped', '○'],
    ['failed', { fault }, [pixel], 'failed', 'Not running: Port 18789 is used by node (pid 4711)', '✕'],
  ] as const)('%s %j', (state, status, waiting, icon, words, mark) => {
    const model = trayModel({ ...CALM, waiting, status: exampleStatus({ state, ...status }) });
    expect(model.icon).toBe(icon);
    expect(model.rows[0]).toEqual({ kind: 'fact', label: `${mark} ${words}` });
  });

  const startupFault = { what: 'The gateway can’t use its state folder', why: '', fix: '' };
  it.each([
    ['stopped', 'failed', '✕ Not running: The gateway can’t use its state folder', 'Start gateway'],
    // As long as it runs, that is what is so.
    ['running', 'running', '● Running on this computer', 'Stop gateway'],
  ] as const)('is that it may not run, while %s', (state, icon, words, control) => {
    const model = trayModel({ ...CALM, status: exampleStatus({ state }), startupFault });
    expect(model.icon).toBe(icon);
    expect(read(model.rows)).toEqual(expect.arrayContaining([`(${words})`, control]));
  });

  it.each([
    ['running', ['Stop gateway', 'Restart gateway']],
    ['starting', ['(Stop gateway)', '(Restart gateway)']],
    ['stopping', ['(Stop gateway)', '(Restart gateway)']],
    ['stopped', ['Start gateway']],
    ['failed', ['Start gateway']],
  ] as const)('offers what can be done while %s', (state, rows) => {
    const shown = read(trayModel({ ...CALM, status: exampleStatus({ state }) }).rows);
    expect(shown.filter((label) => / gateway\)?$/.test(String(label)) && !String(label).startsWith('Quit'))).toEqual(
      rows,
    );
  });

  it.each<[UpdateState, string | undefined, UpdateStep | undefined]>([
    [{ kind: 'current', checkedAtMs: 0 }, undefined, undefined],
    [{ kind: 'by-system', why: 'Updates come with those of your system.' }, undefined, undefined],
    [{ kind: 'checking' }, undefined, undefined],
    [{ kind: 'available', version: '1.2.0' }, 'Update to 1.2.0…', 'download'],
    [{ kind: 'downloading', version: '1.2.0', percent: 47 }, '(Fetching 1.2.0: 40 %)', undefined],
    [{ kind: 'ready', version: '1.2.0' }, 'Restart to update to 1.2.0', 'restart'],
    [{ kind: 'failed', why: 'No answer.' }, 'Look for updates again', 'check'],
  ])('offers what can be done about a newer version: %j', (update, label, step) => {
    const calm = read(trayModel(CALM).rows).map(String);
    const { rows } = trayModel({ ...CALM, update });
    expect(read(rows).filter((row) => !calm.includes(String(row)))).toEqual(label === undefined ? [] : [label]);
    if (step !== undefined) expect(findAction(rows, label ?? '')).toMatchObject({ action: { kind: 'update', step } });
  });

  it('has no address to copy while it listens nowhere', () => {
    const { rows } = trayModel({ ...CALM, status: exampleStatus({ state: 'stopped', addresses: [] }) });
    expect(findAction(rows, 'Copy address')).toMatchObject({ enabled: false });
  });

  it('says the most urgent thing in the tooltip', () => {
    expect(trayModel(CALM).tooltip).toBe('OpenClaw Gateway: running on this computer');
    expect(trayModel({ ...CALM, waiting: [pixel] }).tooltip).toBe('OpenClaw Gateway: 1 device waiting');
    const stopped = trayModel({ ...CALM, waiting: [pixel], status: exampleStatus({ state: 'stopped' }) });
    expect(stopped.tooltip).toBe('OpenClaw Gateway: stopped');
  });
});
