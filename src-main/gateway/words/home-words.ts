/** What a gateway runs in, where that changes what a person types or should know. Pure, without any import. */

export interface Home {
  /** `container`: one whose kind is not known. */
  readonly kind: 'host' | 'docker' | 'podman' | 'kubernetes' | 'container' | 'wsl';
  /** What stands before each command for this gateway, such as `docker exec openclaw-gateway`; empty where nothing does. */
  readonly commandPrefix: string;
}

export const HOST: Home = { kind: 'host', commandPrefix: '' };

/** As a person types it on the computer that the gateway, or what it is in, runs on. */
export function commandAt({ commandPrefix }: Home, command: string): string {
  return commandPrefix === '' ? command : `${commandPrefix} ${command}`;
}

/** Nobody sits in front of a container: there is no screen with an Approve button on it. */
export function isContainer({ kind }: Home): boolean {
  return kind !== 'host' && kind !== 'wsl';
}
