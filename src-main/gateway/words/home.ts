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

/** A name may not begin with a dash: it would be an option. */
const NAME = String.raw`\w[\w.-]{0,252}`;
const PREFIX = new RegExp(
  `^(?:(?:docker|podman) exec ${NAME}|kubectl exec (?:-n ${NAME} )?${NAME} --|wsl (?:-d ${NAME} )?--)$`,
);

/** Whether what another gateway says is such a prefix and nothing else: a person pastes it into a terminal. */
export function isCommandPrefix(text: unknown): text is string {
  return typeof text === 'string' && PREFIX.test(text);
}
