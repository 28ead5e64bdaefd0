import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { Said } from '../../src-renderer/components/said.tsx';
import { LanguageChoice } from '../../src-renderer/language/language-choice.ts';
import { fittingLanguage, isLanguage, LANGUAGES, type Language } from '../../src-renderer/language/languages.ts';
import { listed } from '../../src-renderer/language/listed.ts';
import { Rich } from '../../src-renderer/language/rich.tsx';
import { saying, type Sentence } from '../../src-renderer/language/sentence.ts';
import { i18n, region, speak, t } from '../../src-renderer/language/t.ts';
import { en, type MessageId } from '../../src-renderer/locales/en/index.ts';

const IDS = Object.keys(en) as MessageId[];
const OTHERS = Object.keys(LANGUAGES)
  .filter(isLanguage)
  .filter((language) => language !== 'en');

afterEach(() => {
  speak('en', en);
});

describe.each(OTHERS)('the catalogue of %s', (language) => {
  it('wants to be told the same values and has the same elements as the English one', async () => {
    const catalogue = await LANGUAGES[language].catalogue();
    for (const id of IDS) expect([id, ...parts(catalogue[id])]).toEqual([id, ...parts(en[id])]);
  });

  it('compiles, and leaves no value out', async () => {
    const catalogue = await LANGUAGES[language].catalogue();
    speak(language, catalogue);
    for (const id of IDS) {
      const counted = names(`${en[id]} ${catalogue[id]}`, /\{(\w+), plural,/g);
      const values = Object.fromEntries(names(en[id]).map((name) => [name, counted.includes(name) ? 2 : `<${name}>`]));
      const said = i18n._(id, values);
      expect(said).not.toMatch(/[{}]|undefined/);
      for (const name of names(en[id]).filter((each) => !counted.includes(each)))
        expect([id, said]).toEqual([id, expect.stringContaining(`<${name}>`)]);
    }
  });
});

it.each<[Language, number, string]>([
  ['en', 1, '1 more device connected'],
  ['en', 2, '2 more devices connected'],
  ['de', 1, '1 weiteres Gerät verbunden'],
  ['fr', 0, '0 autre appareil connecté'],
  ['fr', 2, '2 autres appareils connectés'],
])('counts in %s: %i', async (language, count, words) => {
  speak(language, await LANGUAGES[language].catalogue());
  expect(t('overview.moreDevices', { count })).toBe(words);
});

it.each([
  [['de-AT', 'en'], 'de'],
  [['nl', 'fr-CA', 'de'], 'fr'],
  [['nl'], 'en'],
  [[], 'en'],
  [['__proto__', 'constructor'], 'en'],
])('fits %j with %s', (preferred, language) => {
  expect(fittingLanguage(preferred)).toBe(language);
});

it.each<[Language, number, string]>([
  ['en', 1, ', 1 waiting'],
  ['de', 1, ', 1 wartet'],
  ['de', 2, ', 2 warten'],
  ['fr', 2, ', 2 en attente'],
])('says who waits in %s: %i', async (language, count, words) => {
  speak(language, await LANGUAGES[language].catalogue());
  expect(t('pages.count.waiting', { count })).toBe(words);
});

it.each<[Language, string]>([
  ['en', 'a, b and c'],
  ['de', 'a, b und c'],
  ['fr', 'a, b et c'],
])('lists in %s', async (language, words) => {
  speak(language, await LANGUAGES[language].catalogue());
  expect(listed(['a', 'b', 'c'])).toBe(words);
});

describe('a sentence that is kept', () => {
  const shown = (sentence: Sentence | undefined): string => renderToStaticMarkup(createElement(Said, { sentence }));

  it('is in the language of the moment in which it is shown', async () => {
    const kept = saying('overview.moreDevices', { count: 2 });
    expect(shown(kept)).toBe('2 more devices connected');
    speak('de', await LANGUAGES.de.catalogue());
    expect(shown(kept)).toBe('2 weitere Geräte verbunden');
  });

  it('is marked as English where the gateway wrote it, and stays so', async () => {
    speak('de', await LANGUAGES.de.catalogue());
    expect(shown({ english: 'Not <b>paired</b>.' })).toBe('<span lang="en">Not &lt;b&gt;paired&lt;/b&gt;.</span>');
    expect(shown(undefined)).toBe('');
  });
});

describe('a message with elements in it', () => {
  const drawn = (device: string): string => renderToStaticMarkup(Rich({ id: 'review.lookAlike', values: { device } }));

  it('has each where the language puts it', async () => {
    const link = createElement('a', { href: '#/settings' });
    const hint = (): string => renderToStaticMarkup(Rich({ id: 'refusedSteps.haveToken', tags: { settings: link } }));
    expect(hint()).toBe('Have the gateway’s token? Enter it in <a href="#/settings">Settings</a>.');
    speak('de', await LANGUAGES.de.catalogue());
    expect(hint()).toContain('In den <a href="#/settings">Einstellungen</a> eingeben.');
    expect(drawn('Pixel 9')).toBe('Nicht der bekannte Schlüssel von Pixel 9');
  });

  it.each(['<settings>x</settings>', '<0/>', '{device}', '<b>', '<1>&</1>'])(
    'shows what a device calls itself as it is: %s',
    (name) => {
      const shown = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(drawn(name)).toBe(`Not the key of ${shown} that you know`);
    },
  );
});

describe('the choice of a language', () => {
  it('is the browser’s own until one is chosen, which the browser keeps', async () => {
    const page = { lang: 'en' };
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const choice = new LanguageChoice({ page, storage, preferred: ['fr-CH'] });
    await choice.start();
    expect([page.lang, region(), t('pages.devices')]).toEqual(['fr', 'fr-FR', 'Appareils']);

    let told = 0;
    choice.subscribe(() => told++);
    await choice.choose('de');
    expect([page.lang, choice.spoken(), told, t('pages.devices')]).toEqual(['de', 'de', 1, 'Geräte']);

    const later = new LanguageChoice({ page, storage, preferred: ['fr-CH'] });
    await later.start();
    expect(later.spoken()).toBe('de');
  });

  it('holds where the browser keeps nothing, and takes nothing foreign from what is kept', async () => {
    const page = { lang: 'en' };
    const choice = new LanguageChoice({ page, storage: undefined, preferred: ['en'] });
    await choice.choose('fr');
    expect(choice.spoken()).toBe('fr');

    const foreign = { getItem: () => 'constructor', setItem: () => undefined };
    expect(new LanguageChoice({ page, storage: foreign, preferred: [] }).chosen()).toBe('system');
  });

  it('that is overtaken by another does not come back', async () => {
    const page = { lang: 'en' };
    const choice = new LanguageChoice({ page, storage: undefined, preferred: [] });
    await Promise.all([choice.choose('fr'), choice.choose('en')]);
    expect([page.lang, t('pages.devices')]).toEqual(['en', 'Devices']);
  });
});

/** Of values and elements, sorted, each once. */
function parts(message: string): readonly string[] {
  return [...names(message), ...new Set(message.match(/<\w+\/?>/g))].sort();
}

function names(message: string, pattern = /\{(\w+)(?=[,}])/g): readonly string[] {
  return [...new Set([...message.matchAll(pattern)].map(([, name]) => name!))].sort();
}
