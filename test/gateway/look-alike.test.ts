/** Names that a person could take for one another. */
import { describe, expect, it } from 'vitest';
import { lookAlikeOf, looksOf } from '../../src-main/gateway/pairing/look-alike.ts';
import { withGrant, type PairedDevice } from '../../src-main/gateway/pairing/paired-device.ts';
import { anAsk } from './asks.ts';

function trusted(deviceId: string, name: string, label?: string): PairedDevice {
  const ask = { ...anAsk({ deviceId, name }), granted: [], asked: [], withoutSecret: false, label };
  return withGrant(undefined, ask, 'window', 1);
}

describe('the looks of a name', () => {
  it.each([
    ['Pixel 9', 'pixel 9'],
    ['Pixel 9', 'Pixel-9'],
    ['Pixel 9', 'Pixel  9 '],
    ['Pixel 9', 'Рixеl 9'], // Cyrillic Er and Ie
    ['Pixel 9', 'ΡіХеӀ 9'], // Greek Rho, Cyrillic i, Ha, ie and palochka
    ['Pixel 9', 'Pıxel 9'],
    ['Pixel 9', 'Pixe1 9'],
    ['Pixel 9', 'PixeI 9'],
    ['Pixel 9', 'Ｐｉｘｅｌ ９'],
    ['Pixel 9', 'Píxël 9'],
    ['Pixel 9', '𝐏𝐢𝐱𝐞𝐥 𝟗'],
    ['Anna’s iPhone', "Anna's iPhone"],
    ['Anna’s iPhone', 'Annas IPHONE'],
    ['Tom', 'Torn'],
    ['Mac 10', 'Mас lO'],
    ['owner', 'ovvner'],
  ])('%j and %j are the same', (one, other) => {
    expect(looksOf(other)).toBe(looksOf(one));
  });

  it.each([
    ['Pixel 9', 'Pixel 8'],
    ['Pixel 9', 'Pixel 9 Pro'],
    ['Anna’s iPhone', 'Hanna’s iPhone'],
    ['nas', 'nas2'],
    ['★', '☆'],
    ['客厅平板', '卧室平板'],
  ])('%j and %j differ', (one, other) => {
    expect(looksOf(other)).not.toBe(looksOf(one));
  });
});

describe('a device that asks', () => {
  const phone = trusted('phone', 'Pixel 9', 'Anna’s phone');
  const nas = trusted('nas', 'nas');

  it.each([
    ['Pixel 9', 'Anna’s phone'],
    ['Рixel 9', 'Anna’s phone'],
    ['Annas ph0ne', 'Anna’s phone'],
    ['NAS', 'nas'],
    ['Pixel 8', undefined],
    ['', undefined],
  ])('as %j could be taken for %j', (name, expected) => {
    expect(lookAlikeOf({ deviceId: 'new', name }, [phone, nas])).toBe(expected);
  });

  it('is never taken for itself, nor for one without a name', () => {
    expect(lookAlikeOf({ deviceId: 'nas', name: 'nas' }, [phone, nas])).toBeUndefined();
    expect(lookAlikeOf({ deviceId: 'new', name: 'x' }, [trusted('bare', '')])).toBeUndefined();
  });

  it('is compared with the name that a device has now', () => {
    const renamed = { ...nas, label: 'Cellar' };
    expect(lookAlikeOf({ deviceId: 'new', name: 'cellar' }, [nas])).toBeUndefined();
    expect(lookAlikeOf({ deviceId: 'new', name: 'cellar' }, [renamed])).toBe('Cellar');
  });
});
