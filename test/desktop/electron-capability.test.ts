import { expect, it } from 'vitest';
import { electronCapability } from '../../src-main/desktop/notifications/electron-capability.ts';

it.each([
  ['darwin', true, false, 'buttons'],
  ['win32', true, true, 'buttons'],
  ['win32', true, false, 'body-click'],
  ['darwin', false, false, 'unavailable'],
] as const)('%s, supported %s, handles activation %s: %s', (platform, supported, handlesActivation, kind) => {
  expect(electronCapability({ platform, supported, handlesActivation }).kind).toBe(kind);
});
