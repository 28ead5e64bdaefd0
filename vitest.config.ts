import { defineConfig } from 'vitest/config';

// How long `expect.poll` looks for what is to come: a bound, not a measure, as `PATIENCE_MS` is for the desktop's tests.
const PATIENT = { poll: { timeout: 20_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/{gateway,protocol,adapters,cli,desktop,renderer,peers}/**/*.test.ts'],
          expect: PATIENT,
          exclude: ['test/peers/official-*.test.ts'],
          // A bound, not a measure: a busy machine must not fail what is right.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'proxies',
          include: ['test/proxies/**/*.test.ts'],
          expect: PATIENT,
          globalSetup: ['test/support/proxies/programs.setup.ts'],
          // Each test starts real servers, some of them two.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // The container image and the network around a gateway, in namespaces: needs root on Linux.
          name: 'places',
          include: ['test/{container,hosts}/**/*.test.ts'],
          expect: PATIENT,
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'peers',
          include: ['test/peers/official-*.test.ts'],
          expect: PATIENT,
          globalSetup: ['test/support/peers/official.setup.ts'],
          // Each test starts the official command several times, and each start is seconds of one core.
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          expect: PATIENT,
          globalSetup: ['test/support/desktop/runtime.setup.ts'],
          fileParallelism: false,
          // Bounds as well: each test starts a desktop and the app, some of them twice.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          // `npm run figures`: what is counted for the security goals. Too long for every run of the tests.
          name: 'figures',
          include: ['test/figures/**/*.test.ts'],
          expect: PATIENT,
          fileParallelism: false,
        },
      },
      {
        test: {
          // `npm run screenshots`: docs/screenshots, of every page and state.
          name: 'screenshots',
          include: ['test/screenshots/**/*.test.ts'],
          expect: PATIENT,
          globalSetup: ['test/support/desktop/runtime.setup.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          expect: PATIENT,
          globalSetup: ['test/support/package/packages.setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
