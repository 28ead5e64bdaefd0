/** The tray's menu as a person reads it, and a calm state to change. */
import type { TrayFacts, TrayRow } from '../../src-main/desktop/tray/tray-model.ts';
import { exampleStatus } from './examples.ts';

export const CALM: TrayFacts = {
  status: exampleStatus(),
  waiting: [],
  commandRequests: [],
  connected: [],
  notifications: { kind: 'buttons' },
  doNotDisturb: 'off',
  quiet: { kind: 'no' },
  startAtLogin: { kind: 'off' },
  pairs: true,
  update: { kind: 'current' },
};

/** The menu as a person reads it. */
export function read(rows: readonly TrayRow[]): unknown[] {
  return rows.map((row) => {
    switch (row.kind) {
      case 'line':
        return '—';
      case 'fact':
        return `(${row.label})`;
      case 'menu':
        return [row.label, ...read(row.rows)];
      case 'choice':
        return `${row.chosen ? '◉' : '○'} ${row.label}`;
      case 'switch':
        return `${row.on ? '☑' : '☐'} ${row.label}`;
      case 'action':
        return row.enabled ? row.label : `(${row.label})`;
    }
  });
}

export function findAction(rows: readonly TrayRow[], label: string): TrayRow | undefined {
  const flat = rows.flatMap((row) => (row.kind === 'menu' ? row.rows : [row]));
  return flat.find((row) => row.kind === 'action' && row.label === label);
}
