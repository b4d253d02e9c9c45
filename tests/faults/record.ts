import type { RowResult } from './matrix-reporter'
import { spawnSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import process from 'node:process'
import { ensureChromium, ensureFirefox } from '../browser'

const ENGINES = ['N', 'C', 'F', 'W']

/** How a run went. */
interface Circumstances {
  readonly depth: string
  readonly since: Date
  /** Rows that had failed and were run another time; empty for a run in one piece. */
  readonly again: readonly RowResult[]
}

/** The results of one run as a page of the documentation: what ran where and when, one line per row, and what the loops counted. */
export function recorded(results: readonly RowResult[], { depth, since, again }: Circumstances): string {
  const sorted = [...results].sort((a, b) => place(a) - place(b))
  const names = [...new Set(sorted.map(nameOf))]
  const cell = (name: string, engine: string) => {
    const found = sorted.find(result => nameOf(result) === name && result.engine === engine)
    return found ? `${found.passed ? '✓' : '✗'} ${(found.ms / 1000).toFixed(1)} s` : ''
  }
  const passed = results.filter(result => result.passed).length
  const minutes = Math.round((Date.now() - since.getTime()) / 60_000)
  return [
    '# Results of the fault matrix',
    '',
    `Written by \`npm run faults -- --record\` (${depth}) on ${since.toISOString().slice(0, 10)}, in ${minutes} minutes.${again.length === 0 ? '' : ` That was another run of ${again.map(row => `${row.id} ${row.engine}`).join(', ')}, some of which had failed in the run of everything before it.`}`,
    `Machine: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}. Engines: ${[versionOf(ensureChromium()), versionOf(ensureFirefox()), 'Debian\'s WebKitGTK'].join(', ')}.`,
    'N is Node alone, C Chromium, F Firefox, W WebKitGTK; a blank is an engine the row has no meaning in.',
    '',
    '| id | | what becomes of the fault | N | C | F | W |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...names.map(name => `| ${name.split('|').join(' | ')} | ${ENGINES.map(engine => cell(name, engine)).join(' | ')} |`),
    '',
    ...section('Figures', sorted.flatMap(({ figures, id, engine, title }) => figures ? [`- ${id} ${engine}, ${title}: ${figures}`] : [])),
    ...section('Failures', sorted.flatMap(({ error, id, engine }) => error ? [`- ${id} ${engine}: ${error}`] : [])),
    `${passed} passed, ${results.length - passed} failed`,
    '',
  ].join('\n')
}

function nameOf({ id, priority, title }: RowResult): string {
  return `${id}|${priority}|${title}`
}

/** A1 before A2 before A10 before B1. */
function place({ id }: RowResult): number {
  return id.charCodeAt(0) * 1000 + Number(id.slice(1))
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${heading}`, '', ...lines, '']
}

function versionOf(browser: string): string {
  return spawnSync(browser, ['--version'], { encoding: 'utf8' }).stdout.trim().replace(/ built on.*$/, '')
}
