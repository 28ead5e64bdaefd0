/** Where a request is inside our pages, whatever a proxy makes of its path. */
import { describe, expect, it } from 'vitest';
import { pagePath, pathIn } from '../../src-main/gateway/transport/page-path.ts';

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

  it.each([
    ['/', '/'],
    ['/devices', '/devices'],
    ['/openclaw/devices/', '/openclaw/devices/'],
    ['/gate.svg', '/gate.svg'],
    ['/openclaw/gate.svg', '/gate.svg'],
    ['/assets/index-a1.js', '/assets/index-a1.js'],
    ['/openclaw/assets/index-a1.js', '/assets/index-a1.js'],
    ['/a/b/assets/index-a1.css', '/assets/index-a1.css'],
    ['/assets/x/index.js', '/index.js'],
  ])('%s is the file or the page %s', (path, file) => {
    expect(pagePath(path)).toBe(file);
  });
});
