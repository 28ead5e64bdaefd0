/** A setup code in the page: it is called off whenever nobody sees it any more. */
import { expect, it, vi } from 'vitest';
import type { SetupCodeView } from '../../src-main/gateway/index.ts';
import { drawQr } from '../../src-renderer/state/qr-drawing.ts';
import { setupCodeEndMs, SetupSession } from '../../src-renderer/state/setup-session.ts';
import { FakeLink } from './fake-link.ts';
import { inWords } from './in-words.ts';

const CODE: SetupCodeView = {
  setupId: 's1',
  code: 'abc',
  link: 'oc-pair://abc',
  url: 'ws://192.168.1.5:18789',
  urls: ['ws://192.168.1.5:18789'],
  profile: 'limited',
  ask: false,
  plaintext: true,
  expiresAtMs: 600_000,
};

async function shown() {
  const link = new FakeLink();
  link.answers['desk.setupCode'] = () => CODE;
  const session = new SetupSession(link);
  const leave = session.subscribe(() => undefined);
  session.make({ profile: 'limited' });
  await vi.waitFor(() => {
    expect(session.state()).toEqual({ kind: 'shown', code: CODE });
  });
  return { link, session, leave };
}

const cancelled = (link: FakeLink) => link.asked.filter(({ method }) => method === 'desk.cancelSetupCode');

it('ends when the list says so now, and as was told with it until it is listed', () => {
  expect(setupCodeEndMs(CODE, {})).toBe(600_000);
  expect(setupCodeEndMs(CODE, { setupCodes: [{ setupId: 'another', expiresAtMs: 1 }] })).toBe(600_000);
  expect(setupCodeEndMs(CODE, { setupCodes: [{ setupId: 's1', expiresAtMs: 4_200_000 }] })).toBe(4_200_000);
});

it('calls the code off when the page is left', async () => {
  const { link, session, leave } = await shown();
  leave();
  expect(cancelled(link)).toEqual([{ method: 'desk.cancelSetupCode', params: { setupId: 's1' } }]);
  expect(session.state()).toEqual({ kind: 'choosing' });
});

it('calls off a code that comes when the page is left already', async () => {
  const link = new FakeLink();
  link.answers['desk.setupCode'] = () => CODE;
  const session = new SetupSession(link);
  const leave = session.subscribe(() => undefined);
  session.make({ profile: 'limited' });
  leave();
  await vi.waitFor(() => {
    expect(cancelled(link)).toHaveLength(1);
  });
  expect(session.state()).toEqual({ kind: 'choosing' });
});

it('says that a device came, and has nothing to call off then', async () => {
  const { link, session, leave } = await shown();
  link.push('desk.setup', { setupId: 'another', state: 'used', deviceId: 'x', deviceName: 'x' });
  expect(session.state().kind).toBe('shown');
  link.push('desk.setup', { setupId: 's1', state: 'used', deviceId: 'x', deviceName: 'Pixel 9' });
  expect(session.state()).toEqual({ kind: 'used', deviceId: 'x', deviceName: 'Pixel 9' });
  leave();
  expect(cancelled(link)).toEqual([]);
});

it('says that its time is over', async () => {
  const { link, session } = await shown();
  link.push('desk.setup', { setupId: 's1', state: 'ended', why: 'expired' });
  expect(session.state()).toEqual({ kind: 'ended', why: 'expired' });
});

it('says that the code went with the connection', async () => {
  const { link, session } = await shown();
  link.become({ kind: 'lost' });
  expect(session.state()).toEqual({ kind: 'ended', why: 'closed' });
});

it('goes back to the choices with the reason where no code could be made', async () => {
  const link = new FakeLink();
  link.answers['desk.setupCode'] = () => Promise.reject(new Error('gone'));
  const session = new SetupSession(link);
  session.make({ profile: 'limited' });
  await vi.waitFor(() => {
    const state = session.state();
    expect(inWords(state.kind === 'choosing' ? state.failure : undefined)).toContain('did not answer');
  });
});

it('draws a code with the quiet zone that readers need', () => {
  const { size, path } = drawQr('oc-pair://abc');
  expect(size).toBe(21 + 8); // version 1: 21 modules
  // The finder pattern's top edge: seven dark modules from the corner.
  expect(path.startsWith('M4 4h7v1h-7z')).toBe(true);
});
