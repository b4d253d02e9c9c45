import type { TableName } from '../../src/tables/table-plan'
import type { Row, SampleTables } from './rows'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { crosswalkRows } from './crosswalk-table'
import { indicatorTables } from './indicator-tables'
import { meetingTables } from './meeting-tables'
import { moneyTables } from './money-tables'
import { itemsOf, outlineTables } from './outline-tables'
import { FIRST_PLAN, NEXT_PLAN } from './plan-words'
import { progressOf, progressTables, summaryRows } from './progress-tables'
import { FIRST, forgetPlaces, NEXT, shortEra, yearsOf } from './rows'
import { serviceTables } from './service-tables'
import { sourceRows, wordTables } from './word-tables'

/** The city whose package says how tables are declared, and the national holidays, which are no city's own. */
const MODEL = 'data/kamakura'

/** The made-up city's folder. */
export const SAMPLE = 'data/sample'

/**
 * A made-up city's tables, always the same: nothing hangs on chance, the clock or the machine.
 *
 * @param times how many times as many items and services, for measuring; the folder in the repository has them once.
 */
export function sampleFiles(times = 1): ReadonlyMap<string, string> {
  forgetPlaces()
  const items = [...itemsOf('r3', FIRST_PLAN, times), ...itemsOf('r8', NEXT_PLAN, times)]
  const progress = progressOf(items)
  const tables: SampleTables = {
    ...outlineTables(items),
    ...progressTables(items, progress),
    'grade-summaries': summaryRows(items, progress),
    'crosswalk': crosswalkRows(items),
    ...indicatorTables(),
    ...moneyTables(),
    ...meetingTables(),
    ...serviceTables(times),
    ...wordTables(),
    'sources': sourceRows(),
  }
  const described = declaration()
  return new Map([
    ['datapackage.json', `${JSON.stringify(described, null, 1)}\n`],
    ['trust.json', readFileSync(join(MODEL, 'trust.json'), 'utf8').replace(/"feed": "[^"]*"/, '"feed": "mihon/dev"')],
    ['holidays.csv', readFileSync(join(MODEL, 'holidays.csv'), 'utf8')],
    ...described.resources.filter(({ name }) => name !== 'holidays').map(({ name, path, schema }) => [path, csv(schema.fields.map(field => field.name), tables[name] ?? [])] as const),
  ])
}

interface Field { name: string, title?: string, type: string, constraints?: object, example?: string }
interface Resource { name: TableName, path: string, schema: { fields: Field[] } }

/** The model's declaration with the sample's own years, and without examples that are the model's own facts. */
function declaration() {
  const model: { resources: Resource[] } & Record<string, unknown> = JSON.parse(readFileSync(join(MODEL, 'datapackage.json'), 'utf8'))
  return {
    ...model,
    name: 'mihon',
    title: '見本市 地域福祉ナビ',
    created: '2026-11-22T00:00:00Z',
    city: { name: '見本市', note: '見本のデータです。実在の市の計画ではありません。', validDays: 400, sample: true },
    resources: model.resources.map(({ schema, ...resource }) => ({ ...resource, schema: { ...schema, fields: fieldsOf(resource.name, schema.fields) } })),
  }
}

const NUMBERED = { plan: 'r3', doc: 'progress-r3', phone: '000-0000-0000' } as const

function fieldsOf(table: TableName, fields: readonly Field[]): Field[] {
  const years = [...yearsOf(FIRST), ...yearsOf(NEXT)]
  const kept = fields.filter(({ name }) => !/^(?:(?:target|result)_)?\d{4}$/.test(name)).map(plain)
  if (table === 'targets')
    return [...kept, ...[FIRST.from - 1, ...years].map(year => ({ name: String(year), title: `${shortEra(year)}${year < FIRST.from ? '実績（初期値）' : year < NEXT.from ? '目標' : '目標（新しい計画）'}`, type: 'string', constraints: {} }))]
  if (table === 'measures')
    return [...kept, ...(['target', 'result'] as const).flatMap(what => years.map(year => ({ name: `${what}_${year}`, title: `${shortEra(year)}${what === 'target' ? '目標' : '実績'}値`, type: 'number', constraints: {} })))]
  if (table === 'indicator-results' && !kept.some(({ name }) => name === 'break'))
    return kept.flatMap(field => field.name === 'note' ? [field, { name: 'break', title: '系列の切れ目（わけ）', type: 'string', constraints: {} }] : [field])
  return kept
}

/** A field without an example of the model's own: numbers and names of places are not handed on. */
function plain({ example, ...field }: Field): Field {
  const own = Object.entries(NUMBERED).find(([name]) => name === field.name)?.[1]
  return own === undefined ? field.name === 'code' && example !== undefined ? { ...field, example } : field : { ...field, example: own }
}

function csv(columns: readonly string[], rows: readonly Row[]): string {
  const unknown = rows.flatMap(row => Object.keys(row)).find(column => !columns.includes(column))
  if (unknown !== undefined)
    throw new Error(`no column ${unknown} among ${columns.join()}`)
  return [columns, ...rows.map(row => columns.map(column => cell(row[column])))].map(cells => `${cells.join(',')}\n`).join('')
}

function cell(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function write(folder: string, times: number): void {
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of sampleFiles(times))
    writeFileSync(join(folder, file), text)
}

/** `npm run sample`; `-- --times 10 --out FOLDER` for a larger one elsewhere. */
if (process.argv[1]?.endsWith('make-sample.ts')) {
  const { values } = parseArgs({ options: { times: { type: 'string', default: '1' }, out: { type: 'string' } } })
  const times = Number(values.times)
  const folder = values.out ?? (times === 1 ? SAMPLE : undefined)
  if (!Number.isInteger(times) || times < 1 || folder === undefined) {
    console.error('npm run sample -- [--times 10 --out フォルダー]（--times を付けるときは、--out で別のフォルダーを指定してください）')
    process.exitCode = 2
  }
  else {
    write(folder, times)
    console.log(`見本の市の表を ${folder} に書きました（${times}倍）`)
  }
}
