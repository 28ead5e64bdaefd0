// electron-builder's hook between packing the app and making its packages: adds the command and the gateway without a
// desktop, as plain files, because plain Node cannot look into the app's archive. (extraResources would not do:
// electron-builder leaves out of the archive what is listed there.)
import fs from 'node:fs/promises';
import path from 'node:path';
import { commandExecutable } from './command-executable.mjs';
import { copyCommand } from './command-files.mjs';

const ARCHITECTURES = { 1: 'x64', 3: 'arm64' }; // electron-builder's numbers
export default async function afterPack({ appOutDir, arch, electronPlatformName, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  // Electron's own demonstration, which an unpacked runtime brings along.
  await fs.rm(path.join(resources, 'default_app.asar'), { force: true });

  const folder = path.join(resources, 'command');
  await copyCommand(packager.projectDir, folder);
  // The app reads its version from the archive, which plain Node can't look into.
  const manifest = path.join(folder, 'package.json');
  const { version } = packager.appInfo;
  await fs.writeFile(manifest, JSON.stringify({ ...JSON.parse(await fs.readFile(manifest, 'utf8')), version }));
  const architecture = ARCHITECTURES[arch];
  if (!architecture) throw new Error(`There is no openclaw-gateway executable for this processor (${arch}).`);
  await fs.cp(await commandExecutable(electronPlatformName, architecture), folder, { recursive: true });
}
