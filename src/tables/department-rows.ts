import type { CityTables } from './city-tables'
import type { TableName } from './table-plan'

/** Tables a 課 has rows of its own in, and the columns it fills there; all others are the secretariat's. */
const FILLED: Partial<Record<TableName, RegExp>> = {
  'initiatives': /^(?:summary|note)$/,
  'targets': /^\d{4}$/,
  'results': /^(?:summary|covid_mentioned|source_doc|source_line)$/,
  'result-figures': /^(?:label|value|unit|source_doc|source_line)$/,
  'grades': /^(?:printed|source_doc|source_line)$/,
  'measures': /^(?:label|unit|baseline|(?:target|result)_\d{4})$/,
  'measure-sources': /^source_(?:doc|line)$/,
  'services': /^(?!id$)/,
  'service-schedules': /^(?!(?:service|no)$)/,
  'service-figures': /^(?!(?:service|no)$)/,
}

/** Tables a 課 may add rows to; initiatives are added by the plan. */
const GROWING: readonly TableName[] = ['results', 'result-figures', 'grades', 'measures', 'measure-sources', 'services', 'service-schedules', 'service-figures', 'targets']

/** Tables a 課 gets whole, to look things up in. */
const SHOWN: readonly TableName[] = ['sources', 'plans']

/** The column that names the 課 in charge. */
const OWNER: Partial<Record<TableName, string>> = { initiatives: 'departments', services: 'department' }

/** What belongs to one 課: which rows of which tables, and which of their columns it fills. */
export interface DepartmentRows {
  /** Whether the table holds rows of a 課 at all. */
  readonly has: (table: TableName) => boolean
  /** Whether the table is shown to the 課 to look things up in. */
  readonly shows: (table: TableName) => boolean
  /** Whether a row, its cells in the order of the package's fields, is the 課's. */
  readonly owns: (table: TableName, cells: readonly string[]) => boolean
  readonly fills: (table: TableName, column: string) => boolean
  /** Whether the 課 may add rows of its own. */
  readonly adds: (table: TableName) => boolean
}

/** The rows of a 課 by the city's own tables: what names it, and what belongs to these. */
export function departmentRows(city: CityTables, department: string): DepartmentRows {
  const columns = (table: TableName) => city.package.resources.find(({ name }) => name === table)?.schema.fields.map(({ name }) => name) ?? []
  const cellOf = (table: TableName) => {
    const names = columns(table)
    return (cells: readonly string[], column: string) => cells[names.indexOf(column)] ?? ''
  }
  const names = (table: TableName, cells: readonly string[]) => departmentsIn(cellOf(table)(cells, OWNER[table] ?? '')).includes(department)
  const keys = (table: TableName, ...key: string[]) => new Set((city.tables.get(table)?.rows ?? []).filter(({ cells }) => names(table, cells)).map(({ cells }) => key.map(column => cellOf(table)(cells, column)).join('/')))
  const initiatives = keys('initiatives', 'plan', 'code')
  const services = keys('services', 'id')
  return {
    has: table => table in FILLED,
    shows: table => SHOWN.includes(table),
    owns(table, cells) {
      if (!(table in FILLED))
        return false
      if (table in OWNER)
        return names(table, cells)
      const of = cellOf(table)
      return table.startsWith('service-') ? services.has(of(cells, 'service')) : initiatives.has(`${of(cells, 'plan')}/${of(cells, 'code')}`)
    },
    fills: (table, column) => FILLED[table]?.test(column) ?? false,
    adds: table => GROWING.includes(table),
  }
}

/** The part of a 課: its own rows, and the tables it looks things up in, both as they are handed out now. */
export function departmentPart(city: CityTables, department: string): CityTables {
  const rows = departmentRows(city, department)
  const tables = new Map([...city.tables].flatMap(([name, table]) => {
    if (rows.shows(name))
      return [[name, table] as const]
    return rows.has(name) ? [[name, { ...table, rows: table.rows.filter(({ cells }) => rows.owns(name, cells)) }] as const] : []
  }))
  return { ...city, tables, department, handedOut: tables }
}

/** Every 課 that has rows of its own, in the order of the tables. */
export function departmentsOfTables(city: CityTables): readonly string[] {
  const found = new Set<string>()
  for (const [table, column] of Object.entries(OWNER)) {
    const resource = city.package.resources.find(({ name }) => name === table)
    const index = resource?.schema.fields.findIndex(({ name }) => name === column) ?? -1
    for (const [name, { rows }] of city.tables) {
      if (name === table)
        rows.forEach(({ cells }) => departmentsIn(cells[index] ?? '').forEach(word => found.add(word)))
    }
  }
  return [...found]
}

/** The names in a cell, each without what stands in brackets behind it. */
function departmentsIn(cell: string): readonly string[] {
  return cell.split(/[;；]/).map(part => part.replace(/[（(].*$/, '').trim()).filter(part => part !== '')
}
