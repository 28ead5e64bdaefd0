/** Where things are kept. One function, so that the gateway and the command line can never look in different places. */
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { present } from './config/present.ts';

export interface Places {
  /** The official state folder, `~/.openclaw` unless moved. */
  readonly stateDir: string;
  /** The official config file. */
  readonly configFile: string;
  /** Variables for the config and for secrets (official), those that come first before others. */
  readonly envFiles: readonly string[];
  /** Our own folder inside the state folder; nothing else of ours is written anywhere. */
  readonly ownDir: string;
  readonly devicesDir: string;
  readonly lastSeenFile: string;
  readonly blocksFile: string;
  readonly identityFile: string;
  readonly settingsFile: string;
  /** What happened; older files of it lie beside it. */
  readonly auditFile: string;
  /** The Unix socket, or on Windows the named pipe, over which the owner's command line reaches the gateway. */
  readonly controlSocket: string;
  /** Where it is instead if the state folder lies where no socket can be, as on some shared and network volumes. */
  readonly runtimeSocket: string;
  /** The gateway's own certificate and its key, where the official gateway has them too. */
  readonly tlsCertFile: string;
  readonly tlsKeyFile: string;
  /** Says who has the state folder, and that it still lives. */
  readonly leaseFile: string;
}

/** The system cuts a longer path silently, and then nobody finds the socket (`sockaddr_un`, less the final NUL). */
const LONGEST_SOCKET_PATH = 107;

function fits(socket: string): boolean {
  return Buffer.byteLength(socket) <= LONGEST_SOCKET_PATH;
}

export function placesFrom(env: NodeJS.ProcessEnv): Places {
  const home = homeIn(env);
  const usualStateDir = path.join(home, '.openclaw');
  const stateDir = pathIn(env, 'OPENCLAW_STATE_DIR') ?? usualStateDir;
  const ownDir = path.join(stateDir, 'gateway-desktop');
  const inFolder = path.join(ownDir, 'control.sock');
  const runtimeSocket = runtimeSocketOf(ownDir, env);
  return {
    stateDir,
    configFile: pathIn(env, 'OPENCLAW_CONFIG_PATH') ?? path.join(stateDir, 'openclaw.json'),
    envFiles: [
      path.join(stateDir, '.env'),
      ...(stateDir === usualStateDir ? [path.join(home, '.config', 'openclaw', 'gateway.env')] : []),
    ],
    ownDir,
    devicesDir: path.join(ownDir, 'devices'),
    lastSeenFile: path.join(ownDir, 'last-seen.json'),
    blocksFile: path.join(ownDir, 'blocks.json'),
    identityFile: path.join(ownDir, 'identity.pem'),
    settingsFile: path.join(ownDir, 'settings.json5'),
    auditFile: path.join(ownDir, 'audit.jsonl'),
    controlSocket: fits(inFolder) ? inFolder : runtimeSocket,
    runtimeSocket,
    tlsCertFile: path.join(stateDir, 'gateway', 'tls', 'gateway-cert.pem'),
    tlsKeyFile: path.join(stateDir, 'gateway', 'tls', 'gateway-key.pem'),
    leaseFile: path.join(ownDir, 'lease.json'),
  };
}

/** A full path of what the official variables write: in them `~` is the home. */
export function userPath(text: string, env: NodeJS.ProcessEnv): string {
  return path.resolve(atHome(text, homeIn(env)));
}

function homeIn(env: NodeJS.ProcessEnv): string {
  const moved = present(env['OPENCLAW_HOME']);
  return moved === undefined ? os.homedir() : path.resolve(atHome(moved));
}

/** `~`, alone or before a path in it, stands for the home of who runs this. */
export function atHome(text: string, home = os.homedir()): string {
  return text.replace(/^~(?=\/|\\|$)/, () => home);
}

function pathIn(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = present(env[name]);
  return text === undefined ? undefined : userPath(text, env);
}

/** In the folder that the system keeps for this user, where every file system has sockets. */
function runtimeSocketOf(ownDir: string, env: NodeJS.ProcessEnv): string {
  const name = createHash('sha256').update(ownDir).digest('hex').slice(0, 16);
  const runtimeDir = env['XDG_RUNTIME_DIR'] ?? path.join(os.tmpdir(), `openclaw-${userName()}`);
  return path.join(runtimeDir, `openclaw-gateway-${name}`, 'control.sock');
}

/** In a container a person may well be a number that has no name. */
function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'user');
  }
}
