import type { CityTables, TableRecords } from './city-tables'
import type { Resource } from './data-package'
import type { TableName } from './table-plan'

/** A row by its key, its cells in the order of the master's fields; undefined where the part's tables lack the column. */
export interface KeyedRow {
  readonly key: string
  readonly row: number
  readonly cells: readonly (string | undefined)[]
}

/** The rows of one table of one source by their keys, and the rows that cannot be told by theirs. */
export interface KeyedRows {
  readonly byKey: ReadonlyMap<string, KeyedRow>
  readonly double: readonly KeyedRow[]
  readonly blank: readonly KeyedRow[]
}

/**
 * A table's rows by their keys, their cells brought into the order of the master's fields.
 *
 * Keys are told apart after folding widths: a clerk who types １-1 means 1-1. Where nothing is a key every cell is.
 */
export function keyedRows(records: TableRecords | undefined, own: CityTables, master: Resource): KeyedRows {
  const names = own.package.resources.find(({ name }) => name === master.name)?.schema.fields.map(({ name }) => name) ?? []
  const places = master.schema.fields.map(({ name }) => names.indexOf(name))
  const keys = keyIndexes(master)
  const byKey = new Map<string, KeyedRow>()
  const double: KeyedRow[] = []
  const blank: KeyedRow[] = []
  for (const { row, cells } of records?.rows ?? []) {
    const aligned = places.map(place => place < 0 ? undefined : cells[place] ?? '')
    const key = keyText(keys.map(index => aligned[index] ?? ''))
    const keyed = { key, row, cells: aligned }
    if (aligned.every(cell => cell === undefined || cell === ''))
      continue
    if (keys.every(index => (aligned[index] ?? '') === ''))
      blank.push(keyed)
    else if (byKey.has(key))
      double.push(keyed)
    else
      byKey.set(key, keyed)
  }
  return { byKey, double, blank }
}

/** The places of a resource's key among its fields. */
export function keyIndexes({ schema }: Resource): readonly number[] {
  const found = schema.primaryKey.map(column => schema.fields.findIndex(({ name }) => name === column)).filter(index => index >= 0)
  return found.length > 0 ? found : schema.fields.map((_, index) => index)
}

function keyText(cells: readonly string[]): string {
  return cells.map(foldKey).join(' / ')
}

/** A cell of a key with the widths folded that mean nothing there. */
export function foldKey(cell: string): string {
  return cell.normalize('NFKC').replace(/[‐‑‒–—―−]/g, '-').trim()
}

/** Keys in the order a person counts: 1-2 before 1-10. */
export function compareKeys(a: string, b: string): number {
  const [left, right] = [a, b].map(key => key.replace(/\d+/g, digits => digits.padStart(15, '0')))
  return left === right ? (a < b ? -1 : a > b ? 1 : 0) : (left ?? '') < (right ?? '') ? -1 : 1
}

/** The name a table of the package is known by. */
export function titleOf(master: Resource): string {
  return master.title || master.name
}

/** Whether a table has a place among those that can be merged. */
export type MergeTable = { readonly name: TableName, readonly resource: Resource }
