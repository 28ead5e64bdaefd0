import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where a package may leave things. */
const SYSTEM = ['/opt', '/usr', '/etc', '/var/lib/dpkg/info', '/var/lib/dpkg/alternatives'];

/**
 * Everything on the system that is named for us or points to what is. By name, because others may install things at the
 * same moment.
 */
export async function systemTraces(): Promise<string[]> {
  const ours = ['-iname', '*openclaw*', '-o', '-ilname', '*openclaw*'];
  const { stdout } = await run('find', [...SYSTEM, ...ours], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\n').filter(Boolean);
}
