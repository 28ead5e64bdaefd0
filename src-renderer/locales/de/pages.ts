import type { pages as english } from '../en/pages.ts';
import type { Translated } from '../translated.ts';

export const pages: Translated<typeof english> = {
  'pages.navigation': 'Seiten',
  'pages.overview': 'Übersicht',
  'pages.devices': 'Geräte',
  'pages.nodes': 'Nodes',
  'pages.activity': 'Verlauf',
  'pages.connect': 'Verbinden',
  'pages.diagnose': 'Diagnose',
  'pages.settings': 'Einstellungen',
  'pages.count.activity': ', {count, plural, one {# Adresse} other {# Adressen}} ausgesperrt',
  'pages.count.diagnose': ', {count, plural, one {# Problem} other {# Probleme}}',
  'pages.count.waiting': ', {count, plural, one {# wartet} other {# warten}}',
  'pages.connecting': 'Verbindung wird aufgebaut …',
  'pages.loading': 'Wird geladen …',
};
