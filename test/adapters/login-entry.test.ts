import { execFileSync } from 'node:child_process';
import fsSync from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loginEntry } from '../../src-main/adapters/index.ts';
import { entryText, parseEntry } from '../../src-main/adapters/login-entry-text.ts';
import { tempDir } from '../support/gateway.ts';

interface Place {
  readonly env: NodeJS.ProcessEnv;
  readonly entry: ReturnType<typeof loginEntry>;
  readonly program: string;
  /** The same entry, made for everyone by an administrator. */
  readonly systemFile: string;
}

async function place(more: NodeJS.ProcessEnv = {}): Promise<Place> {
  const folder = await tempDir();
  const program = path.join(folder, 'a program');
  await fs.writeFile(program, '', { mode: 0o755 });
  const env = {
    HOME: folder,
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_CONFIG_DIRS: path.join(folder, 'system'),
    ...more,
  };
  return {
    env,
    entry: loginEntry(env),
    program,
    systemFile: path.join(folder, 'system/autostart/openclaw-gateway.desktop'),
  };
}

async function writeEntry(file: string, lines: readonly string[]): Promise<void> {
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, ['[Desktop Entry]', 'Type=Application', ...lines, ''].join('\n'));
}

describe('the switch', () => {
  it('goes on and off, and leaves nothing', async () => {
    const { entry, program } = await place();
    expect(await entry.state()).toEqual({ kind: 'off' });
    await entry.set(true, [program, '--hidden']);
    expect(await entry.state()).toEqual({ kind: 'on' });
    await entry.set(false, [program, '--hidden']);
    expect(await entry.state()).toEqual({ kind: 'off' });
    expect(await fs.readdir(path.dirname(entry.file))).toEqual([]);
  });

  it('can go off where an administrator switched it on for everyone', async () => {
    const { entry, program, systemFile } = await place();
    await writeEntry(systemFile, [`Exec="${program}"`]);
    expect(await entry.state()).toEqual({ kind: 'on' });
    await entry.set(false, [program]);
    expect(await entry.state()).toEqual({ kind: 'off' });
    await entry.set(true, [program]);
    expect(await entry.state()).toEqual({ kind: 'on' });
  });

  it('rejects where the file cannot be written', async () => {
    const { entry, env, program } = await place();
    await fs.writeFile(String(env['XDG_CONFIG_HOME']), 'a file in place of the folder');
    await expect(entry.set(true, [program])).rejects.toThrow();
    expect(await entry.state()).toEqual({ kind: 'off' });
  });
});

describe('the truth about an entry that others have changed', () => {
  it.each([
    [['Hidden=true'], 'off'],
    [['X-GNOME-Autostart-enabled=false'], 'off'],
    [['Hidden=false', 'X-GNOME-Autostart-enabled=true'], 'on'],
    [['OnlyShowIn=GNOME;XFCE;'], 'on'],
    [['OnlyShowIn=KDE;'], 'overridden'],
    [['NotShowIn=XFCE;'], 'overridden'],
    [['# Hidden=true'], 'on'],
    [['[Desktop Action off]', 'Hidden=true'], 'on'],
  ])('%j is %s', async (lines, kind) => {
    const { entry, program } = await place({ XDG_CURRENT_DESKTOP: 'xubuntu:XFCE' });
    await writeEntry(entry.file, [`Exec="${program}" --hidden`, ...lines]);
    expect((await entry.state()).kind).toBe(kind);
  });

  it('says that the program is gone', async () => {
    const { entry, program } = await place();
    await entry.set(true, [program]);
    await fs.rm(program);
    expect(await entry.state()).toEqual({
      kind: 'overridden',
      why: { code: 'programMissing', program },
    });
  });
});

describe('the programs that an entry names', () => {
  it.each([
    [['Exec=a-program --hidden'], 'on'],
    [['Exec=no-program --hidden'], 'overridden'],
    [['Exec=a-program', 'TryExec=a-program'], 'on'],
    [['Exec=a-program', 'TryExec=no-program'], 'overridden'],
    [['Exec=a-program', 'TryExec=/nowhere/a-program'], 'overridden'],
    [['Exec=a-program', 'TryExec='], 'on'],
    [['Exec='], 'overridden'],
    [[], 'overridden'],
  ])('%j is %s', async (lines, kind) => {
    const folder = await tempDir();
    await fs.writeFile(path.join(folder, 'a-program'), '', { mode: 0o755 });
    const { entry } = await place({ PATH: `/nowhere:${folder}` });
    await writeEntry(entry.file, lines);
    expect((await entry.state()).kind).toBe(kind);
  });

  it('need not be runnable by others, but must be by this person', async () => {
    const { entry, program } = await place();
    await entry.set(true, [program]);
    expect(await entry.state()).toEqual({ kind: 'on' });
    await fs.chmod(program, 0o644);
    expect((await entry.state()).kind).toBe('overridden');
  });
});

describe('the command in an entry', () => {
  it.each([['/usr/bin/app'], ['/opt/OpenClaw Gateway/app'], ['/home/a "b" $c `d` \\e f/app'], ['/home/ü/app']])(
    '%s is read back as it was written',
    (program) => {
      expect(parseEntry(entryText([program, '--hidden'])).program).toBe(program);
    },
  );

  it('is not the first word where it has a percent sign, which sessions look for as it stands', async () => {
    const { entry, env } = await place();
    const program = path.join(String(env['HOME']), '100%');
    await fs.writeFile(program, '', { mode: 0o755 });
    await entry.set(true, [program, '--hidden']);
    expect(await fs.readFile(entry.file, 'utf8')).toContain(`Exec=/usr/bin/env "${program}%" --hidden\n`);
    expect(await entry.state()).toEqual({ kind: 'on' });
    await fs.rm(program);
    expect(await entry.state()).toEqual({ kind: 'overridden', why: { code: 'programMissing', program } });
  });

  it('is quoted as the specification has it', () => {
    const exec = entryText(['/a "b"', '100%', '\\'])
      .split('\n')
      .find((line) => line.startsWith('Exec='));
    expect(exec).toBe(String.raw`Exec="/a \\"b\\"" "100%%" "\\\\"`);
  });
});

describe('an entry whose unit is masked', () => {
  const UNIT = String.raw`app-openclaw\x2dgateway@autostart.service`;

  /** A session that has systemd start what it starts, or one that has not. */
  async function session(desktop: string, isBySystemd: boolean) {
    const folder = await tempDir();
    const systemctl = path.join(folder, 'systemctl');
    await fs.writeFile(systemctl, `#!/bin/sh\n[ "$*" = "--user --quiet is-active xdg-desktop-autostart.target" ] && exit ${isBySystemd ? '0' : '3'}\n`, { mode: 0o755 }); // prettier-ignore
    const runtime = path.join(folder, 'run');
    const made = await place({ PATH: folder, XDG_RUNTIME_DIR: runtime, XDG_CURRENT_DESKTOP: desktop });
    await made.entry.set(true, [made.program]);
    expect(await made.entry.state()).toEqual({ kind: 'on' });
    const mask = async (where: string): Promise<string> => {
      const file = path.join(where, 'systemd/user', UNIT);
      await fs.mkdir(path.dirname(file), { recursive: true });
      await fs.symlink('/dev/null', file);
      return file;
    };
    return { ...made, config: String(made.env['XDG_CONFIG_HOME']), runtime, mask };
  }

  it.each([
    ['GNOME', true, true],
    ['', false, true],
    ['XFCE', false, false],
  ])(
    'on the desktop %j, whose entries systemd starts (%s), will not start: %s',
    async (desktop, isBySystemd, isOff) => {
      const { entry, config, mask } = await session(desktop, isBySystemd);
      const file = await mask(config);
      const overridden = { kind: 'overridden', why: { code: 'masked', file } };
      expect(await entry.state()).toEqual(isOff ? overridden : { kind: 'on' });
      await fs.rm(file);
      expect(await entry.state()).toEqual({ kind: 'on' });
    },
  );

  it('until the system is next started is seen as well', async () => {
    const { entry, runtime, mask } = await session('KDE', true);
    const file = await mask(runtime);
    expect(await entry.state()).toEqual({ kind: 'overridden', why: { code: 'masked', file } });
  });

  it('starts where a unit of the person’s own stands before the mask', async () => {
    const { entry, config, runtime, mask } = await session('KDE', true);
    await mask(runtime);
    const file = await mask(config);
    await fs.rm(file);
    await fs.writeFile(file, '[Service]\nExecStart=/bin/true\n');
    expect(await entry.state()).toEqual({ kind: 'on' });
    await fs.writeFile(file, '');
    expect(await entry.state()).toEqual({ kind: 'overridden', why: { code: 'masked', file } });
  });

  const GENERATOR = '/usr/lib/systemd/user-generators/systemd-xdg-autostart-generator';
  it.runIf(fsSync.existsSync(GENERATOR))('has the name that systemd gives it', async () => {
    const { entry, env, program } = await place();
    await entry.set(true, [program]);
    const made = await tempDir();
    execFileSync(GENERATOR, [made, made, made], { env });
    expect(await fs.readdir(made)).toContain(UNIT);
  });
});
