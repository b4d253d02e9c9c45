import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Files that run at a time: as many as the smallest machine the tests are meant for has cores. */
const CORES = 2

/** Three projects: everything that runs in Node, journeys through the built app in a real browser, and the fault matrix. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        plugins: [vue()],
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/faults/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: CORES,
          sequence: { groupOrder: 0 },
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/build-site.ts'],
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 90_000,
          hookTimeout: 120_000,
          // A journey waits more than it works: two files at a time keep the two cores of a small machine busy.
          maxWorkers: CORES,
          sequence: { groupOrder: 1 },
        },
      },
      {
        root,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/faults/build-app.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One file, which goes beside the journeys.
          maxWorkers: CORES,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
