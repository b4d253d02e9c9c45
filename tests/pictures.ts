import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { ensureJourneyBrowser } from './browser'

/** Takes the help's pictures anew from the built app; the test that holds them against the screens does the work. */
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--project', 'browser', 'tests/e2e/070-help-pictures.test.ts', '-t', '^(a picture of the help|the pictures are)'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, JOURNEY_BROWSER: ensureJourneyBrowser(), HELP_PICTURES: 'take' },
})
process.exitCode = status ?? 1
