import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleFiles } from '../tests/sample/make-sample'

/** A city's folder of tables, and the rows in them. */
export interface MadeCity {
  readonly folder: string
  readonly rows: number
}

/** The sample city so many times over. */
export function sampleCity(times: number): MadeCity {
  return written(sampleFiles(times))
}

/**
 * The sample city five times over, with so many opening hours of its services that its tables have this many rows
 * altogether: the most rows that fit into the 20 MiB a reader takes.
 */
export function busyCity(rows: number): MadeCity {
  const files = new Map(sampleFiles(5))
  const schedules = files.get('service-schedules.csv') ?? ''
  const missing = rows - rowsIn(files)
  const services = (files.get('services.csv') ?? '').split('\n').slice(1, -1).map(line => line.split(',', 1)[0] ?? '')
  const more = Array.from({ length: missing }, (_, at) => `${services[at % services.length] ?? ''},${100 + Math.floor(at / services.length)},${DAYS[Math.floor(at / services.length) % DAYS.length] ?? ''},09:00,12:00,closed,,services-r8,${6000 + at}\n`)
  return written(files.set('service-schedules.csv', `${schedules}${more.join('')}`))
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

function written(files: ReadonlyMap<string, string>): MadeCity {
  const folder = mkdtempSync(join(tmpdir(), 'bench-city-'))
  for (const [name, text] of files)
    writeFileSync(join(folder, name), text)
  return { folder, rows: rowsIn(files) }
}

/** Rows of all tables; texts with line breaks inside are not made. */
function rowsIn(files: ReadonlyMap<string, string>): number {
  return [...files].filter(([name]) => name.endsWith('.csv')).reduce((sum, [, text]) => sum + text.split('\n').length - 2, 0)
}
