/** What the words of the pages decide: plurals, times, who did it. In the languages that are not English. */
import { afterEach, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src-renderer/language/languages.ts';
import { speak, t } from '../../src-renderer/language/t.ts';
import { en } from '../../src-renderer/locales/en/index.ts';
import { abilitiesOf, type HistoryEntry } from '../../src-main/gateway/index.ts';
import { abilitySentence } from '../../src-renderer/words/ability-words.ts';
import { kindWords } from '../../src-renderer/words/device-words.ts';
import { loginRefusal } from '../../src-renderer/words/desktop-words.ts';
import { historyMeta, historySentence } from '../../src-renderer/words/history-words.ts';
import { lockoutWords } from '../../src-renderer/words/lockout-words.ts';
import { clockWords, sumWords } from '../../src-renderer/words/diagnosis-words.ts';
import { commandCount, tookWords } from '../../src-renderer/words/node-words.ts';
import { replaceConsequence } from '../../src-renderer/words/settings-words.ts';
import { ago, dayWords, endsIn, since } from '../../src-renderer/words/time-words.ts';
import { inWords } from './in-words.ts';

const HOUR_MS = 3_600_000;
const NOON = new Date(2026, 10, 22, 12).getTime();

async function speaking(language: Language): Promise<void> {
  speak(language, await LANGUAGES[language].catalogue());
}

afterEach(() => {
  speak('en', en);
});

it.each<[Language, string]>([
  [
    'de',
    'Die App wird bei der Anmeldung nicht starten: Der Autostart-Eintrag startet /opt/gone, und das gibt es nicht.',
  ],
  [
    'fr',
    'L’application ne démarrera pas à l’ouverture de session\u00a0: L’entrée de démarrage lance /opt/gone, qui n’existe pas.',
  ],
])('says in %s alone why it will not start at login', async (language, words) => {
  await speaking(language);
  const refusal = loginRefusal(true, {
    startAtLogin: { kind: 'overridden', why: { code: 'programMissing', program: '/opt/gone' } },
  });
  expect(refusal).not.toHaveProperty('english');
  expect(inWords(refusal)).toBe(words);
});

it('ends no line of French between a word and its mark', async () => {
  await speaking('fr');
  expect(t('devices.remove.ask', { device: 'Pixel' })).toBe('Retirer Pixel\u202f?');
  expect(t('firstRun.appears')).toBe('L’appareil apparaît sous «\u00a0En attente\u00a0».');
  for (const message of Object.values(await LANGUAGES.fr.catalogue())) expect(message).not.toMatch(/ [:;?!»]|« /);
});

describe('times', () => {
  it.each<[Language, readonly string[]]>([
    ['de', ['gerade eben', 'vor 2 Min.', 'vor 3 Std.', 'gestern', 'vor 6 Tagen', 'am 25. Okt.']],
    ['fr', ['à l’instant', 'il y a 2 min', 'il y a 3 h', 'hier', 'il y a 6 jours', 'le 25 oct.']],
  ])('ago, in %s', async (language, words) => {
    await speaking(language);
    const hours = [0, 1 / 30, 3, 25, 6 * 24 + 1, 28 * 24];
    expect(hours.map((each) => ago(NOON - each * HOUR_MS, NOON))).toEqual(words);
  });

  it.each<[Language, readonly string[]]>([
    ['en', ['ends in 3 h', 'ends on 20 Dec', 'since 09:00', 'since 25 Oct, 12:00', 'Today', '25 October 2026']],
    ['de', ['endet in 3 Std.', 'endet am 20. Dez.', 'seit 09:00', 'seit 25. Okt., 12:00', 'Heute', '25. Oktober 2026']],
    [
      'fr',
      [
        'se termine dans 3 h',
        'se termine le 20 déc.',
        'depuis 09:00',
        'depuis le 25 oct. à 12:00',
        'Aujourd’hui',
        '25 octobre 2026',
      ],
    ],
  ])('until and since, in %s', async (language, words) => {
    await speaking(language);
    const [soon, late, before] = [NOON + 3 * HOUR_MS, NOON + 28 * 24 * HOUR_MS, NOON - 28 * 24 * HOUR_MS];
    expect([
      endsIn(soon, NOON),
      endsIn(late, NOON),
      since(NOON - 3 * HOUR_MS, NOON),
      since(before, NOON),
      dayWords(NOON, NOON),
      dayWords(before, NOON),
    ]).toEqual(words);
  });
});

describe('devices', () => {
  it.each<[Language, string, string]>([
    [
      'de',
      'Kann alles ändern; teilt auf Anfrage Kamera, Standort, Textnachrichten und 1 mehr',
      'Browser auf einem Mac',
    ],
    [
      'fr',
      'Peut tout modifier\u202f; partage à la demande sa caméra, sa position, ses SMS et 1 autre chose',
      'Navigateur sur un Mac',
    ],
  ])('in %s', async (language, may, kind) => {
    await speaking(language);
    const abilities = abilitiesOf([
      { role: 'operator', scopes: ['operator.admin'], commands: [] },
      { role: 'node', scopes: [], commands: ['camera.snap', 'location.get', 'sms.send', 'photos.latest'] },
    ]);
    expect(abilitySentence(abilities)).toBe(may);
    expect(kindWords({ name: '', platform: 'MacIntel', deviceFamily: '', clientId: 'openclaw-control-ui' })).toBe(kind);
  });
});

describe('what happened', () => {
  const entry: HistoryEntry = { id: '1', atMs: 1, kind: 'approved', deviceId: 'ab'.repeat(32), name: 'nas' };
  const lockout: HistoryEntry = { id: '1', atMs: 1, kind: 'locked-out', address: '203.0.113.7', cause: 'setup-code' };
  it.each<[Language, HistoryEntry, string]>([
    ['de', entry, 'nas wurde genehmigt'],
    ['de', { ...entry, by: 'window' }, 'nas wurde auf diesem Computer genehmigt'],
    ['de', { ...entry, by: 'client', byName: 'Mac' }, 'nas wurde von Mac genehmigt'],
    ['de', { ...entry, kind: 'undone', cause: 'block' }, 'nas ist nicht mehr gesperrt: Sperre zurückgenommen'],
    ['de', { ...lockout, count: 1 }, '203.0.113.7 wurde nach 1 falschem Versuch ausgesperrt: Einrichtungscode'],
    ['de', { ...lockout, count: 9 }, '203.0.113.7 wurde nach 9 falschen Versuchen ausgesperrt: Einrichtungscode'],
    ['fr', { ...entry, by: 'command-line' }, 'nas a été approuvé depuis la ligne de commande'],
    ['fr', { ...lockout, count: 1 }, '203.0.113.7 a été exclue après 1 essai erroné\u00a0: code d’installation'],
  ])('%s: %j', async (language, one, sentence) => {
    await speaking(language);
    expect(historySentence(one)).toBe(sentence);
  });

  it('counts', async () => {
    await speaking('de');
    expect(historyMeta({ ...entry, count: 3 })).toEqual(['3-mal']);
    expect(lockoutWords({ kind: 'setup-code', id: '1', address: '', failures: 1, sinceMs: 0, untilMs: 0 })).toBe(
      '1 falscher Einrichtungscode',
    );
    expect(lockoutWords({ kind: 'setup-code', id: '1', address: '', failures: 2, sinceMs: 0, untilMs: 0 })).toBe(
      '2 falsche Einrichtungscodes',
    );
  });
});

describe('figures', () => {
  it.each<[Language, readonly string[]]>([
    ['de', ['1 Befehl erlaubt, 2 warten', 'in 1,5 s', '1 Problem', '90 Sekunden hinter der des Gateways.']],
    [
      'fr',
      [
        '1 commande autorisée, 2 en attente',
        'en 1,5 s',
        '1 problème',
        '90 secondes de retard sur celle de la passerelle.',
      ],
    ],
  ])('in %s', async (language, words) => {
    await speaking(language);
    const command = (state: 'allowed' | 'waiting') => ({ name: 'camera.snap', state });
    expect([
      commandCount([command('allowed'), command('waiting'), command('waiting')]),
      tookWords(1_500),
      sumWords({ findings: [{ check: 'token', state: 'problem', what: '', evidence: [] }] }).title,
      clockWords(90_000).says,
    ]).toEqual(words);
  });

  it.each([
    [['a'], 'Sofort abgemeldet: a. '],
    [['a', 'b', 'c', 'd'], 'Sofort abgemeldet: a, b, c und 1 weiteres. '],
    [['a', 'b', 'c', 'd', 'e'], 'Sofort abgemeldet: a, b, c und 2 weitere. '],
  ])('whom a new token ends: %j', async (names, words) => {
    await speaking('de');
    expect(replaceConsequence(names)).toBe(`${words}Gekoppelte Geräte haben eigene Tokens und bleiben.`);
  });
});
