import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Files that run at a time: as many as the smallest machine the tests are meant for has cores. */
const CORES = 2

/** The fault matrix's lanes take longest, and a lane begun last would be waited for alone. */
const LANE = /\/tests\/faults\/lane-/

/** How tests run that need no browser: before those that do. */
const IN_NODE = { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: CORES, sequence: { groupOrder: 0 } } as const

/** Rooms without a state of their own: their tests share what is loaded, which takes longer than most of them. */
const STATELESS = ['domain', 'feed', 'search', 'tables', 'press', 'open-data'].map(room => `tests/${room}/**`)

/** Files in the runner's own order, but lanes of the fault matrix before all others. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(({ moduleId }) => LANE.test(moduleId)).sort((a, b) => a.moduleId < b.moduleId ? -1 : 1), ...sorted.filter(({ moduleId }) => !LANE.test(moduleId))]
  }
}

/** Four projects: two that run in Node, journeys through the built app in a real browser, and the fault matrix. */
export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        plugins: [vue()],
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/faults/**', ...STATELESS],
          ...IN_NODE,
        },
      },
      {
        root,
        test: {
          name: 'rooms',
          include: STATELESS.map(folder => `${folder}/*.test.ts`),
          isolate: false,
          ...IN_NODE,
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
          // Its lanes begin before the journeys and go beside them.
          maxWorkers: CORES,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
