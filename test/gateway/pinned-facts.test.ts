/** Which differences from what was approved are an update of the same system, and which are another device. */
import { describe, expect, it } from 'vitest';
import { sameFacts } from '../../src-main/gateway/pairing/pinned-facts.ts';

const same = (pinned: readonly [string, string], claimed: readonly [string, string]): boolean =>
  sameFacts({ platform: pinned[0], deviceFamily: pinned[1] }, { platform: claimed[0], deviceFamily: claimed[1] });

describe('a device', () => {
  it.each([
    [
      ['linux', 'Linux'],
      ['linux', 'Linux'],
    ],
    [
      ['linux', 'Linux'],
      ['LINUX ', ' linux'],
    ],
    [
      ['android 15 (SDK 35)', 'Android'],
      ['android 16 (SDK 36)', 'Android'],
    ],
    [
      ['ios 18.1', 'iPhone'],
      ['ios 26.0.1', 'iPhone'],
    ],
    [
      ['iOS', 'iPhone'],
      ['ios 26', 'iPhone'],
    ],
    [
      ['ipados 18.1', 'iPad'],
      ['ios 18.2', 'iPad'],
    ],
    [
      ['watchos 11', 'Watch'],
      ['watchos 12.1', 'Watch'],
    ],
    [
      ['macos 15.2', 'Mac'],
      ['macOS 26.0', 'Mac'],
    ],
    [
      ['darwin', 'Mac'],
      ['macos', 'Mac'],
    ],
    [
      ['win32', 'Windows'],
      ['windows', 'Windows'],
    ],
    [
      ['linux', ''],
      ['linux', ''],
    ],
  ] as const)('that was %j and is %j is still the same', (pinned, claimed) => {
    expect(same(pinned, claimed)).toBe(true);
    expect(same(claimed, pinned)).toBe(true);
  });

  it.each([
    [
      ['android 15', 'Android'],
      ['ios 26', 'Android'],
    ],
    [
      ['ios 26', 'iPhone'],
      ['ios 26', 'iPad'],
    ],
    [
      ['macos', 'Mac'],
      ['windows', 'Mac'],
    ],
    [
      ['linux', 'Linux'],
      ['linux', ''],
    ],
    [
      ['linux', 'Linux'],
      ['linux 6.1', 'Linux'],
    ],
    [
      ['android', 'Android'],
      ['androidtv', 'Android'],
    ],
    [
      ['ios', 'iPhone'],
      ['iosx 1', 'iPhone'],
    ],
    [
      ['windows 11', 'Windows'],
      ['windows 10', 'Windows'],
    ],
    [
      ['linux', 'Linux'],
      ['', 'Linux'],
    ],
    [
      ['android', 'Android'],
      ['constructor', 'Android'],
    ],
  ] as const)('that was %j and is %j must be approved anew', (pinned, claimed) => {
    expect(same(pinned, claimed)).toBe(false);
    expect(same(claimed, pinned)).toBe(false);
  });
});
