#!/usr/bin/env node
/** The `openclaw` command. Reads as its own help; what each command does is in the file named after it. */
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { placesFrom, systemClock } from '../adapters/index.ts';
import type { Lasts, SetupProfile } from '../gateway/index.ts';
import { autostart, AUTOSTART_CHOICES, type AutostartChoice } from './autostart.ts';
import { ControlClient } from './control-client.ts';
import { access, extend } from './access.ts';
import { ACCESS_HELP, LASTS, parseAccess, type AccessChoice } from './access-choice.ts';
import type { ApproveOptions } from './approval-terms.ts';
import { block, listBlocks, unblock, type BlockOptions } from './blocks.ts';
import { remove, rename, revoke, rotate, signOut, type RoleOption } from './device-changes.ts';
import { approve, listDevices, listWaiting, reject } from './devices.ts';
import type { ConfigureFlags } from './configure-terminal.ts';
import { history, type HistoryOptions } from './history.ts';
import { listLockouts, unlock } from './lockouts.ts';
import { repair } from './repair.ts';
import { restart, start, status, stop } from './gateway-control.ts';
import { failed, type CommandOutput } from './output.ts';
import { qr } from './qr.ts';
import type { QrTerminal } from './qr-screen.ts';
import { service, SERVICE_CHOICES, type ServiceChoice } from './service.ts';
import { undo } from './undo.ts';
import { VERSION } from './version.ts';

const places = placesFrom(process.env);
const terminal: QrTerminal = {
  write: (text) => process.stdout.write(text),
  writeProblem: (text) => process.stderr.write(text),
  isTTY: process.stdout.isTTY,
  colours: process.stdout.isTTY && process.stdout.hasColors(),
  columns: process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : Infinity,
  clock: systemClock,
};
const program = new Command('openclaw')
  .description('Administers the OpenClaw Gateway of this computer.')
  .version(VERSION)
  .showHelpAfterError('(see --help)');

interface JsonOption {
  readonly json?: boolean;
}

const pairing = program.command('pairing').description('devices that wait for approval');
leaf(pairing, 'list', 'shows which devices wait').action((options: JsonOption) => atGateway(options, listWaiting));

const devices = program.command('devices').description('devices that are trusted, or ask to be');
leaf(devices, 'list', 'shows waiting and paired devices').action((options: JsonOption) =>
  atGateway(options, listDevices),
);
leaf(
  devices,
  'approve [which]',
  'lets a waiting device in, or a node run commands: by code, request id, device id, or a unique beginning',
)
  .option('--name <name>', 'what you call it from now on')
  .addOption(
    new Option('--access <access>', `how much of what it asks: ${ACCESS_HELP}`)
      .argParser(parseAccess)
      .conflicts('connectOnly'),
  )
  .addOption(lastsOption('for how long').default(undefined, 'always'))
  .option('--connect-only', 'lets a node connect, and run nothing yet')
  .action((which: string | undefined, options: JsonOption & ApproveOptions) =>
    atGateway(options, (client) => approve(client, which, options)),
  );
leaf(devices, 'reject [which]', 'refuses a waiting device, or what a node asks to run')
  .alias('deny') // the word on every button
  .action((which: string | undefined, options: JsonOption) => atGateway(options, (client) => reject(client, which)));
leaf(devices, 'remove <which>', 'forgets a paired device and cuts it off').action(
  (which: string, options: JsonOption) => atGateway(options, (client) => remove(client, which)),
);
leaf(devices, 'rename <which> <name>', 'says what you call a device; an empty name gives it its own one back').action(
  (which: string, name: string, options: JsonOption) => atGateway(options, (client) => rename(client, which, name)),
);
leaf(devices, 'access <which>', 'changes what a paired device may do, within what it asked for')
  .addArgument(new Argument('<access>', ACCESS_HELP).argParser(parseAccess))
  .action((which: string, choice: AccessChoice, options: JsonOption) =>
    atGateway(options, (client) => access(client, which, choice)),
  );
leaf(devices, 'extend <which>', 'says for how long a paired device is let in, from now on')
  .addOption(lastsOption('for how long').makeOptionMandatory())
  .addOption(roleOption())
  .action((which: string, options: JsonOption & RoleOption & { readonly for: Lasts }) =>
    atGateway(options, (client) => extend(client, which, options)),
  );
leaf(devices, 'sign-out <which>', 'ends the connections of a device, which must be approved to come back').action(
  (which: string, options: JsonOption) => atGateway(options, (client) => signOut(client, which)),
);
leaf(devices, 'revoke <which>', 'takes away what a device is let in for; it stays listed')
  .addOption(roleOption())
  .action((which: string, options: JsonOption & RoleOption) =>
    atGateway(options, (client) => revoke(client, which, options)),
  );
leaf(devices, 'rotate <which>', 'ends the token of a device, which then needs a new one')
  .addOption(roleOption())
  .action((which: string, options: JsonOption & RoleOption) =>
    atGateway(options, (client) => rotate(client, which, options)),
  );
leaf(devices, 'block <which>', 'keeps a device out before it can ask: by code, device id, a unique beginning, or name')
  .option('--address', 'refuses unknown devices from its address too, for an hour')
  .action((which: string, options: JsonOption & BlockOptions) =>
    atGateway(options, (client) => block(client, which, options)),
  );
leaf(devices, 'unblock <which>', 'lets a blocked device or address ask again').action(
  (which: string, options: JsonOption) => atGateway(options, (client) => unblock(client, which)),
);
leaf(devices, 'undo [which]', 'takes back an approval, a removal or a block of the last ten seconds').action(
  (which: string | undefined, options: JsonOption) => atGateway(options, (client) => undo(client, which)),
);
leaf(devices, 'blocks', 'shows who is kept out').action((options: JsonOption) => atGateway(options, listBlocks));

leaf(program, 'qr', 'shows a setup code for a phone or a machine, until one came or you press Ctrl+C')
  .addOption(
    new Option('--profile <which>', 'what the device gets').choices(['limited', 'node', 'full']).default('limited'),
  )
  .option('--address <host>', 'where the device finds the gateway; by default all addresses that can be reached')
  .option('--ask', 'asks you first, whatever the device is')
  .action(
    async (options: JsonOption & { readonly profile: SetupProfile; readonly address?: string; ask?: boolean }) => {
      const interrupted = new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
      });
      await withGateway(options, async (client) => {
        process.exitCode = await qr(client, options, terminal, interrupted);
      });
    },
  );
leaf(devices, 'history', 'shows what happened: who asked, who decided, who was refused and why')
  .option('--device <which>', 'of one device only: by id, a unique beginning, or name')
  .option('--limit <number>', 'so many at most', parseCount)
  .action((options: JsonOption & HistoryOptions) => atGateway(options, (client) => history(client, options)));
leaf(devices, 'lockouts', 'shows which addresses are locked out for wrong guesses').action((options: JsonOption) =>
  atGateway(options, listLockouts),
);
leaf(devices, 'unlock <which>', 'lets a locked out address try again: by id or address').action(
  (which: string, options: JsonOption) => atGateway(options, (client) => unlock(client, which)),
);
leaf(devices, 'repair [which]', 'gives a paired device whose token is old a new one: by code or device id').action(
  (which: string | undefined, options: JsonOption) => atGateway(options, (client) => repair(client, which)),
);

leaf(program, 'doctor', 'says what is wrong with the gateway, and what to do; exits with 0 where nothing is').action(
  async (options: JsonOption) => {
    const { doctor } = await import('./doctor.ts');
    finish(options, await doctor(places, process.env));
  },
);
leaf(program, 'configure', 'sets the gateway up by a few questions; shows what it would write before it does')
  .option('--mode <which>', 'local: a gateway runs here')
  .option(
    '--reach <who>',
    'computer: only this one; network: your network too; tailnet: your own devices over Tailscale',
  )
  .option('--token <which>', 'made: by the gateway; variable: OPENCLAW_GATEWAY_TOKEN')
  .option('--trusted-proxies <list>', 'addresses of your reverse proxies, with commas between them; or none')
  .option('--start-at-login <choice>', 'on or off')
  .option('--yes', 'writes without asking')
  .action(async (options: JsonOption & ConfigureFlags) => {
    const { configureInTerminal } = await import('./configure-terminal.ts');
    finish(options, await configureInTerminal(places, process.env, options));
  });

const config = program
  .command('config')
  .description('one key of the gateway’s files; comments and all else in them stay');
leaf(config, 'get <key>', 'prints what the file says; what may be secret is hidden').action(
  async (key: string, options: JsonOption) => {
    const { configGet } = await import('./config.ts');
    finish(options, await configGet(places, process.env, key));
  },
);
leaf(config, 'set <key> <value>', 'writes a value: JSON5 or a plain text; - reads it from standard input').action(
  async (key: string, value: string, options: JsonOption) => {
    const { configSet } = await import('./config.ts');
    const byArgument = value !== '-';
    const typed = byArgument ? value : (await text(process.stdin)).replace(/\r?\n$/, '');
    finish(options, await configSet(places, process.env, key, { text: typed, byArgument }));
  },
);
leaf(config, 'unset <key>', 'takes a key out of the file').action(async (key: string, options: JsonOption) => {
  const { configUnset } = await import('./config.ts');
  finish(options, await configUnset(places, process.env, key));
});

const gateway = program.command('gateway').description('the gateway itself');
gateway
  .command('run')
  .description('runs the gateway in this terminal, without a desktop')
  .option('--port <number>', 'port to listen on', parsePort)
  .option('--bind <where>', 'loopback, lan, tailnet, or an address')
  .option('--log-file <file>', 'logs to a file that stays small, and not to the terminal')
  .action(async (options: { readonly port?: number; readonly bind?: string; readonly logFile?: string }) => {
    // Loaded here: it is most of this program, and no other command needs it.
    const { runHeadless } = await import('./headless.ts');
    finish({}, await runHeadless(places, path.join(import.meta.dirname, '../renderer'), options));
  });
leaf(gateway, 'start', 'starts the gateway in the background').action(async (options: JsonOption) => {
  finish(options, await start(places));
});
leaf(gateway, 'stop', 'stops the gateway').action(async (options: JsonOption) => {
  finish(options, await stop(places));
});
leaf(gateway, 'restart', 'stops and starts the gateway').action(async (options: JsonOption) => {
  finish(options, await restart(places));
});
leaf(gateway, 'status', 'says whether the gateway runs, where, and who waits')
  .option('--show-token', 'prints the token or password that clients need to ask')
  .action(async (options: JsonOption & { readonly showToken?: boolean }) => {
    finish(options, await status(places, { showToken: options.showToken === true }));
  });

leaf(gateway, 'autostart', 'starts the app when you log in to a desktop, in the tray')
  .addArgument(new Argument('[choice]', 'what to do').choices(AUTOSTART_CHOICES).default('status'))
  .action(async (choice: AutostartChoice, options: JsonOption) => {
    finish(options, await autostart(choice));
  });
leaf(gateway, 'service', 'has systemd run the gateway without a desktop')
  .addArgument(new Argument('[choice]', 'what to do').choices(SERVICE_CHOICES).default('status'))
  .action(async (choice: ServiceChoice, options: JsonOption) => {
    finish(options, await service(choice));
  });

void program.parseAsync();

function leaf(parent: Command, usage: string, description: string): Command {
  return parent.command(usage).description(description).option('--json', 'prints JSON for programs');
}

function lastsOption(description: string): Option {
  return new Option('--for <time>', description).choices(LASTS);
}

function roleOption(): Option {
  return new Option('--role <which>', 'where a device has both: chats and settings, or commands').choices([
    'operator',
    'node',
  ]);
}

async function atGateway(options: JsonOption, act: (client: ControlClient) => Promise<CommandOutput>): Promise<void> {
  await withGateway(options, async (client) => {
    finish(options, await act(client));
  });
}

async function withGateway(options: JsonOption, act: (client: ControlClient) => Promise<void>): Promise<void> {
  const client = await ControlClient.open(places);
  if (client === undefined) {
    const problem = `The gateway does not run for ${places.stateDir}.\nStart it with: openclaw gateway start`;
    finish(options, failed(problem));
    return;
  }
  await act(client);
  client.close();
}

function finish({ json = false }: JsonOption, output: CommandOutput): void {
  if (json) process.stdout.write(`${JSON.stringify(output.json, null, 2)}\n`);
  else if (output.text !== undefined) process.stdout.write(`${output.text}\n`);
  if (!json && output.problem !== undefined) process.stderr.write(`${output.problem}\n`);
  process.exitCode = output.exitCode;
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!/^\d{1,5}$/.test(text) || count === 0) throw new InvalidArgumentError('it is a number from 1 to 99999.');
  return count;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('a port is a number from 0 to 65535.');
  return port;
}
