// What the app and its tests need of a Linux system beyond Node, and the Debian packages that have it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Electron links more than these, but all the rest comes with them. */
const ELECTRON_LIBRARIES = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libgbm.so.1': 'libgbm1',
  'libasound.so.2': 'libasound2',
};

const E2E_PROGRAMS = {
  Xvfb: 'xvfb',
  'dbus-daemon': 'dbus',
  openbox: 'openbox',
  dunst: 'dunst',
  xdotool: 'xdotool',
  import: 'imagemagick',
  chromium: 'chromium',
  unzip: 'unzip', // unpacks the development Electron
};

/** Of the proxy tests. */
export const PROXY_PROGRAMS = {
  nginx: 'nginx-light',
  haproxy: 'haproxy',
  apache2: 'apache2',
  caddy: 'caddy',
  openssl: 'openssl', // makes their certificate
};

/** Of the tests of containers and networks. */
const PLACES_PROGRAMS = {
  ip: 'iproute2',
  nft: 'nftables',
  unshare: 'util-linux',
};

const E2E_FILES = {
  '/usr/share/dbus-1/services/org.xfce.xfce4-notifyd.Notifications.service': 'xfce4-notifyd',
};

/** Beyond those: what makes a deb, an rpm and a tarball, and a desktop for a person to log in to. */
const PACKAGE_PROGRAMS = {
  'xfce4-session': 'xfce4-session',
  xfwm4: 'xfwm4',
  'xfce4-panel': 'xfce4-panel',
  gio: 'libglib2.0-bin', // starts an app by its desktop entry
  'desktop-file-validate': 'desktop-file-utils',
  appstreamcli: 'appstream',
  pgrep: 'procps',
  strip: 'binutils',
  rpmbuild: 'rpm',
  '7za': 'p7zip-full',
};

export const isRoot = process.getuid?.() === 0;

/** The names of the libraries that this executable links and the system does not have. */
export function missingLibraries(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').flatMap((line) => /^\s*(\S+) => not found/.exec(line)?.[1] ?? []);
}

/** The packages to install for Electron to run. */
export function electronPackages() {
  return Object.values(ELECTRON_LIBRARIES);
}

/** The packages of everything that these projects need and is not there: of "e2e" and "package". */
export function missingTestPackages(projects) {
  // By its full path: an ordinary person's PATH does not have it.
  const { stdout } = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
  const libraries = new Set((stdout ?? '').split('\n').map((line) => line.trim().split(' ')[0]));
  return [
    ...lacking(ELECTRON_LIBRARIES, (name) => libraries.has(name)),
    ...lacking(E2E_PROGRAMS, (program) => findProgram(program) !== undefined),
    ...lacking(E2E_FILES, fs.existsSync),
    ...(projects.includes('package') ? lacking(PACKAGE_PROGRAMS, (program) => findProgram(program) !== undefined) : []),
  ];
}

/** The same for the project "places". */
export function missingPlacesPackages() {
  return lacking(PLACES_PROGRAMS, (program) => findProgram(program) !== undefined);
}

/** The command that installs these packages, for a person to copy. */
export function installCommand(packages) {
  return ['apt-get', 'install', '--no-install-recommends', ...packages.map(currentName)];
}

/** Installs them; root only. Throws with apt-get's own words when it fails. */
export function installPackages(packages) {
  aptGet(['update']);
  const [, ...args] = installCommand(packages);
  aptGet(['--yes', ...args]);
}

/** Debian's own way to say "not now": asked before a package starts its service. */
const SERVICE_POLICY = '/usr/sbin/policy-rc.d';

/** As installPackages, for packages that would start a server of their own: the tests start them by themselves. */
export function installDaemons(packages) {
  const isOurs = !fs.existsSync(SERVICE_POLICY);
  if (isOurs) fs.writeFileSync(SERVICE_POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    installPackages(packages);
  } finally {
    if (isOurs) fs.rmSync(SERVICE_POLICY);
  }
}

function aptGet(args) {
  const { status, stdout, stderr, error } = spawnSync('apt-get', ['--quiet', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return;
  throw new Error(`apt-get ${args.join(' ')} failed:\n${error?.message ?? (stdout + stderr).trim()}`);
}

function lacking(requirements, isThere) {
  return Object.entries(requirements).flatMap(([what, name]) => (isThere(what) ? [] : [name]));
}

/** Where it is. Servers are in folders that an ordinary person's PATH does not have. */
export function findProgram(program) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
  return folders.map((folder) => path.join(folder, program)).find((file) => fs.existsSync(file));
}

/** Debian 13 and Ubuntu 24.04 renamed many libraries when they widened time_t, and don't know every old name. */
function currentName(name) {
  const renamed = `${name}t64`;
  return spawnSync('apt-cache', ['show', renamed]).status === 0 ? renamed : name;
}
