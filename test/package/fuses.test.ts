/** What is burnt into the packaged program, read back from it. */
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, inject, it } from 'vitest';
import '../support/package/packages.setup.ts';

const PROGRAM = 'openclaw-gateway-desktop';

/** How a fuse lies in the program: a digit. */
const OFF = '0'.charCodeAt(0);
const ON = '1'.charCodeAt(0);

const { shipped, inspectable } = inject('packages');

it('ships with every fuse that shuts a way in', async () => {
  const wire = await getCurrentFuseWire(path.join(shipped, PROGRAM));
  const states = (fuses: readonly FuseV1Options[]): unknown[] => fuses.map((fuse) => wire[fuse]);
  expect(
    states([
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    ]),
  ).toEqual(Array(5).fill(OFF));
  expect(
    states([
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ]),
  ).toEqual(Array(3).fill(ON));
});

it('differs from the build for end-to-end tests by that one fuse', async () => {
  const [ours, theirs] = await Promise.all([contents(shipped), contents(inspectable)]);
  expect(ours.delete('resources/apparmor-profile')).toBe(true); // only a deb and an rpm have it
  expect([...theirs.keys()].toSorted()).toEqual([...ours.keys()].toSorted());
  expect([...ours].filter(([file, hash]) => theirs.get(file) !== hash).map(([file]) => file)).toEqual([PROGRAM]);

  const [one, other] = await Promise.all([shipped, inspectable].map((place) => fs.readFile(path.join(place, PROGRAM))));
  expect(differences(one!, other!)).toEqual([[OFF, ON]]);
});

/** Every file's hash by its path. */
async function contents(place: string): Promise<Map<string, string>> {
  const entries = await fs.readdir(place, { recursive: true, withFileTypes: true });
  const hashes = new Map<string, string>();
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    hashes.set(
      path.relative(place, file),
      createHash('sha256')
        .update(await fs.readFile(file))
        .digest('hex'),
    );
  }
  return hashes;
}

/** The bytes that differ, as pairs; block by block, because there are 180 million of them. */
function differences(one: Buffer, other: Buffer): [number, number][] {
  expect(one.length).toBe(other.length);
  const found: [number, number][] = [];
  const block = 65_536;
  for (let start = 0; start < one.length; start += block) {
    const end = Math.min(start + block, one.length);
    if (one.compare(other, start, end, start, end) === 0) continue;
    for (let at = start; at < end; at += 1) {
      const [left, right] = [one[at] ?? 0, other[at] ?? 0];
      if (left !== right) found.push([left, right]);
    }
  }
  return found;
}
