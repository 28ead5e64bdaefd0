import type { summary as english } from '../en/summary.ts';
import type { Translated } from '../translated.ts';

export const summary: Translated<typeof english> = {
  'summary.label': 'Gateway',
  'summary.stopped': 'Bis es gestartet wird, kann sich kein Gerät verbinden.',
  'summary.localOnly': 'nur dieser Computer',
  'summary.version': 'Version {version}',
  'summary.copyAddress': 'Adresse kopieren',
  'summary.start': 'Starten',
  'summary.starting': 'Startet …',
  'summary.restart': 'Gateway neu starten',
  'summary.restarting': 'Startet neu …',
};
