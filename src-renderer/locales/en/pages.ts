/** The frame of every page: their names, their tabs, the way between them. */
export const pages = {
  'pages.navigation': 'Pages',
  'pages.overview': 'Overview',
  'pages.devices': 'Devices',
  'pages.nodes': 'Nodes',
  'pages.activity': 'Activity',
  'pages.connect': 'Connect',
  'pages.diagnose': 'Diagnose',
  'pages.settings': 'Settings',
  'pages.count.activity': ', {count, plural, one {# address} other {# addresses}} locked out',
  'pages.count.diagnose': ', {count, plural, one {# problem} other {# problems}}',
  'pages.count.waiting': ', {count} waiting',
  'pages.connecting': 'Connecting…',
  'pages.loading': 'Loading…',
} as const;
