#!/usr/bin/env node
// Makes a .deb with dpkg-deb and a .rpm with rpmbuild. electron-builder calls it in place of fpm, which it would fetch
// from a host that not every machine reaches, and knows only fpm's arguments; those that are used are understood here.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const PRETENDED_VERSION = '1.17.0';
const RPM_ARCHITECTURES = { amd64: 'x86_64', arm64: 'aarch64' };
const FAST = process.env.LINUX_PACKER_FAST === '1'; // larger files in seconds instead of minutes

const text = { type: 'string' };
const many = { type: 'string', multiple: true, default: [] };
const flag = { type: 'boolean' };
const { values: asked, positionals: mappings } = parseArgs({
  allowPositionals: true,
  options: {
    'input-type': { ...text, short: 's' },
    'output-type': { ...text, short: 't' },
    depends: { ...many, short: 'd' },
    'deb-recommends': many,
    ...Object.fromEntries(['force', 'debug'].map((name) => [name, flag])),
    ...Object.fromEntries(
      [
        ...['architecture', 'after-install', 'after-remove', 'description', 'version', 'iteration', 'package'],
        ...['name', 'maintainer', 'vendor', 'url', 'category', 'license', 'log'],
        ...['deb-priority', 'deb-compression', 'rpm-summary', 'rpm-os', 'rpm-compression'],
      ].map((name) => [name, text]),
    ),
  },
});

/** Copies `source=destination` pairs under `root`; resolves to the folders that belong to the package as a whole. */
function layOut(root) {
  const ownFolders = [];
  for (const mapping of mappings) {
    const at = mapping.lastIndexOf('=');
    const [source, destination] = [mapping.slice(0, at), mapping.slice(at + 1)];
    const target = path.join(root, destination);
    if (fs.statSync(source).isDirectory()) {
      fs.cpSync(source, target, { recursive: true, verbatimSymlinks: true });
      ownFolders.push(destination);
    } else {
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.copyFileSync(source, target);
      fs.chmodSync(target, 0o644);
      const folder = path.posix.dirname(destination);
      if (path.posix.basename(folder) === asked.name) ownFolders.push(folder);
    }
  }
  // What may be read by its maker alone on the building machine must be readable where it is installed.
  run('chmod', ['-R', 'u+rwX,go+rX,go-w', root]);
  return ownFolders;
}

function makeDeb(root) {
  layOut(root);
  const control = path.join(root, 'DEBIAN');
  const kilobytes = run('du', ['-sk', root]).split('\t')[0];
  fs.mkdirSync(control);
  const [summary, ...more] = asked.description.split('\n').map((line) => line.trim());
  const fields = {
    Package: asked.name,
    Version: versionAndIteration(),
    Architecture: asked.architecture,
    Maintainer: asked.maintainer,
    'Installed-Size': kilobytes,
    Depends: asked.depends.join(', '),
    Recommends: asked['deb-recommends'].join(', '),
    Section: asked.category ?? 'misc',
    Priority: asked['deb-priority'] ?? 'optional',
    Homepage: asked.url,
    Description: [summary, ...more.filter(Boolean).map((line) => ` ${line}`)].join('\n'),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`${name}: ${value}\n`] : []));
  fs.writeFileSync(path.join(control, 'control'), lines.join(''));
  for (const [option, name] of [
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ]) {
    fs.copyFileSync(asked[option], path.join(control, name));
    fs.chmodSync(path.join(control, name), 0o755);
  }
  const compression = FAST ? ['-Zzstd', '-z3'] : ['-Zxz'];
  run('dpkg-deb', ['--root-owner-group', ...compression, '--build', root, asked.package]);
}

function makeRpm(root, scratch) {
  const ownFolders = layOut(root);
  const architecture = RPM_ARCHITECTURES[asked.architecture] ?? asked.architecture;
  const files = run('find', [root, '!', '-type', 'd', '-printf', '/%P\n'])
    .trim()
    .split('\n')
    .filter((file) => !ownFolders.some((folder) => file.startsWith(`${folder}/`)));
  const literal = (value) => value.replaceAll('%', '%%');
  const script = (option) => literal(fs.readFileSync(asked[option], 'utf8'));
  const spec = `%define __os_install_post %{nil}
%define _build_id_links none
%global debug_package %{nil}
%define _binary_payload ${FAST ? 'w3.zstdio' : 'w6T0.xzdio'}
Name: ${asked.name}
Version: ${asked.version}
Release: ${asked.iteration ?? 1}
Summary: ${literal(asked['rpm-summary'] ?? asked.description)}
License: ${asked.license}
Vendor: ${asked.vendor}
URL: ${asked.url}
Packager: ${asked.maintainer}
AutoReqProv: no
${asked.depends.map((name) => `Requires: ${name}\n`).join('')}
%description
${literal(asked.description)}
%post
${script('after-install')}
%postun
${script('after-remove')}
%files
${[...ownFolders, ...files].map((file) => `"${literal(file)}"`).join('\n')}
`;
  const specFile = path.join(scratch, 'package.spec');
  fs.writeFileSync(specFile, spec);
  const places = { _topdir: `${scratch}/top`, _rpmdir: `${scratch}/out`, _rpmfilename: 'package.rpm' };
  const defines = Object.entries(places).flatMap(([name, value]) => ['--define', `${name} ${value}`]);
  run('rpmbuild', ['-bb', '--quiet', '--target', architecture, '--buildroot', root, ...defines, specFile]);
  fs.copyFileSync(path.join(scratch, 'out/package.rpm'), asked.package);
}

function versionAndIteration() {
  return asked.iteration ? `${asked.version}-${asked.iteration}` : asked.version;
}

function run(program, args) {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 << 20 });
  } catch (error) {
    const reason = error.code === 'ENOENT' ? 'it is not installed' : error.stderr;
    throw new Error(`${program} could not make the package: ${reason}`, { cause: error });
  }
}

if (process.argv[2] === '--version' && process.argv.length === 3) {
  console.log(PRETENDED_VERSION);
} else {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'linux-packer-'));
  try {
    const root = path.join(scratch, 'root');
    const make = { deb: makeDeb, rpm: makeRpm }[asked['output-type']];
    if (!make) throw new Error(`Only deb and rpm can be made, not ${asked['output-type']}.`);
    make(root, scratch);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}
