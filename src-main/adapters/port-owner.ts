/** Who listens on a port, as far as the system tells this user. */
import fs from 'node:fs/promises';

const LISTEN = '0A';

/** For example `node (pid 4711)`; undefined where it cannot be known. Linux only: elsewhere it takes a foreign program. */
export async function portOwner(port: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const sockets = await listeningSockets(port);
  if (sockets.size === 0) return undefined;
  const pids = (await fs.readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    if (await holdsSocket(pid, sockets)) {
      const name = await fs.readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'a program');
      return `${name.trim()} (pid ${pid})`;
    }
  }
  return undefined;
}

/** Links such as `socket:[12345]` of the sockets that listen on this port. */
async function listeningSockets(port: number): Promise<ReadonlySet<string>> {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => fs.readFile(file, 'utf8').catch(() => '')),
  );
  const links = tables
    .join('\n')
    .split('\n')
    .flatMap((line) => {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
      return local?.endsWith(wanted) === true && state === LISTEN && inode !== undefined ? [`socket:[${inode}]`] : [];
    });
  return new Set(links);
}

async function holdsSocket(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  const dir = `/proc/${pid}/fd`;
  const descriptors = await fs.readdir(dir).catch(() => []); // another user's process
  const links = await Promise.all(descriptors.map((name) => fs.readlink(`${dir}/${name}`).catch(() => '')));
  return links.some((link) => sockets.has(link));
}
