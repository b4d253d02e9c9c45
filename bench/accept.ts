import type { Figure } from './statistics'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { chartOf } from './chart'
import { tableOf } from './table'

/** Where the last accepted table stands, and the drawings beside it. */
const PAGE = 'docs/performance.md'
const CHARTS = 'docs/performance'

/**
 * Writes what was measured into the page as the accepted table, and draws each growth. Topics that were not measured keep
 * what was accepted of them before.
 */
export function accept(topic: string, figures: readonly Figure[], rounds: number): void {
  const page = readFileSync(PAGE, 'utf8')
  const [begin, end] = [`<!-- ${topic} -->`, `<!-- /${topic} -->`]
  const block = [begin, `### ${topic}`, '', `${machine()}; ${rounds} ${rounds === 1 ? 'round' : 'rounds'}.`, '', tableOf(figures), ...pictures(figures), end].join('\n')
  const place = page.includes(begin) ? new RegExp(`${begin}[\\s\\S]*?${end}`) : /<!-- more -->/
  writeFileSync(PAGE, page.replace(place, () => page.includes(begin) ? block : `${block}\n\n<!-- more -->`))
}

function pictures(figures: readonly Figure[]): readonly string[] {
  const grown = figures.flatMap(({ figure, ratio, growth }) => growth ? [{ figure, ratio, growth }] : [])
  mkdirSync(CHARTS, { recursive: true })
  return grown.flatMap(({ figure, ratio, growth }) => {
    const name = figure.replace(/^growth as [^:]*: /, '')
    const file = `${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.svg`
    writeFileSync(join(CHARTS, file), chartOf(name, ratio, growth))
    return ['', `![${figure}: slope ${ratio}](performance/${file})`]
  })
}

function machine(): string {
  const [first] = cpus()
  return `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1) ?? ''}`
}
