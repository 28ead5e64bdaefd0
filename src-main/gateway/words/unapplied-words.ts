/** A change of the config that does not hold yet, in sentences for whoever made it. */
import type { Unapplied } from '../protocol/desk.ts';

/** The beginning of the log's line; the rest is its `why`. */
export const UNAPPLIED_LOG: Readonly<Record<Unapplied['kind'], string>> = {
  broken: 'config reload skipped (invalid config)',
  'awaits-tailnet': 'config waits for a tailnet',
  'needs-restart': 'config needs a restart',
};

export function unappliedWords(unapplied: Unapplied): string {
  switch (unapplied.kind) {
    case 'broken': {
      const { what, why } = unapplied.fault;
      return `${what}. ${why} The gateway goes on with the settings that it had. Correct the file; it is read again when you save it.`;
    }
    case 'awaits-tailnet':
      return 'The changed config waits for your tailnet, in which this computer is not now. The gateway goes on with the settings and the address that it had. Connect Tailscale, and the config is read again.';
    case 'needs-restart': {
      const [verb, pronoun] = unapplied.keys.length === 1 ? ['was', 'it'] : ['were', 'they'];
      const holds = unapplied.keys.length === 1 ? 'holds' : 'hold';
      return `${unapplied.keys.join(', ')} ${verb} changed in the config; ${pronoun} ${holds} once the gateway restarts.`;
    }
  }
}
