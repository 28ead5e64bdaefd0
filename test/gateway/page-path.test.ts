/** Where a request is inside our pages, whatever a proxy makes of its path. */
import { describe, expect, it } from 'vitest';
import { pathIn } from '../../src-main/gateway/transport/page-path.ts';

describe('a path', () => {
  it.each([
    ['', '/', '/'],
    ['', '/devices?x=/a#b', '/devices'],
    ['', '/openclaw/', '/openclaw/'],
    ['/openclaw', '/openclaw/', '/'],
    ['/openclaw', '/openclaw', ''],
    ['/openclaw', '/openclaw?token=x', ''],
    ['/openclaw', '/openclaw/health', '/health'],
    ['/openclaw', '/openclaw/assets/a.js', '/assets/a.js'],
    ['/openclaw', '/', '/'],
    ['/openclaw', '/health', '/health'],
    ['/openclaw', '/openclawx/a', '/openclawx/a'],
    ['/a/b', '/a/b/c', '/c'],
    ['/a/b', '/a/', '/a/'],
  ])('under %j asked as %s is %j', (base, url, path) => {
    expect(pathIn(base, url)).toBe(path);
  });
});
