import type { RowResult } from './matrix-reporter'
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { BrowserMissing, ensureChromium, ensureFirefox, ensureWebKit } from '../browser'
import { RESULTS } from './matrix-reporter'
import { telling } from './wish'

/**
 * `npm run faults`: every row in every engine it names, and the matrix of what came of it.
 *
 * `-- --full` every case, loop and control · `-- --only B5,C2` · `-- --engine F,W` · `-- --everyday` as `npm test` does
 * · `-- --record` writes docs/reliability-results.md
 */
const RECORD = 'docs/reliability-results.md'

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    everyday: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    engine: { type: 'string', default: '' },
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
  rmSync(RESULTS, { force: true })
  const depth = values.full ? 'full' : values.everyday ? 'everyday' : 'engines'
  const { status } = spawnSync(process.execPath, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config=tests/vitest.config.ts',
    '--project=faults',
    '--reporter=./tests/faults/matrix-reporter.ts',
  ], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...telling({ depth, only: listOf(values.only), engines: listOf(values.engine) }) } })
  const results: readonly RowResult[] = JSON.parse(readFileSync(RESULTS, 'utf8'))
  const passed = results.filter(result => result.passed).length
  if (values.record)
    writeFileSync(RECORD, recorded(results, depth))
  console.log(`${passed} passed, ${results.length - passed} failed`)
  return status !== 0 || passed < results.length || passed === 0 ? 1 : 0
}

function listOf(text: string): readonly string[] {
  return text.split(',').map(part => part.trim()).filter(part => part !== '')
}

/** One line per row; what each engine came to stands beside it. */
function recorded(results: readonly RowResult[], depth: string): string {
  const names = [...new Set(results.map(({ id, priority, title }) => `${id}|${priority}|${title}`))]
  const cell = (name: string, engine: string) => {
    const found = results.find(result => `${result.id}|${result.priority}|${result.title}` === name && result.engine === engine)
    return found ? `${found.passed ? '✓' : '✗'} ${(found.ms / 1000).toFixed(1)} s` : ''
  }
  const passed = results.filter(result => result.passed).length
  return [
    '# Results of the fault matrix',
    '',
    `Written by \`npm run faults -- --record\` (${depth}). N is Node alone, C Chromium, F Firefox, W WebKitGTK; a blank is an engine the row has no meaning in.`,
    '',
    '| id | | what becomes of the fault | N | C | F | W |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...names.map(name => `| ${name.split('|').join(' | ')} | ${['N', 'C', 'F', 'W'].map(engine => cell(name, engine)).join(' | ')} |`),
    '',
    `${passed} passed, ${results.length - passed} failed`,
    '',
  ].join('\n')
}

process.exitCode = run()
