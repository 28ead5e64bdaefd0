import type { pages as english } from '../en/pages.ts';
import type { Translated } from '../translated.ts';

export const pages: Translated<typeof english> = {
  'pages.navigation': 'Pages',
  'pages.overview': 'Aperçu',
  'pages.devices': 'Appareils',
  'pages.nodes': 'Nodes',
  'pages.activity': 'Activité',
  'pages.connect': 'Connexion',
  'pages.diagnose': 'Diagnostic',
  'pages.settings': 'Réglages',
  'pages.count.activity': ', {count, plural, one {# adresse exclue} other {# adresses exclues}}',
  'pages.count.diagnose': ', {count, plural, one {# problème} other {# problèmes}}',
  'pages.count.waiting': ', {count} en attente',
  'pages.connecting': 'Connexion en cours…',
  'pages.loading': 'Chargement…',
};
