/** What About says of a newer version. */
import { describe, expect, it } from 'vitest';
import { timeOfDay } from '../../src-main/desktop/local-time.ts';
import type { UpdateState } from '../../src-main/desktop/updates/update-state.ts';
import { updateOffer, updateSentence } from '../../src-main/desktop/updates/update-words.ts';

describe('About', () => {
  it.each<[UpdateState, string]>([
    [{ kind: 'unavailable', why: 'This build is not a release.' }, 'This build is not a release.'],
    [{ kind: 'by-system', why: 'Updates come with those of your system.' }, 'Updates come with those of your system.'],
    [{ kind: 'current' }, 'It looks for updates once a day.'],
    [{ kind: 'current', checkedAtMs: 1_000 }, `Up to date, as of ${timeOfDay(1_000)}.`],
    [{ kind: 'checking' }, 'Looking for updates…'],
    [{ kind: 'downloading', version: '1.2.0', percent: 4 }, 'Version 1.2.0 is being fetched.'],
  ])('says of %j what is known', (state, sentence) => {
    expect(updateSentence(state)).toBe(sentence);
  });

  it.each<UpdateState>([
    { kind: 'available', version: '1.2.0' },
    { kind: 'ready', version: '1.2.0' },
    { kind: 'failed', why: 'Version 1.2.0 could not be fetched.' },
  ])('names the row of the tray that does something about it: %j', (state) => {
    const offer = updateOffer(state);
    expect(offer?.step).toBeDefined();
    expect(updateSentence(state)).toContain(`“${offer?.label ?? ''}” in the tray menu.`);
  });
});
