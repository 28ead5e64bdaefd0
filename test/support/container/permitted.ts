/** Whether this machine lets a test make namespaces. Where it does not, a person is told, and CI fails. */
import { spawnSync } from 'node:child_process';

const WHAT = ['unshare', '--net', '--mount', '--pid', '--uts', '--fork', '--mount-proc', 'true'] as const;

export function namespacesPermitted(): boolean {
  const [program, ...args] = WHAT;
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status === 0 && process.getuid?.() === 0) return true;
  const why = error?.message ?? (stderr.trim() || 'it takes root');
  const told = `Not tried: these tests make namespaces, which is not permitted here (${why}).`;
  if (process.env['CI']) throw new Error(told);
  console.warn(told);
  return false;
}
