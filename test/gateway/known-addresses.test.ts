/** Where trusted devices were let in from: counted by sender, bounded, and worth nothing once the device is removed. */
import { describe, expect, it } from 'vitest';
import { KnownAddresses } from '../../src-main/gateway/origin/known-addresses.ts';

describe('the address of a trusted device', () => {
  it('is known, and with it its whole /64; another is not', () => {
    const known = new KnownAddresses(() => true);
    known.note({ deviceId: 'a', address: '192.168.1.7' });
    known.note({ deviceId: 'b', address: '2001:db8::1' });
    expect(['192.168.1.7', '192.168.1.8', '2001:db8::2', '2001:db8:0:1::1'].map((one) => known.has(one))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(known.all()).toHaveLength(2);
  });

  it('is known no more when the last device there was removed', () => {
    const trusted = new Set(['a', 'b']);
    const known = new KnownAddresses((deviceId) => trusted.has(deviceId));
    known.note({ deviceId: 'a', address: '192.168.1.7' });
    known.note({ deviceId: 'b', address: '192.168.1.7' });
    trusted.delete('a');
    expect(known.has('192.168.1.7')).toBe(true);
    trusted.delete('b');
    expect(known.has('192.168.1.7')).toBe(false);
    expect(known.all()).toEqual([]);
  });

  it('is one of 1,024, of which the one seen least recently goes first', () => {
    const known = new KnownAddresses(() => true);
    for (let i = 0; i < 1_024; i += 1) known.note({ deviceId: `d${i}`, address: `10.0.${i >> 8}.${i & 255}` });
    known.note({ deviceId: 'd0', address: '10.0.0.0' });
    known.note({ deviceId: 'new', address: '10.9.9.9' });
    expect(['10.0.0.0', '10.0.0.1', '10.9.9.9'].map((one) => known.has(one))).toEqual([true, false, true]);
  });

  it('keeps sixteen devices behind one address', () => {
    const known = new KnownAddresses(() => true);
    for (let i = 0; i < 20; i += 1) known.note({ deviceId: `d${i}`, address: '192.168.1.7' });
    known.note({ deviceId: 'd19', address: '192.168.1.7' });
    expect(known.all()).toHaveLength(16);
    expect(known.all()[0]).toEqual({ deviceId: 'd19', address: '192.168.1.7' });
  });
});
