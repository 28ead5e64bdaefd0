/** Which builds look for newer versions, and where; what others tell of it. */
import { describe, expect, it } from 'vitest';
import { updateFeed, type BuildFacts } from '../../src-main/desktop/updates/update-feed.ts';

const feed = { url: 'https://updates.openclaw-gateway.example/', publicKey: `${'A'.repeat(43)}=` };
const released: BuildFacts = {
  packaged: true,
  platform: 'linux',
  manifest: { name: 'openclaw-gateway-desktop', version: '1.0.0', updates: feed },
  appImage: true,
  fromPackage: false,
};

it.each<[string, Partial<BuildFacts>]>([
  ['an AppImage', {}],
  ['Windows', { platform: 'win32', appImage: false }],
  ['macOS', { platform: 'darwin', appImage: false }],
])('%s of a release looks in its feed', (_what, facts) => {
  expect(updateFeed({ ...released, ...facts })).toEqual({ ok: true, feed });
});

describe('nothing is looked for', () => {
  it.each<[string, Partial<BuildFacts>, string]>([
    ['in a checkout', { packaged: false }, 'unavailable'],
    ['by a build without a feed', { manifest: { name: 'openclaw-gateway-desktop' } }, 'unavailable'],
    ['without encryption', { manifest: { updates: { ...feed, url: 'http://updates.example/' } } }, 'unavailable'],
    ['without a key', { manifest: { updates: { url: feed.url } } }, 'unavailable'],
    ['with half a key', { manifest: { updates: { ...feed, publicKey: 'AAAA' } } }, 'unavailable'],
    ['by a deb or an rpm', { appImage: false, fromPackage: true }, 'by-system'],
    ['by an unpacked archive', { appImage: false }, 'unavailable'],
  ])('%s', (_what, facts, kind) => {
    expect(updateFeed({ ...released, ...facts })).toMatchObject({
      ok: false,
      state: { kind, why: expect.stringMatching(/\.$/) },
    });
  });
});
