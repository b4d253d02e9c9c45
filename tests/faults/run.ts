import type { RowResult } from './matrix-reporter'
import type { Wish } from './wish'
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { BrowserMissing, ensureChromium, ensureFirefox, ensureWebKit } from '../browser'
import { RESULTS } from './matrix-reporter'
import { recorded } from './record'
import { telling } from './wish'

/**
 * `npm run faults`: every row in every engine it names, and the matrix of what came of it.
 *
 * `-- --full` every case, loop and control · `-- --only B5,C2` · `-- --engine F,W` · `-- --everyday` as `npm test` does
 * · `-- --kills 5 --crashes 2` lives of the loops · `-- --record` writes docs/reliability-results.md
 * · `-- --again` with the depth of before: only the rows that failed in the last run, whose results stand for the others
 */
const RECORD = 'docs/reliability-results.md'

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    everyday: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    engine: { type: 'string', default: '' },
    kills: { type: 'string' },
    crashes: { type: 'string' },
  },
})

function run(): number {
  try {
    process.env.CHROMIUM = ensureChromium()
    ensureFirefox()
    ensureWebKit()
  }
  catch (error) {
    if (!(error instanceof BrowserMissing))
      throw error
    console.error(error.message)
    return 1
  }
  const before: readonly RowResult[] = values.again ? JSON.parse(readFileSync(RESULTS, 'utf8')) : []
  rmSync(RESULTS, { force: true })
  const since = new Date()
  const depth = values.full ? 'full' : values.everyday ? 'everyday' : 'engines'
  const { status } = spawnSync(process.execPath, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config=tests/vitest.config.ts',
    '--project=faults',
    '--passWithNoTests',
    '--reporter=./tests/faults/matrix-reporter.ts',
  ], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...telling(wished(depth, before.filter(row => !row.passed))) } })
  const now: readonly RowResult[] = JSON.parse(readFileSync(RESULTS, 'utf8'))
  const results = merged(before, now)
  writeFileSync(RESULTS, JSON.stringify(results, null, 2))
  const passed = results.filter(result => result.passed).length
  if (values.record)
    writeFileSync(RECORD, recorded(results, { depth, since, again: values.again ? now : [] }))
  console.log(`${passed} passed, ${results.length - passed} failed`)
  return status !== 0 || passed < results.length || passed === 0 ? 1 : 0
}

/** The later result of every row. */
function merged(before: readonly RowResult[], now: readonly RowResult[]): readonly RowResult[] {
  const again = new Set(now.map(keyOf))
  return [...before.filter(row => !again.has(keyOf(row))), ...now]
}

function keyOf({ id, engine, title }: RowResult): string {
  return `${id} ${engine} ${title}`
}

function wished(depth: Wish['depth'], failed: readonly RowResult[]): Wish {
  const { kills, crashes } = values
  return {
    depth,
    only: [...listOf(values.only), ...failed.map(row => row.id)],
    engines: [...listOf(values.engine), ...failed.map(row => row.engine)],
    ...kills === undefined ? {} : { kills: Number(kills) },
    ...crashes === undefined ? {} : { crashes: Number(crashes) },
  }
}

function listOf(text: string): readonly string[] {
  return text.split(',').map(part => part.trim()).filter(part => part !== '')
}

process.exitCode = run()
