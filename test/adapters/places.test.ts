/** Where things are kept. */
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { placesFrom } from '../../src-main/adapters/places.ts';

describe('the folders', () => {
  it.each([
    [{}, `${os.homedir()}/.openclaw`, `${os.homedir()}/.openclaw/openclaw.json`],
    [{ OPENCLAW_HOME: '/h' }, '/h/.openclaw', '/h/.openclaw/openclaw.json'],
    [{ OPENCLAW_HOME: '/h', OPENCLAW_STATE_DIR: '/s' }, '/s', '/s/openclaw.json'],
    [{ OPENCLAW_STATE_DIR: '/s', OPENCLAW_CONFIG_PATH: '/c/my.json' }, '/s', '/c/my.json'],
    // What compose files and service files leave of a variable that is not set.
    [
      { OPENCLAW_HOME: '/h', OPENCLAW_STATE_DIR: '', OPENCLAW_CONFIG_PATH: ' ' },
      '/h/.openclaw',
      '/h/.openclaw/openclaw.json',
    ],
    [{ OPENCLAW_HOME: 'undefined' }, `${os.homedir()}/.openclaw`, `${os.homedir()}/.openclaw/openclaw.json`],
    [{ OPENCLAW_HOME: '/h', OPENCLAW_STATE_DIR: '~/s', OPENCLAW_CONFIG_PATH: '~/c.json' }, '/h/s', '/h/c.json'],
    [{ OPENCLAW_HOME: '~/h' }, `${os.homedir()}/h/.openclaw`, `${os.homedir()}/h/.openclaw/openclaw.json`],
    [{ OPENCLAW_HOME: '/h', OPENCLAW_STATE_DIR: '/~x' }, '/~x', '/~x/openclaw.json'],
  ])('for %j are where the field expects them', (env, stateDir, configFile) => {
    expect(placesFrom(env)).toMatchObject({ stateDir, configFile });
  });

  it.each<[NodeJS.ProcessEnv, readonly string[]]>([
    [{ OPENCLAW_HOME: '/h' }, ['/h/.openclaw/.env', '/h/.config/openclaw/gateway.env']],
    [
      { OPENCLAW_HOME: '/h', OPENCLAW_STATE_DIR: '/h/.openclaw/' },
      ['/h/.openclaw/.env', '/h/.config/openclaw/gateway.env'],
    ],
    [{ OPENCLAW_HOME: '/h', OPENCLAW_STATE_DIR: '/s' }, ['/s/.env']],
  ])('for %j name the files of variables %j', (env, files) => {
    expect(placesFrom(env).envFiles).toEqual(files);
  });

  it('of our own lie in one of them, all below one name', () => {
    const { ownDir, devicesDir, lastSeenFile, identityFile, settingsFile, controlSocket } = placesFrom({
      OPENCLAW_STATE_DIR: '/s',
    });
    expect(ownDir).toBe('/s/gateway-desktop');
    for (const file of [devicesDir, lastSeenFile, identityFile, settingsFile, controlSocket]) {
      expect(file.startsWith(`${ownDir}/`)).toBe(true);
    }
  });
});

describe('the control socket', () => {
  const stateDirOf = (bytes: number): string => `/${'x'.repeat(bytes - '/gateway-desktop/control.sock'.length - 1)}`;
  const socketOf = (stateDir: string, env: NodeJS.ProcessEnv = { XDG_RUNTIME_DIR: '/run/user/1000' }): string =>
    placesFrom({ OPENCLAW_STATE_DIR: stateDir, ...env }).controlSocket;

  it('with a path of 107 bytes stays in the state folder, and with one more moves to the runtime folder', () => {
    const longest = stateDirOf(107);
    expect(Buffer.byteLength(socketOf(longest))).toBe(107);
    expect(socketOf(longest)).toBe(`${longest}/gateway-desktop/control.sock`);
    expect(socketOf(`${longest}x`)).toMatch(/^\/run\/user\/1000\/openclaw-gateway-[0-9a-f]{16}\/control\.sock$/);
  });

  it('that moved is the same for one folder and another for another, and found without a runtime folder too', () => {
    const [one, other] = [stateDirOf(200), `${stateDirOf(200)}x`];
    expect(socketOf(one)).toBe(socketOf(one));
    expect(socketOf(one)).not.toBe(socketOf(other));
    const fallback = socketOf(one, {});
    expect(fallback.startsWith(os.tmpdir())).toBe(true);
    expect(Buffer.byteLength(fallback)).toBeLessThanOrEqual(107);
  });

  it('is found by a person who has no name here either, as in a container', () => {
    vi.spyOn(os, 'userInfo').mockImplementation(() => {
      throw new Error('uv_os_get_passwd returned ENOENT');
    });
    onTestFinished(() => void vi.restoreAllMocks());
    expect(socketOf(stateDirOf(200), {})).toContain(path.join(os.tmpdir(), `openclaw-${String(process.getuid?.())}`));
  });

  it('counts bytes, not characters', () => {
    expect(socketOf(`/${'ü'.repeat(60)}`)).toMatch(/^\/run\/user\//);
  });
});
