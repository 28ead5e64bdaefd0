/** What the gateway runs in, and the command that reaches it there; whether its state outlives a container. */
import { describe, expect, it } from 'vitest';
import { homeOf, type HomeFacts } from '../../src-main/adapters/home.ts';
import { routersOf } from '../../src-main/adapters/routers.ts';
import { storageNotice, storageOf } from '../../src-main/adapters/state/state-storage.ts';
import { commandAt } from '../../src-main/gateway/index.ts';

const ID = '3f2a9c1b7d5e3f2a9c1b7d5e3f2a9c1b7d5e3f2a9c1b7d5e3f2a9c1b7d5e0123';
const DOCKER_MOUNT = `741 720 8:1 /var/lib/docker/containers/${ID}/hostname /etc/hostname rw,relatime - ext4 /dev/sda1 rw`;
const PODMAN_MOUNT = `812 800 0:50 /containers/overlay-containers/${ID}/userdata/hostname /etc/hostname rw,nosuid - tmpfs tmpfs rw`;
const WSL_VERSION = 'Linux version 5.15.153.1-microsoft-standard-WSL2 (root@941d701f84f1) #1 SMP';

describe('the place that the gateway runs in', () => {
  it.each<[string, Partial<HomeFacts>, string, string]>([
    ['a computer of one’s own', {}, 'host', ''],
    [
      'Docker, named as documented',
      { hasDockerEnv: true, hostname: 'openclaw-gateway' },
      'docker',
      'docker exec openclaw-gateway',
    ],
    [
      'Docker, without a name of its own',
      { hasDockerEnv: true, hostname: '3f2a9c1b7d5e' },
      'docker',
      'docker exec 3f2a9c1b7d5e',
    ],
    [
      'Docker, with a host name of a person’s choice',
      { hasDockerEnv: true, hostname: 'nas', mountInfo: DOCKER_MOUNT },
      'docker',
      'docker exec 3f2a9c1b7d5e',
    ],
    ['Docker that tells nothing', { hasDockerEnv: true, hostname: 'nas' }, 'docker', 'docker exec openclaw-gateway'],
    ['Podman', { containerEnv: '', hostname: 'nas', mountInfo: PODMAN_MOUNT }, 'podman', 'podman exec 3f2a9c1b7d5e'],
    [
      'Podman that tells its name',
      { containerEnv: 'engine="podman-4.9.3"\nname="gateway"\nid="3f2a"\n', hostname: '3f2a9c1b7d5e' },
      'podman',
      'podman exec gateway',
    ],
    [
      'Podman that would have another command typed',
      { containerEnv: 'name="a; rm -rf /"', hostname: '3f2a9c1b7d5e' },
      'podman',
      'podman exec 3f2a9c1b7d5e',
    ],
    [
      'Podman by its variable alone',
      { env: { container: 'podman' }, hostname: '3f2a9c1b7d5e' },
      'podman',
      'podman exec 3f2a9c1b7d5e',
    ],
    [
      'Kubernetes, on Docker',
      {
        env: { KUBERNETES_SERVICE_HOST: '10.0.0.1' },
        hasDockerEnv: true,
        hostname: 'gateway-0',
        podNamespace: 'home\n',
      },
      'kubernetes',
      'kubectl exec -n home gateway-0 --',
    ],
    [
      'Kubernetes without a namespace',
      { env: { KUBERNETES_SERVICE_HOST: '10.0.0.1' }, hostname: 'gateway-0' },
      'kubernetes',
      'kubectl exec gateway-0 --',
    ],
    ['a system container', { env: { container: 'lxc' } }, 'container', ''],
    ['WSL', { kernelVersion: WSL_VERSION, env: { WSL_DISTRO_NAME: 'Ubuntu-24.04' } }, 'wsl', 'wsl -d Ubuntu-24.04 --'],
    ['WSL, as a service without its variables', { kernelVersion: WSL_VERSION }, 'wsl', 'wsl --'],
    [
      'Docker inside WSL',
      { kernelVersion: WSL_VERSION, hasDockerEnv: true, hostname: '3f2a9c1b7d5e' },
      'docker',
      'docker exec 3f2a9c1b7d5e',
    ],
    ['variables that are empty', { env: { KUBERNETES_SERVICE_HOST: '', container: '' } }, 'host', ''],
  ])('%s', (_what, facts, kind, commandPrefix) => {
    const home = homeOf({ env: {}, hostname: 'desk', hasDockerEnv: false, ...facts }, false);
    expect(home).toEqual({ kind, commandPrefix });
    expect(commandAt(home, 'openclaw devices list')).toBe(`${commandPrefix} openclaw devices list`.trim());
  });
});

it('a container with a desktop in it is a computer to its owner', () => {
  const facts = { env: {}, hostname: 'toolbox', hasDockerEnv: false, containerEnv: 'name="toolbox"\n' };
  expect(homeOf(facts, true)).toEqual({ kind: 'host', commandPrefix: '' });
  expect(homeOf({ ...facts, kernelVersion: WSL_VERSION }, true).kind).toBe('wsl');
});

describe('the state folder of a container', () => {
  const overlay = '700 600 0:52 / / rw,relatime master:1 - overlay overlay rw,lowerdir=/a';
  const STATE = '/home/node/.openclaw';
  const at = (root: string, point: string, type = 'ext4'): string =>
    `${overlay}\n741 700 8:1 ${root} ${point} rw,relatime - ${type} /dev/sda1 rw`;

  it.each([
    ['nothing mounted', overlay, 'container'],
    ['a volume', at('/var/lib/docker/volumes/state/_data', STATE), 'lasting'],
    ['a volume further up', at('/srv', '/home'), 'lasting'],
    ['a volume somewhere else', at('/srv', '/home/node/.open'), 'container'],
    ['a volume further in', at('/srv', `${STATE}/inside`), 'container'],
    ['memory', at('/', STATE, 'tmpfs'), 'memory'],
    [
      'a volume over which memory was mounted',
      `${at('/srv', STATE)}\n742 741 0:9 / ${STATE} rw - tmpfs t rw`,
      'memory',
    ],
    ['an emptyDir', at('/var/lib/kubelet/pods/1/volumes/kubernetes.io~empty-dir/state', STATE), 'pod'],
    ['a claim', at('/var/lib/kubelet/pods/1/volumes/kubernetes.io~csi/pvc-1/mount', STATE), 'lasting'],
    ['a system that tells nothing', '', 'lasting'],
  ])('on %s', (_what, mountInfo, storage) => {
    expect(storageOf(mountInfo, STATE)).toBe(storage);
  });

  it('reads names with blanks', () => {
    expect(storageOf(at('/srv', '/my\\040state'), '/my state/openclaw')).toBe('lasting');
  });

  it('is warned about in a container, with what to do there', () => {
    const docker = { kind: 'docker', commandPrefix: 'docker exec x' } as const;
    expect(storageNotice(docker, 'container', STATE)).toMatch(
      /goes with it.*docker run -v openclaw-state:\/home\/node\/\.openclaw/,
    );
    expect(storageNotice({ kind: 'podman', commandPrefix: '' }, 'memory', STATE)).toMatch(
      /only in memory.*podman run -v/,
    );
    expect(storageNotice({ kind: 'kubernetes', commandPrefix: '' }, 'pod', STATE)).toContain('PersistentVolumeClaim');
    expect(storageNotice(docker, 'lasting', STATE)).toBeUndefined();
    expect(storageNotice({ kind: 'host', commandPrefix: '' }, 'memory', STATE)).toBeUndefined(); // a person's own choice
  });
});

describe('the routers of a machine', () => {
  const HEAD = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT';
  it('are those of its default routes', () => {
    const v4 = [
      HEAD,
      'eth0\t00000000\t010011AC\t0003\t0\t0\t0\t00000000\t0\t0\t0',
      'eth0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0',
      'tun0\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0',
      '',
    ].join('\n');
    const zero = '0'.repeat(32);
    const v6 = [
      `${zero} 00 ${zero} 00 fe800000000000000000000000000001 00000400 00000001 00000000 00000003 eth0`,
      `fe800000000000000000000000000000 40 ${zero} 00 ${zero} 00000100 00000001 00000000 00000001 eth0`,
      `${zero} 00 ${zero} 00 ${zero} ffffffff 00000001 00000000 00200200 lo`,
    ].join('\n');
    expect(routersOf(v4, v6)).toEqual(['172.17.0.1', 'fe80:0000:0000:0000:0000:0000:0000:0001']);
    expect(routersOf('', '')).toEqual([]);
  });
});
