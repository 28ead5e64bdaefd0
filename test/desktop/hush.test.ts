/** "Do not disturb" and quiet hours: when nothing pops up, and when it ends, on any clock that a computer may have. */
import { describe, expect, it } from 'vitest';
import type { DoNotDisturb, NotificationSettings } from '../../src-main/desktop/ipc-contract.ts';
import { chosenNow, heldChoice, hushAt } from '../../src-main/desktop/notifications/hush.ts';
import { NoticePolicy } from '../../src-main/desktop/notifications/notice-policy.ts';
import {
  DEFAULT_NOTIFICATION_SETTINGS,
  readNotificationSettings,
  readNotificationSettingsChange,
} from '../../src-main/desktop/notifications/notification-settings.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { memoryPreferences } from './memory-preferences.ts';

const HOUR = 3_600_000;

/** Local time on the given day of May 2026. */
function at(day: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(2026, 4, day, hours, minutes).getTime();
}

function quietHours(from: string, to: string, on = true): NotificationSettings {
  return { ...DEFAULT_NOTIFICATION_SETTINGS, quietHours: { on, from, to } };
}

describe('quiet hours', () => {
  const night = quietHours('22:00', '07:00');
  const noon = quietHours('12:00', '13:30');
  it.each<[string, NotificationSettings, number, number | undefined]>([
    ['just before a night', night, at(4, '22:00') - 1, undefined],
    ['as a night begins', night, at(4, '22:00'), at(5, '07:00')],
    ['before midnight', night, at(4, '23:59'), at(5, '07:00')],
    ['after midnight', night, at(5, '00:00'), at(5, '07:00')],
    ['just before a night ends', night, at(5, '07:00') - 1, at(5, '07:00')],
    ['as a night ends', night, at(5, '07:00'), undefined],
    ['at noon', noon, at(4, '12:00'), at(4, '13:30')],
    ['after noon', noon, at(4, '13:30'), undefined],
    ['at midnight', noon, at(4, '00:00'), undefined],
    ['switched off', quietHours('22:00', '07:00', false), at(4, '23:00'), undefined],
    ['of no length', quietHours('22:00', '22:00'), at(4, '22:00'), undefined],
  ])('%s', (_what, settings, nowMs, untilMs) => {
    expect(hushAt(settings, nowMs)).toEqual(untilMs === undefined ? { kind: 'no' } : { kind: 'quiet-hours', untilMs });
  });
});

describe('do not disturb', () => {
  it.each<[DoNotDisturb['choice'], number, DoNotDisturb]>([
    ['one-hour', at(4, '14:02'), { choice: 'one-hour', untilMs: at(4, '15:02') }],
    ['until-morning', at(4, '14:02'), { choice: 'until-morning', untilMs: at(5, '08:00') }],
    ['until-morning', at(4, '07:30'), { choice: 'until-morning', untilMs: at(5, '08:00') }],
    ['until-morning', at(4, '02:00'), { choice: 'until-morning', untilMs: at(4, '08:00') }],
    ['until-turned-off', at(4, '14:02'), { choice: 'until-turned-off' }],
    ['off', at(4, '14:02'), { choice: 'off' }],
  ])('%s, chosen at %i', (choice, nowMs, kept) => {
    expect(chosenNow(choice, nowMs)).toEqual(kept);
  });

  const hour: DoNotDisturb = { choice: 'one-hour', untilMs: at(4, '15:02') };
  it.each<[string, DoNotDisturb, number, DoNotDisturb['choice']]>([
    ['while it lasts', hour, at(4, '15:02') - 1, 'one-hour'],
    ['when it is over', hour, at(4, '15:02'), 'off'],
    ['after the clock was set back by days', hour, at(1, '14:02'), 'off'],
    ['that lost its end', { choice: 'one-hour' }, at(4, '14:02'), 'off'],
    ['without an end', { choice: 'until-turned-off' }, at(31, '14:02'), 'until-turned-off'],
  ])('%s', (_what, choice, nowMs, held) => {
    expect(heldChoice(choice, nowMs).choice).toBe(held);
  });

  it('goes before quiet hours, which go on when it is over', () => {
    const both = { ...quietHours('14:00', '16:00'), doNotDisturb: hour };
    expect(hushAt(both, at(4, '15:01'))).toEqual({ kind: 'do-not-disturb', untilMs: at(4, '15:02') });
    expect(hushAt(both, at(4, '15:02'))).toEqual({ kind: 'quiet-hours', untilMs: at(4, '16:00') });
  });
});

describe('the settings', () => {
  const chosen: NotificationSettings = {
    doNotDisturb: { choice: 'until-turned-off' },
    quietHours: { on: true, from: '21:30', to: '06:15' },
    names: 'hidden',
  };
  it.each<[string, unknown, NotificationSettings]>([
    ['nothing', undefined, DEFAULT_NOTIFICATION_SETTINGS],
    ['what was kept', chosen, chosen],
    ['no object', 'off', DEFAULT_NOTIFICATION_SETTINGS],
    [
      'a time that is none',
      { ...chosen, quietHours: { on: true, from: '24:00', to: '06:15' } },
      { ...chosen, quietHours: DEFAULT_NOTIFICATION_SETTINGS.quietHours },
    ],
    ['another version', { ...chosen, names: 'initials', more: 1 }, { ...chosen, names: 'hidden-when-locked' }],
    [
      'an end that is no number',
      { ...chosen, doNotDisturb: { choice: 'one-hour', untilMs: '9' } },
      { ...chosen, doNotDisturb: { choice: 'off' } },
    ],
  ])('are read from %s', (_what, stored, settings) => {
    expect(readNotificationSettings(stored)).toEqual(settings);
  });

  it.each<[unknown, boolean]>([
    [{}, true],
    [{ names: 'shown' }, true],
    [{ doNotDisturb: 'one-hour', quietHours: chosen.quietHours }, true],
    [{ doNotDisturb: { choice: 'one-hour' } }, false],
    [{ quietHours: { on: true, from: '7:00', to: '08:00' } }, false],
    [{ quietHours: { on: true } }, false],
    [{ names: 'all' }, false],
    [{ other: true }, false],
    [null, false],
  ])('take %j from the page: %s', (told, taken) => {
    expect(readNotificationSettingsChange(told)).toEqual(taken ? told : undefined);
  });
});

describe('the policy', () => {
  function aPolicy(nowMs: number, stored?: Partial<NotificationSettings>) {
    const clock = new FakeClock(nowMs);
    const preferences = memoryPreferences({ notifications: stored });
    const policy = new NoticePolicy(preferences, clock);
    const told: string[] = [];
    policy.subscribe(() => told.push(policy.hush().kind));
    return { clock, preferences, policy, told };
  }

  it('keeps a choice over a restart, and tells when it begins and ends', () => {
    const { clock, preferences, policy, told } = aPolicy(at(4, '14:02'));
    policy.change({ doNotDisturb: 'one-hour' });
    const after = new NoticePolicy(preferences, clock);
    expect(after.hush()).toEqual({ kind: 'do-not-disturb', untilMs: at(4, '15:02') });
    clock.advance(HOUR - 1);
    expect(told).toEqual(['do-not-disturb']);
    clock.advance(1);
    expect(told).toEqual(['do-not-disturb', 'no']);
    expect(policy.settings().doNotDisturb).toEqual({ choice: 'off' });
    expect(after.hush()).toEqual({ kind: 'no' });
  });

  it('tells of quiet hours as they come and go, every day', () => {
    const { clock, told } = aPolicy(at(4, '14:02'), { quietHours: { on: true, from: '22:00', to: '07:00' } });
    clock.advance(48 * HOUR);
    expect(told).toEqual(['quiet-hours', 'no', 'quiet-hours', 'no']);
  });

  it('leaves no timer where nothing can change by itself, and none when it is closed', () => {
    const { clock, policy } = aPolicy(at(4, '14:02'));
    const set: number[] = [];
    const after = clock.after.bind(clock);
    clock.after = (ms, run) => {
      set.push(ms);
      return after(ms, run);
    };
    clock.advance(HOUR);
    policy.change({ names: 'hidden' });
    expect(set).toEqual([]);
    policy.change({ doNotDisturb: 'until-turned-off' });
    expect(set).toEqual([60_000]);
    policy.close();
    clock.advance(HOUR);
    expect(set).toEqual([60_000]);
  });

  it('changes only what it is told', () => {
    const { policy } = aPolicy(at(4, '14:02'), { names: 'hidden' });
    policy.change({ quietHours: { on: true, from: '10:00', to: '11:00' } });
    expect(policy.settings()).toEqual({
      doNotDisturb: { choice: 'off' },
      quietHours: { on: true, from: '10:00', to: '11:00' },
      names: 'hidden',
    });
  });
});
