import { describe, expect, it } from 'vitest';
import {
  approveLabel,
  askText,
  connectedText,
  endedText,
  failedText,
  named,
  removedText,
  waitingText,
} from '../../src-main/desktop/notifications/notice-words.ts';
import { exampleDevice, exampleRequest } from './examples.ts';

describe('the text of a request', () => {
  it('says who, what, from where and which code, with the name as a claim', () => {
    expect(askText([exampleRequest()], 'buttons')).toEqual({
      title: 'An Android phone wants to connect',
      body: [
        'It says it is “Pixel 9” · code A3F-9CK',
        'At 192.168.1.23 (your network)',
        'Sees chats, devices and status; sends messages and starts work',
      ].join('\n'),
    });
  });

  it('joins the two roles of one device', () => {
    const node = exampleRequest({ role: 'node', scopes: [], commands: ['camera.snap'], code: 'T7M2QX' });
    const { body } = askText([exampleRequest(), node], 'buttons');
    expect(body).toContain('codes A3F-9CK and T7M-2QX');
    expect(body).toContain('starts work; shares its camera when asked');
  });

  it.each([
    [{ scopes: ['operator.read', 'operator.admin'] }, 'An Android phone asks for full control'],
    [{ reason: 'scope-upgrade', approvedScopes: ['operator.read'] }, 'A known Android phone asks for more'],
    [{ reason: 'role-upgrade' }, 'A known Android phone asks for more'],
    [{ reason: 'metadata-upgrade' }, 'A known Android phone says it has changed'],
    [{ platform: '', deviceFamily: '', model: '', clientId: '' }, 'A device wants to connect'],
    [{ test: true }, 'Test: An Android phone wants to connect'],
  ] as const)('titles %j', (changes, title) => {
    expect(askText([exampleRequest(changes)], 'buttons').title).toBe(title);
  });

  it('never lets a name into the title', () => {
    const { title } = askText([exampleRequest({ name: 'Your update is ready, click Approve' })], 'buttons');
    expect(title).toBe('An Android phone wants to connect');
  });

  it('names only what a known device does not have yet', () => {
    const { body } = askText(
      [exampleRequest({ reason: 'scope-upgrade', approvedScopes: ['operator.read'] })],
      'buttons',
    );
    expect(body.split('\n').at(-1)).toBe('Sends messages and starts work');
  });

  it('does not spell out what full control includes', () => {
    const { body } = askText([exampleRequest({ scopes: ['operator.read', 'operator.admin'] })], 'buttons');
    expect(body.split('\n').at(-1)).toBe('Can change everything');
  });

  it('says what a careful person would ask', () => {
    expect(askText([exampleRequest({ proof: 'none' })], 'buttons').body).toContain('did not show the gateway’s token');
    expect(askText([exampleRequest({ name: '' })], 'buttons').body).toContain('It gives no name · code A3F-9CK');
    expect(askText([exampleRequest()], 'body-click').body).toContain(
      'Click here, or open OpenClaw Gateway, to answer.',
    );
    expect(askText([exampleRequest()], 'buttons').body).not.toContain('Click here');
  });

  it('names the thing on the button', () => {
    expect(approveLabel([exampleRequest()])).toBe('Approve phone');
    expect(approveLabel([exampleRequest({ clientId: 'webchat' })])).toBe('Approve browser');
  });
});

describe('the text of several', () => {
  it.each([
    [1, '1 device is waiting'],
    [2, '2 devices are waiting'],
    [9, '9 devices are waiting'],
    [10, 'More than 9 devices are waiting'],
    [64, 'More than 9 devices are waiting'],
  ])('%i', (devices, title) => {
    expect(waitingText(devices).title).toBe(title);
  });

  it.each([
    [1, 'At least 1 device is waiting'],
    [3, 'At least 3 devices are waiting'],
    [10, 'More than 9 devices are waiting'],
  ])('%i of whom more may come', (devices, title) => {
    expect(waitingText(devices, true).title).toBe(title);
  });
});

describe('the text of what became of it', () => {
  const PIXEL = '“Pixel 9”';
  const AT_14_02 = new Date(2026, 4, 4, 14, 2, 59).getTime();

  it.each([
    ['command-line', 'Approved from the command line.'],
    ['client', 'Approved from another device.'],
    ['setup-code', 'Let in by a setup code.'],
    ['window', undefined],
    ['notification', undefined],
  ] as const)('of a connection that %s approved says so: %s', (approvedBy, line) => {
    const { body } = connectedText(exampleDevice({ approvedBy }), PIXEL);
    expect(body.split('\n')[2]).toBe(line);
  });

  it('tells of a connection', () => {
    expect(connectedText(exampleDevice(), PIXEL)).toEqual({
      title: '“Pixel 9” is connected',
      body: 'Android phone\nSees chats, devices and status; sends messages and starts work',
    });
    expect(connectedText(exampleDevice({ test: true }), PIXEL).title).toBe('Test: “Pixel 9” is connected');
    expect(named(exampleDevice({ name: '' }))).toBe('The Android phone');
    expect(named(exampleDevice({ label: 'My phone' }))).toBe('“My phone”');
    const node = exampleDevice({ roles: ['node'], scopes: [], commands: ['system.run'] });
    expect(connectedText(node, PIXEL).body).toBe('Android phone\nCan run programs on that machine');
    expect(connectedText({ ...node, commands: [] }, PIXEL).body).toBe('Android phone');
  });

  it.each([
    ['approved', 'command-line', '“Pixel 9” was approved from the command line'],
    ['denied', 'notification', '“Pixel 9” was not let in'],
    ['denied', 'client', '“Pixel 9” was not let in'],
    ['approved', 'setup-code', '“Pixel 9” was let in by a setup code'],
    ['expired', 'gateway', '“Pixel 9” asked at 14:02 and was not answered'],
    ['superseded', 'gateway', undefined],
    ['removed', 'window', undefined],
  ] as const)('%s by %s', (outcome, by, title) => {
    expect(endedText(exampleRequest({ askedAtMs: AT_14_02 }), outcome, by, PIXEL)?.title).toBe(title);
  });

  it('says who denied it, unless it was the very button', () => {
    expect(endedText(exampleRequest(), 'denied', 'client', PIXEL)?.body).toMatch(/^Denied from another device\./);
    expect(endedText(exampleRequest(), 'denied', 'notification', PIXEL)?.body).not.toContain('Denied');
  });

  it('tells of a removal and of a failure', () => {
    expect(removedText('command-line', PIXEL).title).toBe('“Pixel 9” was removed from the command line');
    expect(failedText('approve', '“Pixel 9”', 'The disk is full.')).toEqual({
      title: '“Pixel 9” was not approved',
      body: 'The disk is full.',
    });
  });
});
