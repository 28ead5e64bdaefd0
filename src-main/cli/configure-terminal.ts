/** `openclaw configure` at this process's own terminal. */
import readline from 'node:readline/promises';
import { machineInterfaces, type Places } from '../adapters/index.ts';
import { tailnetAddresses } from '../gateway/index.ts';
import { autostart } from './autostart.ts';
import { configure } from './configure.ts';
import type { CommandOutput } from './output.ts';

export interface ConfigureFlags {
  readonly json?: boolean;
  readonly mode?: string;
  readonly reach?: string;
  readonly token?: string;
  readonly trustedProxies?: string;
  readonly startAtLogin?: string;
  readonly yes?: boolean;
}

export async function configureInTerminal(
  places: Places,
  env: NodeJS.ProcessEnv,
  { mode, reach, token, trustedProxies: proxies, startAtLogin: login, yes = false, json }: ConfigureFlags,
): Promise<CommandOutput> {
  const { stdin: input, stdout: output } = process;
  const lines = readline.createInterface({ input, output });
  const ended = new Promise<undefined>((resolve) => {
    lines.once('close', () => {
      resolve(undefined);
    });
  });
  try {
    return await configure(
      places,
      env,
      {
        yes,
        answers: {
          ...(mode !== undefined && { mode }),
          ...(reach !== undefined && { reach }),
          ...(token !== undefined && { token }),
          ...(proxies !== undefined && { proxies }),
          ...(login !== undefined && { login }),
        },
      },
      {
        isTTY: input.isTTY && output.isTTY && json !== true,
        inTailnet: tailnetAddresses(machineInterfaces()).length > 0,
        // Standard output is for the answer in JSON where that was asked for.
        say: (text) => (json === true ? process.stderr : output).write(`${text}\n`),
        ask: async (prompt) => await Promise.race([lines.question(prompt), ended]),
      },
      autostart,
    );
  } finally {
    lines.close();
  }
}
