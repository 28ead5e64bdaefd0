// electron-builder's hook between packing the app and making its packages: adds the command and the gateway without a
// desktop, as plain files, because plain Node cannot look into the app's archive. (extraResources would not do:
// electron-builder leaves out of the archive what is listed there.)
import fs from 'node:fs/promises';
import path from 'node:path';
import { commandExecutable } from './command-executable.mjs';
import { copyCommand } from './command-files.mjs';

// electron-builder's numbers.
const ARCHITECTURES = { 1: 'x64', 3: 'arm64' };
const UNIVERSAL = 4;

export default async function afterPack({ appOutDir, arch, electronPlatformName, packager }) {
  // A Mac's app for both processors is put together of two that came through here.
  if (arch === UNIVERSAL) return;
  const architecture = ARCHITECTURES[arch];
  if (!architecture) throw new Error(`There is no openclaw-gateway executable for this processor (${arch}).`);
  const resources = packager.getResourcesDir(appOutDir);
  // Electron's own demonstration, which an unpacked runtime brings along.
  await fs.rm(path.join(resources, 'default_app.asar'), { force: true });

  const folder = path.join(resources, 'command');
  await copyCommand(packager.projectDir, folder);
  // The app reads its version from the archive, which plain Node can't look into.
  const manifest = path.join(folder, 'package.json');
  const { version } = packager.appInfo;
  await fs.writeFile(manifest, JSON.stringify({ ...JSON.parse(await fs.readFile(manifest, 'utf8')), version }));
  await fs.cp(await commandExecutable(electronPlatformName, architecture), folder, { recursive: true });
  // electron-builder itself signs only what lies beside the app's program.
  if (electronPlatformName === 'win32') await packager.signIf(path.join(folder, 'openclaw-gateway.exe'));
}
