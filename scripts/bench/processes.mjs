// What a started program is seen by from outside: the port that it opens, and the memory that it takes. Linux only.
import fs from 'node:fs';
import net from 'node:net';

/** Resolves at the first TCP accept. */
export function accepted(port) {
  return new Promise((resolve) => {
    const attempt = () => {
      const socket = net.connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(socket.destroy()));
      socket.once('error', () => setTimeout(attempt, 2));
    };
    attempt();
  });
}

/** MiB; PSS counts shared pages by their share. */
export function memoryOf(pid) {
  const rss = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  const pss = /^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return { rss: Number(rss?.[1]) / 1024, pss: Number(pss?.[1]) / 1024 };
}

/** Of the process and all below it. */
export function pssOfTree(root) {
  const parents = fs.readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8');
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [[Number(name), Number(parent)]];
    } catch {
      return []; // it has just ended
    }
  });
  const tree = [root];
  for (const pid of tree) tree.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child));
  return tree.reduce((sum, pid) => sum + memoryOf(pid).pss, 0);
}
