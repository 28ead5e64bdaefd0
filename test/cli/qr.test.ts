/** `openclaw qr`, over a real control socket to a real gateway, with the phone that scans it. */
import qrcode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src-main/adapters/index.ts';
import type { ControlClient } from '../../src-main/cli/control-client.ts';
import { qr, type QrOptions } from '../../src-main/cli/qr.ts';
import { countdown } from '../../src-main/cli/qr-lines.ts';
import type { QrTerminal } from '../../src-main/cli/qr-screen.ts';
import { codeWords, type Clock } from '../../src-main/gateway/index.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { Asker } from '../support/phone.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { aNodeHost, ELSEWHERE, INVALID, scanning } from '../support/setup-party.ts';
import { openTerminal } from '../support/terminal.ts';

class FakeTerminal implements QrTerminal {
  output = '';
  problem = '';
  readonly isTTY: boolean;
  readonly colours: boolean;
  readonly columns: number;
  readonly clock: Clock;

  constructor({ isTTY = false, columns = 80, clock = systemClock }: Partial<FakeTerminal> = {}) {
    this.isTTY = isTTY;
    this.colours = isTTY;
    this.columns = columns;
    this.clock = clock;
  }

  write(text: string): void {
    this.output += text;
  }

  writeProblem(text: string): void {
    this.problem += text;
  }

  get lines(): readonly string[] {
    return this.output.split('\n');
  }
}

interface Running {
  readonly test: TestGateway;
  readonly client: ControlClient;
  readonly terminal: FakeTerminal;
  /** Waits until the code is there. */
  readonly code: () => Promise<{ readonly code: string }>;
  readonly scan: (asker: Asker) => ReturnType<TestGateway['knock']>;
  readonly interrupt: () => void;
  readonly ended: Promise<0 | 1>;
}

async function running(options: Partial<QrOptions> = {}, terminal = new FakeTerminal()): Promise<Running> {
  const test = await startGateway({ clock: terminal.clock });
  const client = await openTerminal(test);
  let interrupt = (): void => undefined;
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const ended = qr(client, { profile: 'limited', address: '127.0.0.1', ...options }, terminal, interrupted);
  const code = async (): Promise<{ code: string }> => {
    const found = /(eyJ[A-Za-z0-9_-]{40,})/;
    await expect.poll(() => terminal.output).toMatch(found);
    return { code: found.exec(terminal.output)?.[1] ?? '' };
  };
  const scan = (asker: Asker) => test.knock(asker, ELSEWHERE);
  return { test, client, terminal, code, scan, interrupt, ended };
}

/** The dark and light squares that half blocks stand for, without the quiet border. */
function squaresOf(lines: readonly string[], size: number): boolean[] {
  const rows = lines.flatMap((line) => {
    const blocks = Array.from(line);
    const upper = blocks.map((block) => block === '█' || block === '▀');
    const lower = blocks.map((block) => block === '█' || block === '▄');
    return [upper, lower];
  });
  return rows.slice(4, 4 + size).flatMap((row) => row.slice(4, 4 + size));
}

describe('openclaw qr', () => {
  it('draws the code, says what it gives and where it leads, and ends when a phone came', async () => {
    const { test, terminal, code, scan, ended } = await running({}, new FakeTerminal({ clock: new FakeClock() }));
    const shown = await code();
    const top = terminal.lines.findIndex((line) => line.includes('█▀▀▀▀▀█')) - 2;
    const { modules } = qrcode.create(shown.code, { errorCorrectionLevel: 'L' });
    expect(squaresOf(terminal.lines.slice(top), modules.size)).toEqual([...modules.data].map(Boolean));
    expect(terminal.output).toMatch(/^Scan this in the OpenClaw app, under Settings, Gateway:\n/);
    expect(terminal.output).toContain(`Address   ws://127.0.0.1:${String(test.port)}\n`);
    expect(terminal.output).toContain(
      'Access    Limited: the device that shows this code\n          - approves commands on',
    );
    expect(terminal.output).toContain('It is let in at once.');
    expect(terminal.output).toMatch(/Good for 10:00, once\. Ctrl\+C ends it\.\n$/);
    expect(await scan(scanning(shown))).toMatchObject({ let: 'in' });
    expect(await ended).toBe(0);
    expect(terminal.lines.at(-2)).toBe('Pixel 9 is paired.');
  });

  it('leaves no code behind when the person ends it', async () => {
    const { terminal, code, scan, interrupt, ended } = await running();
    const shown = await code();
    interrupt();
    expect(await ended).toBe(1);
    expect(terminal.lines.at(-2)).toBe('Ended. Nobody can use the code any more.');
    expect(await scan(scanning(shown))).toMatchObject(INVALID);
  });

  it('leaves no code behind when it is killed', async () => {
    const { test, client, code, scan } = await running();
    const shown = await code();
    client.close();
    await expect.poll(() => test.log()).toContain('a setup code has ended');
    expect(await scan(scanning(shown))).toMatchObject(INVALID);
  });

  it('says who waits, and how to approve, and goes on until that device came', async () => {
    const { test, terminal, code, scan, ended } = await running({ ask: true });
    const asker = aNodeHost(await code());
    await scan(asker);
    const line = `Approve with: openclaw devices approve ${codeWords(test.waiting().code)}\n`;
    await expect.poll(() => terminal.output).toContain(line);
    expect(terminal.output).toContain('You are asked before it is let in.');
    await scan(asker);
    await test.approve();
    expect(await scan(asker)).toMatchObject({ let: 'in' });
    expect(await ended).toBe(0);
    expect(terminal.output.split(line)).toHaveLength(2); // said once
  });

  it('says that a device still waits which has the code already', async () => {
    const { test, terminal, code, scan, interrupt, ended } = await running({ profile: 'full' });
    const asker = scanning(await code());
    await scan(asker);
    interrupt();
    expect(await ended).toBe(1);
    expect(terminal.lines.at(-2)).toMatch(/still waits: openclaw devices list$/);
    expect(test.gateway.pairing.waiting()).toHaveLength(2);
  });

  it('tells a node’s machine what to type', async () => {
    const { terminal, code, scan, ended } = await running({ profile: 'node' });
    const shown = await code();
    expect(terminal.output).toContain(`openclaw node run --pair "oc-pair://${shown.code}"\n`);
    await scan(aNodeHost(shown));
    expect(await ended).toBe(0);
  });

  it('prints one JSON object a line for programs', async () => {
    const { test, terminal, code, scan, ended } = await running({ json: true, ask: true });
    const shown = await code();
    const asker = aNodeHost(shown);
    await scan(asker);
    await expect.poll(() => terminal.output).toContain('"waiting"');
    const { requestId } = await test.approve();
    await scan(asker);
    expect(await ended).toBe(0);
    const said = terminal.lines.slice(0, -1).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(said).toMatchObject([
      { type: 'code', code: shown.code, link: `oc-pair://${shown.code}`, profile: 'limited', ask: true },
      { type: 'waiting', requestId, name: 'nas', role: 'node' },
      { type: 'used', deviceId: asker.key?.id, deviceName: 'nas' },
    ]);
  });

  it('says what is in the way, and how to change that', async () => {
    const test = await startGateway();
    const client = await openTerminal(test);
    const terminal = new FakeTerminal();
    const never = new Promise<void>(() => undefined);
    expect(await qr(client, { profile: 'limited' }, terminal, never)).toBe(1);
    expect(terminal.problem).toMatch(/^This gateway only listens on this computer.*gateway\.bind/);
    const json = new FakeTerminal();
    expect(await qr(client, { profile: 'limited', json: true }, json, never)).toBe(1);
    expect(JSON.parse(json.output)).toMatchObject({ type: 'failed' });
  });

  it('ends with the gateway, whose code is of no use any more', async () => {
    const { client, terminal, code, ended } = await running();
    await code();
    client.close();
    expect(await ended).toBe(1);
    expect(terminal.output).toContain('The gateway closed the connection');
  });

  it('counts down on one line of a terminal, in black on white', async () => {
    const clock = new FakeClock();
    const { terminal, code, interrupt, ended } = await running({}, new FakeTerminal({ isTTY: true, clock }));
    await code();
    expect(terminal.output).toContain('\u001b[30;107m    █▀▀▀▀▀█');
    expect(terminal.output).toMatch(/\r\u001b\[2KGood for 10:00, once\. Ctrl\+C ends it\.$/);
    interrupt();
    await ended;
    expect(terminal.output).toMatch(/\r\u001b\[2KEnded\. Nobody can use the code any more\.\n$/);
  });

  it.each([-3_600_000, 3_600_000])('counts on as before where the clock is set by %i ms', async (jump) => {
    const clock = new FakeClock();
    const { terminal, code, interrupt, ended } = await running({}, new FakeTerminal({ isTTY: true, clock }));
    await code();
    clock.set(clock.now() + jump);
    clock.advance(61_000);
    await expect.poll(() => terminal.output).toMatch(/\r\u001b\[2KGood for 8:59, once\. Ctrl\+C ends it\.$/);
    interrupt();
    await ended;
  });

  it('draws no picture where it would not fit', async () => {
    const { terminal, code, interrupt, ended } = await running({}, new FakeTerminal({ columns: 40 }));
    await code();
    expect(terminal.output).toMatch(/too narrow for the picture: make it \d+ characters wide, or paste the code/);
    expect(terminal.output).not.toContain('█');
    interrupt();
    await ended;
  });
});

it.each([
  [600_000, '10:00'],
  [599_001, '10:00'],
  [599_000, '9:59'],
  [1, '0:01'],
  [-5, '0:00'],
])('%i ms are shown as %s', (ms, words) => {
  expect(countdown(ms)).toContain(`Good for ${words}, once.`);
});
