/** What this gateway runs in, found from what each kind of container leaves in its files. The rules are pure. */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { HOST, type Home } from '../gateway/index.ts';

export interface HomeFacts {
  readonly env: NodeJS.ProcessEnv;
  readonly hostname: string;
  /** Docker makes this file; Podman does not. */
  readonly hasDockerEnv: boolean;
  /** Text of `/run/.containerenv`, which Podman makes: with facts where the container is privileged, else empty. */
  readonly containerEnv?: string;
  /** Text of `/proc/self/mountinfo`. */
  readonly mountInfo?: string;
  /** Text of `/proc/version`. */
  readonly kernelVersion?: string;
  /** Text of the file that Kubernetes puts into each pod. */
  readonly podNamespace?: string;
}

/** As in `compose.yaml` and in the documentation. */
const DOCUMENTED_NAME = 'openclaw-gateway';
/** A container without a name of its own goes by the first twelve characters of its id. */
const SHORT_ID = /^[0-9a-f]{12}$/;
/** Both engines give a container its own /etc/hostname, from a folder that is named after the container's id. */
const ID_IN_MOUNTS = /\/(?:containers|overlay-containers)\/([0-9a-f]{64})\/\S*hostname /;

/**
 * `withDesktop`: a person sits in front of it, as in Toolbox or Distrobox. To them that container is their computer.
 */
export function homeOf(facts: HomeFacts, withDesktop = false): Home {
  return (withDesktop ? undefined : containerOf(facts)) ?? wslOf(facts) ?? HOST;
}

function containerOf(facts: HomeFacts): Home | undefined {
  const { env, hostname } = facts;
  if (isSet(env['KUBERNETES_SERVICE_HOST'])) {
    const namespace = facts.podNamespace?.trim() ?? '';
    const within = namespace === '' ? '' : `-n ${namespace} `;
    return { kind: 'kubernetes', commandPrefix: `kubectl exec ${within}${hostname} --` };
  }
  if (facts.containerEnv !== undefined || env['container'] === 'podman') {
    const named = /^name="([\w.-]+)"$/m.exec(facts.containerEnv ?? '')?.[1];
    return { kind: 'podman', commandPrefix: `podman exec ${named ?? containerName(facts)}` };
  }
  if (facts.hasDockerEnv) return { kind: 'docker', commandPrefix: `docker exec ${containerName(facts)}` };
  // systemd's word for whoever is inside something; such places have no common command.
  return isSet(env['container']) ? { kind: 'container', commandPrefix: '' } : undefined;
}

function wslOf({ env, kernelVersion }: HomeFacts): Home | undefined {
  if (!/microsoft/i.test(kernelVersion ?? '')) return undefined;
  const distribution = env['WSL_DISTRO_NAME'];
  const named = distribution !== undefined && /^[\w.-]+$/.test(distribution) ? `-d ${distribution} ` : '';
  return { kind: 'wsl', commandPrefix: `wsl ${named}--` };
}

/** A host name of a person's own choice is not the container's name, but for the one that our files give to both. */
function containerName({ hostname, mountInfo = '' }: HomeFacts): string {
  if (hostname === DOCUMENTED_NAME || SHORT_ID.test(hostname)) return hostname;
  return ID_IN_MOUNTS.exec(mountInfo)?.[1]?.slice(0, 12) ?? DOCUMENTED_NAME;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

export function homeFacts(env: NodeJS.ProcessEnv): HomeFacts {
  const containerEnv = textOf('/run/.containerenv');
  const mountInfo = textOf('/proc/self/mountinfo');
  const kernelVersion = textOf('/proc/version');
  const podNamespace = textOf('/var/run/secrets/kubernetes.io/serviceaccount/namespace');
  return {
    env,
    hostname: os.hostname(),
    hasDockerEnv: textOf('/.dockerenv') !== undefined,
    ...(containerEnv !== undefined && { containerEnv }),
    ...(mountInfo !== undefined && { mountInfo }),
    ...(kernelVersion !== undefined && { kernelVersion }),
    ...(podNamespace !== undefined && { podNamespace }),
  };
}

/** Read once, before anything runs. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
