/** How this very program is started again, and where the installed app beside it is. */
import { existsSync } from 'node:fs';
import { isSea } from 'node:sea';
import path from 'node:path';

/** The program and its first arguments: an installed command is one executable, elsewhere it is a script of Node's. */
export function ownCommand(): readonly [program: string, ...args: string[]] {
  return isSea() ? [process.execPath] : [process.execPath, path.resolve(process.argv[1] ?? '')];
}

/** Undefined where only the command is there, as in a checkout or on a server. */
export function installedApp(): string | undefined {
  if (!isSea()) return undefined;
  // resources/command/openclaw-gateway inside the app's folder; on macOS in Contents/Resources.
  const folder = path.resolve(path.dirname(process.execPath), '../..');
  const program = {
    darwin: path.join(folder, 'MacOS', 'OpenClaw Gateway'),
    win32: path.join(folder, 'OpenClaw Gateway.exe'),
  }[process.platform as string];
  const found = program ?? path.join(folder, 'openclaw-gateway-desktop');
  return existsSync(found) ? found : undefined;
}
