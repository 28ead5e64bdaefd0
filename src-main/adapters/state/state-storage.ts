/** Whether the state folder outlives the container that the gateway runs in. The rules are pure. */
import type { Home } from '../../gateway/index.ts';

/** `container`: goes with it. `pod`: goes with the pod. `memory`: goes when the program or the machine stops. */
export type Storage = 'lasting' | 'container' | 'pod' | 'memory';

/** Of the folder `dir` (absolute), by the text of `/proc/self/mountinfo`. */
export function storageOf(mountInfo: string, dir: string): Storage {
  const mounts = mountInfo.split('\n').flatMap((line) => {
    // `36 35 98:0 /root/of/it /mount/point rw,noatime master:1 - ext4 /dev/root rw`
    const [left = '', right = ''] = line.split(' - ');
    const [, , , root, point] = left.split(' ');
    const [type] = right.split(' ');
    return root === undefined || point === undefined ? [] : [{ root, point: unescaped(point), type: type ?? '' }];
  });
  const holds = (point: string): boolean => point === '/' || dir === point || dir.startsWith(`${point}/`);
  // Of several on one point, the last one is on top.
  const mount = mounts
    .filter(({ point }) => holds(point))
    .reduce<(typeof mounts)[number] | undefined>(
      (best, one) => (best === undefined || one.point.length >= best.point.length ? one : best),
      undefined,
    );
  if (mount === undefined) return 'lasting';
  if (mount.type === 'tmpfs' || mount.type === 'ramfs') return 'memory';
  if (mount.root.includes('/kubernetes.io~empty-dir/')) return 'pod';
  return mount.point === '/' ? 'container' : 'lasting';
}

/** One sentence or two for the owner; undefined where nothing is to be feared. */
export function storageNotice(home: Home, storage: Storage, dir: string): string | undefined {
  if (storage === 'lasting' || home.kind === 'host' || home.kind === 'wsl') return undefined;
  const gone: Readonly<Record<Exclude<Storage, 'lasting'>, string>> = {
    container: 'is part of the container and goes with it',
    pod: 'lies on an emptyDir and goes with the pod',
    memory: 'is only in memory and goes when the container stops',
  };
  const remedy =
    home.kind === 'kubernetes'
      ? `Mount a PersistentVolumeClaim at ${dir}.`
      : `Start the container with a volume: ${home.kind === 'podman' ? 'podman' : 'docker'} run -v openclaw-state:${dir} …`;
  return `The state folder ${dir} ${gone[storage]}: then every device has to be approved anew, and has a new token to learn. ${remedy}`;
}

/** The kernel writes blanks in names as `\040`. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
