import { describe, expect, it } from 'vitest';
import type { WaitingRequest } from '../../src-main/gateway/index.ts';
import { exampleRequest } from './examples.ts';
import { Scene, sceneWith } from './scene.ts';

const SUMMARY = 'waiting';

function stranger(index: number, changes: Partial<WaitingRequest> = {}): WaitingRequest {
  const name = `stranger-${String(index)}`;
  return exampleRequest({ deviceId: name, requestId: `${name}-request`, ...changes });
}

describe('many devices', () => {
  it('come one by one while they are ten seconds apart', () => {
    const scene = new Scene();
    for (let index = 0; index < 3; index += 1) {
      scene.ask(stranger(index));
      scene.pass(10_000);
    }
    expect(scene.titles).toEqual(Array.from({ length: 3 }, () => 'An Android phone wants to connect'));
  });

  it('that knock together are counted together in one line, and then take their turns', () => {
    const scene = sceneWith(stranger(1), stranger(2), stranger(3));
    expect(scene.shows).toHaveLength(1);
    scene.pass(1_000);
    expect(scene.titles.at(-1)).toBe('3 devices are waiting');
    expect(scene.screen[SUMMARY]).toEqual(['Review']);
    scene.pass(9_000);
    expect(scene.shows.at(-1)?.notice.key).toBe('ask:stranger-2');
    scene.pass(10_000);
    expect(scene.shows.at(-1)?.notice.key).toBe('ask:stranger-3');
    expect(scene.screen).not.toHaveProperty(SUMMARY);
  });

  it('are counted anew once, ten seconds later, in words that stay true', () => {
    const scene = sceneWith(stranger(1), stranger(2));
    scene.pass(1_000);
    for (let index = 3; index <= 6; index += 1) {
      scene.ask(stranger(index));
      scene.pass(2_000);
    }
    const lines = () => scene.titles.filter((title) => title.includes('devices'));
    expect(lines()).toEqual(['2 devices are waiting']);
    scene.pass(2_000);
    expect(lines()).toEqual(['2 devices are waiting', 'At least 6 devices are waiting']);
    for (let index = 7; index <= 20; index += 1) {
      scene.ask(stranger(index));
      scene.pass(2_000);
    }
    expect(lines()).toHaveLength(2);
    expect(scene.shows.slice(1).map(({ notice }) => notice.sound)).not.toContain(true);
  });

  it('are counted anew when so many do not wait any more', () => {
    const many = Array.from({ length: 6 }, (_, index) => stranger(index));
    const scene = sceneWith(...many);
    scene.pass(1_000);
    scene.end(many[2]!, 'denied', 'window');
    scene.pass(15_000);
    expect(scene.titles.filter((title) => title.includes('devices'))).toEqual([
      '6 devices are waiting',
      'At least 5 devices are waiting',
    ]);
  });

  it('leave no line behind when they are gone', () => {
    const scene = sceneWith(stranger(1), stranger(2));
    scene.pass(1_000);
    expect(scene.end(stranger(2), 'expired')).toEqual([{ type: 'withdraw', key: SUMMARY }]);
    expect(scene.titles.at(-1)).toBe('2 devices are waiting');
  });

  it('open the oldest card from the line, which does not come back for them', () => {
    const scene = sceneWith(stranger(1), stranger(2), stranger(3));
    scene.pass(1_000);
    expect(scene.click('review-all', SUMMARY)).toEqual([{ type: 'review', requestId: 'stranger-1-request' }]);
    scene.pass(300_000);
    expect(scene.shows).toHaveLength(2);
  });

  it('make a sound once a minute', () => {
    const scene = new Scene();
    for (let index = 0; index < 5; index += 1) {
      scene.ask(stranger(index));
      scene.pass(20_000);
    }
    expect(scene.shows.map(({ notice }) => notice.sound)).toEqual([true, false, false, true, false]);
  });

  it('cannot use one device that keeps changing its ask to get past the limits', () => {
    const scene = new Scene();
    let before = stranger(0);
    scene.ask(before);
    for (let index = 1; index < 1_000; index += 1) {
      const changed = { ...before, requestId: `change-${String(index)}`, digest: String(index) };
      scene.supersede(before, changed);
      before = changed;
      scene.pass(100);
    }
    expect(scene.shows.filter(({ notice }) => notice.key === 'ask:stranger-0').length).toBeLessThanOrEqual(5);
    expect(scene.shows.length).toBeLessThanOrEqual(6 + 100_000 / 10_000);
  });

  it.each([0, 29, 1_000, 5_000, 9_000, 11_000])(
    '%i ms apart, as many as come, give at most six in five minutes',
    (apartMs) => {
      const scene = new Scene();
      const shownAtMs: number[] = [];
      const seen = () => shownAtMs.push(...scene.shows.slice(shownAtMs.length).map(() => scene.nowMs));
      for (let index = 0; index < 1_000; index += 1) {
        scene.ask(stranger(index));
        if (scene.waiting.length > 64) scene.waiting.pop(); // the core never lists more
        seen();
        for (let passed = 0; passed < apartMs; passed += 500) {
          scene.pass(Math.min(500, apartMs - passed));
          seen();
        }
      }
      const inFiveMinutes = shownAtMs.map((from) => shownAtMs.filter((at) => at >= from && at < from + 300_000).length);
      expect(new Set(scene.shows.map(({ notice }) => notice.key)).size).toBeGreaterThan(apartMs === 0 ? 0 : 1);
      expect(Math.max(...inFiveMinutes)).toBeLessThanOrEqual(6);
    },
  );

  it('cannot make the line come and go to get past the limits', () => {
    const scene = new Scene();
    for (let index = 0; index < 300; index += 1) {
      const pair = [stranger(2 * index), stranger(2 * index + 1)];
      for (const request of pair) scene.ask(request);
      scene.pass(2_000);
      for (const request of pair) scene.end(request, 'expired');
      if (scene.nowMs < 300_000) expect(scene.shows.length).toBeLessThanOrEqual(6);
    }
    expect(scene.titles).toContain('2 devices are waiting');
  });
});
