import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import process from 'node:process'
import { BrowserMissing, ensureChromium, ensureFirefox, ensureJourneyBrowser, ensureNginx, ensurePdfToText, ensureWebKit } from './browser'

/** Runs every test, or those named on the command line, and closes with a line counted from the runner's report. */
const REPORT = 'node_modules/.tmp/test-report.json'

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly { readonly status: string, readonly assertionResults: readonly unknown[] }[]
}

function run(): number {
  try {
    process.env.JOURNEY_BROWSER = ensureJourneyBrowser()
    process.env.CHROMIUM = ensureChromium()
    // Three engines are opened only when everything is tested; a single file needs Chromium at most.
    if (process.argv.length === 2) {
      ensureFirefox()
      ensureWebKit()
      ensureNginx()
      ensurePdfToText()
    }
  }
  catch (error) {
    if (!(error instanceof BrowserMissing))
      throw error
    console.error(error.message)
    return 1
  }
  mkdirSync('node_modules/.tmp', { recursive: true })
  rmSync(REPORT, { force: true })
  const vitest = spawnSync(process.execPath, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
    ...process.argv.slice(2),
  ], { stdio: ['ignore', 'inherit', 'inherit'] })
  return close(vitest.status ?? 1)
}

/** A file that could not even be loaded counts as a failure; a skipped test does too. */
function close(status: number): number {
  const report: Report = JSON.parse(readFileSync(REPORT, 'utf8'))
  const unloaded = report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  const skipped = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests + unloaded + skipped
  console.log(`${report.numPassedTests} passed, ${failed} failed`)
  return status !== 0 ? status : failed > 0 || report.numPassedTests === 0 ? 1 : 0
}

process.exitCode = run()
