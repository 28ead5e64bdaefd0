// `npm test`: brings what the tests need, builds the app, and runs all test projects. Arguments go to vitest;
// `--project fast`, `proxies`, `places`, `peers`, `e2e` or `package` runs one of them.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { requireProxies } from './proxies.mjs';
import {
  installCommand,
  installPackages,
  isRoot,
  missingPlacesPackages,
  missingTestPackages,
} from './system-packages.mjs';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const PROJECTS = ['fast', 'proxies', 'places', 'peers', 'e2e', 'package'];

function readArguments(args) {
  const { tokens } = parseArgs({
    args,
    options: { project: { type: 'string', multiple: true } },
    strict: false,
    tokens: true,
  });
  const chosen = tokens.filter((token) => token.name === 'project');
  const used = new Set(chosen.flatMap(({ index, inlineValue }) => (inlineValue ? [index] : [index, index + 1])));
  const projects = chosen.map(({ value }) => value);
  const unknown = projects.find((project) => !PROJECTS.includes(project));
  if (unknown !== undefined) throw new Error(`There is no test project “${unknown}”: choose ${PROJECTS.join(', ')}.`);
  return {
    chosen: PROJECTS.filter((project) => projects.includes(project)),
    rest: args.filter((_, index) => !used.has(index)),
  };
}

/** Why the package can't be installed here, and so not be tested; undefined where it can. */
function packageObstacle() {
  if (process.platform === 'linux' && isRoot && fs.existsSync('/usr/bin/apt-get')) return undefined;
  return 'they install the app’s deb, which takes root on Debian or Ubuntu';
}

function requireDesktop(projects) {
  if (process.platform !== 'linux') {
    throw new Error('The end-to-end tests drive a Linux desktop. On this system run: npm test -- --project fast');
  }
  const missing = missingTestPackages(projects);
  if (missing.length === 0) return;
  if (!isRoot) {
    throw new Error(`The end-to-end tests need more:\nsudo ${installCommand(missing).join(' ')}`);
  }
  console.error(`Installing what the tests need: ${missing.join(' ')} …`);
  installPackages(missing);
  const still = missingTestPackages(projects);
  if (still.length > 0) throw new Error(`Installed, but still not found: ${still.join(' ')}`);
}

/** Without root the tests say by themselves that they can't make namespaces. */
function bringForPlaces() {
  const missing = missingPlacesPackages();
  if (missing.length === 0 || process.platform !== 'linux' || !isRoot) return;
  console.error(`Installing what the tests of containers and networks need: ${missing.join(' ')} …`);
  installPackages(missing);
}

/** Runs one project and resolves to its counts; a file that could not be run at all counts as one failed test. */
function runProject(project, args, resultFile) {
  const vitest = path.join(PROJECT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const { status } = spawnSync(
    process.execPath,
    // A filter may leave one of the projects empty; that no test ran at all is judged at the end.
    [vitest, 'run', '--project', project, ...reporters, '--passWithNoTests', ...args],
    { cwd: PROJECT, stdio: 'inherit' },
  );
  const results = fs.existsSync(resultFile) ? JSON.parse(fs.readFileSync(resultFile, 'utf8')) : undefined;
  const brokenFiles = (results?.testResults ?? []).filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    ok: status === 0 && results !== undefined,
    passed: results?.numPassedTests ?? 0,
    failed: (results?.numFailedTests ?? 0) + brokenFiles.length,
    skipped: results?.numPendingTests ?? 0,
  };
}

async function main() {
  const { chosen, rest } = readArguments(process.argv.slice(2));
  const obstacle = packageObstacle();
  if (obstacle && chosen.includes('package')) throw new Error(`The tests of the package can’t run here: ${obstacle}.`);
  const projects = chosen.length > 0 ? chosen : PROJECTS.filter((project) => project !== 'package' || !obstacle);
  if (projects.includes('e2e') || projects.includes('package')) requireDesktop(projects);
  if (projects.includes('proxies')) requireProxies();
  if (projects.includes('places')) bringForPlaces();
  await build();

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'test-results-'));
  const total = { ok: true, passed: 0, failed: 0, skipped: 0 };
  try {
    for (const project of projects) {
      const counts = runProject(project, rest, path.join(folder, `${project}.json`));
      total.ok = counts.ok;
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.skipped += counts.skipped;
      if (!counts.ok && counts.failed === 0) console.error('No test failed, but vitest did: see above.');
      // Without a filter, a project in which nothing ran is a broken project.
      if (counts.ok && rest.length === 0 && counts.passed === 0) {
        console.error(`The test project ${project} ran no test.`);
        total.ok = false;
      }
      if (!total.ok) break;
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  if (chosen.length === 0 && obstacle) console.log(`Not run: the tests of the package, because ${obstacle}.`);
  if (!total.ok || total.passed === 0) process.exitCode = 1; // nothing fits the filter, or nothing passed
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
