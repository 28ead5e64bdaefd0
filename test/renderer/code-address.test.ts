/** A setup code on the screen, and the addresses that the gateway found when they were tried last. */
import { describe, expect, it } from 'vitest';
import type { SetupAddress } from '../../src-main/gateway/index.ts';
import { codeElsewhere, isLost } from '../../src-renderer/state/code-address.ts';

const HOME = 'ws://192.168.1.5:18789';
const CODE = { url: HOME, urls: [HOME], profile: 'node', ask: true } as const;

function at(url: string, more: Partial<SetupAddress> = {}): SetupAddress {
  return { url, host: new URL(url).hostname, kind: 'lan', reachable: true, ...more };
}

const CAFE = at('ws://10.0.0.7:18789');
const HERE = at('ws://127.0.0.1:18789', { kind: 'loopback' });
const tried = (...addresses: SetupAddress[]) => ({ addresses, failure: undefined });

describe('a code that is shown', () => {
  it.each([
    ['its address is there', tried(at(HOME), HERE), false],
    ['one of its addresses is there', tried(at('wss://gate.example:443')), false, [HOME, 'wss://gate.example:443']],
    ['its address is gone', tried(CAFE, HERE), true],
    ['the gateway does not listen there any more', tried(at(HOME, { reachable: false }), HERE), true],
    ['it is encrypted there by now', tried(at('wss://192.168.1.5:18789')), true],
    ['the gateway does not run', tried(), true],
    ['nothing was tried yet', { addresses: undefined, failure: undefined }, false],
    ['they could not be tried', { addresses: [], failure: { english: 'The gateway is busy.' } }, false],
  ])('where %s', (_what, found, lost, urls: readonly string[] = CODE.urls) => {
    expect(isLost({ urls }, found)).toBe(lost);
  });

  it.each([
    ['on the same host', [CAFE, at('wss://192.168.1.5:18789')], 'wss://192.168.1.5:18789'],
    ['at the best address that others reach', [HERE, at(HOME, { reachable: false }), CAFE], CAFE.url],
    ['nowhere of itself, where only this computer is left', [HERE, at(HOME, { reachable: false })], undefined],
    ['nowhere of itself, where nothing is', [], undefined],
  ])('is made anew %s', (_what, addresses, address) => {
    const params = address === undefined ? undefined : { profile: 'node', ask: true, address };
    expect(codeElsewhere(CODE, { addresses })).toEqual(params);
  });

  it('for a device on this computer is made anew for this computer', () => {
    const code = { ...CODE, url: 'ws://[::1]:18789' };
    const here = at('wss://[::1]:18789', { host: '::1', kind: 'loopback' });
    expect(codeElsewhere(code, { addresses: [CAFE, here] })?.address).toBe(here.url);
  });
});
