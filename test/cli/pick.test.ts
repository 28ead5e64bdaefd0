/** What a person means by what they type: exactly one, or nothing happens. */
import { describe, expect, it } from 'vitest';
import { pickDevice, pickRequest } from '../../src-main/cli/pick.ts';
import type { PairedDeviceView, WaitingRequest } from '../../src-main/gateway/index.ts';

const requests = [
  { requestId: 'kq3v8nabcdefghijkmnpqrs-A3F9CK', deviceId: 'aa11bb22', code: 'A3F9CK' },
  { requestId: 'kq3v9nabcdefghijkmnpqrs-T7M2QX', deviceId: 'aa11cc33', code: 'T7M2QX' },
] as unknown as WaitingRequest[];
const devices = [
  { deviceId: 'aa11bb22', name: 'Pixel 9' },
  { deviceId: 'aa11cc33', name: 'Pixel 9' },
  { deviceId: 'dd44ee55', name: 'nas', label: 'Cellar' },
  { deviceId: 'ff66', name: '' },
] as unknown as PairedDeviceView[];

describe('a waiting request', () => {
  it.each([
    ['its code as shown', 'A3F-9CK', 'A3F9CK'],
    ['its code without the dash, in small letters', 'a3f9ck', 'A3F9CK'],
    ['the beginning of its code', 'T7', 'T7M2QX'],
    ['its whole request id', 'kq3v8nabcdefghijkmnpqrs-A3F9CK', 'A3F9CK'],
    ['the beginning of its request id', 'kq3v9', 'T7M2QX'],
    ['its device id', 'aa11cc33', 'T7M2QX'],
    ['the beginning of its device id', 'aa11b', 'A3F9CK'],
  ])('is found by %s', (_what, text, code) => {
    expect(pickRequest(requests, text)).toMatchObject({ kind: 'one', item: { code } });
  });

  it.each([
    ['a beginning that fits two', 'kq3v', 'several'],
    ['a device id that fits two', 'aa11', 'several'],
    ['an unknown code', 'ZZZ-ZZZ', 'none'],
    ['nothing', '  ', 'none'],
    ['the middle of an id', 'nabc', 'none'],
  ])('is not picked by %s', (_what, text, kind) => {
    expect(pickRequest(requests, text).kind).toBe(kind);
  });
});

describe('a paired device', () => {
  it.each([
    ['the beginning of its id', 'dd', 'dd44ee55'],
    ['its name', 'NAS', 'dd44ee55'],
    ["its owner's name for it", 'cellar', 'dd44ee55'],
  ])('is found by %s', (_what, text, deviceId) => {
    expect(pickDevice(devices, text)).toMatchObject({ kind: 'one', item: { deviceId } });
  });

  it('is not picked by a name that two have', () => {
    expect(pickDevice(devices, 'Pixel 9')).toMatchObject({ kind: 'several', items: { length: 2 } });
  });
});
