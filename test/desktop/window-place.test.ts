/** What the preferences file says of the window, which a person, another program or a disk may have changed. */
import { describe, expect, it } from 'vitest';
import { windowPlace } from '../../src-main/desktop/window/window-place.ts';

const SCREEN = { x: 0, y: 27, width: 1920, height: 1053 };
const SECOND = { x: -1280, y: 0, width: 1280, height: 1024 };
const kept = { x: 100, y: 80, width: 900, height: 700 };
const size = { width: 900, height: 700 };

describe('a window', () => {
  it.each([
    ['where it was', kept, [SCREEN], kept],
    ['where it was, on the second screen', { ...kept, x: -1200 }, [SCREEN, SECOND], { ...kept, x: -1200 }],
    ['half off the screen, where it can still be held', { ...kept, x: 1800 }, [SCREEN], { ...kept, x: 1800 }],
    ['as large as it was, where the second screen has gone', { ...kept, x: -1200 }, [SCREEN], size],
    ['as large as it was, where only its side can be seen', { ...kept, x: 1900 }, [SCREEN], size],
    ['as large as it was, where its title bar is above the screen', { ...kept, y: -600 }, [SCREEN], size],
    ['as large as it was, where its title bar is below the screen', { ...kept, y: 1075 }, [SCREEN], size],
    ['as large as it was, where its place is no place', { ...kept, x: '100' }, [SCREEN], size],
    ['as large as it was, where there is no screen', kept, [], size],
  ])('opens %s', (_what, from, areas, place) => {
    expect(windowPlace(from, areas)).toEqual(place);
  });

  it.each([
    undefined,
    null,
    'wide',
    7,
    [],
    {},
    { ...kept, width: '900' },
    { ...kept, width: Number.NaN },
    { ...kept, height: -700 },
    { ...kept, height: 0 },
    { ...kept, width: 900.5 },
    { ...kept, width: 1e9 },
    { x: 100, y: 80 },
  ])('opens as it does the first time where %j was kept', (from) => {
    expect(windowPlace(from, [SCREEN])).toEqual({});
  });
});
