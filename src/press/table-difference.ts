import type { EditionContent } from '../domain/edition'
import type { Cell, Field, Table } from '../open-data/table'
import { openTables } from '../open-data/tables'
import { BASES } from '../open-data/words'
import { rowNames } from './row-name'
import { shownCell } from './shown-cell'

/** A row of a table, as a clerk knows it. */
export interface NamedRow {
  /** The values of its key, with `/` between: `r2/1-1-1-1/2020`. */
  readonly key: string
  /** 「相談窓口（令和2年度）」; the key where nothing names it. */
  readonly label: string
}

/** One cell that is not what it was. */
export interface CellChange {
  readonly column: string
  /** The column's Japanese title. */
  readonly title: string
  /** As a clerk reads it; a blank cell is 「（空欄）」. */
  readonly before: string
  readonly after: string
}

/** A row that is in both editions, and its cells that differ. */
export interface ChangedRow extends NamedRow {
  readonly cells: readonly CellChange[]
}

/** What differs in one table. */
export interface TableDifference {
  readonly table: string
  /** The table's Japanese title. */
  readonly title: string
  readonly added: readonly NamedRow[]
  readonly removed: readonly NamedRow[]
  readonly changed: readonly ChangedRow[]
}

/** Tables that only say again what other tables say. */
const DERIVED_TABLES = new Set(['successions', 'links'])

/** Columns that are worked out from others. */
const DERIVED_COLUMNS = new Set(['rate_state'])

/** A table reduced to what the city itself says, its rows by their keys. */
interface Rows {
  readonly table: Table
  readonly fields: readonly { readonly field: Field, readonly index: number }[]
  readonly byKey: ReadonlyMap<string, readonly Cell[]>
}

/** Compares two editions table by table, row by row, cell by cell; tables without a difference are left out. */
export function tableDifferences(before: EditionContent, after: EditionContent): readonly TableDifference[] {
  const [old, current] = [statedTables(before), statedTables(after)]
  const [oldNames, names] = [rowNames(old.map(({ table }) => table)), rowNames(current.map(({ table }) => table))]
  return [cityDifference(before, after), ...current.map((rows, index): TableDifference => {
    const earlier = old[index]?.byKey ?? new Map<string, readonly Cell[]>()
    const { table, fields, byKey } = rows
    const changed: ChangedRow[] = []
    const added: NamedRow[] = []
    for (const [key, cells] of byKey) {
      const was = earlier.get(key)
      if (!was) {
        added.push({ key, label: names(table, cells) })
        continue
      }
      const differing = fields.filter(({ index: at }) => was[at] !== cells[at])
        .map(({ field, index: at }): CellChange => ({ column: field.name, title: field.title, before: shownCell(was[at]), after: shownCell(cells[at]) }))
        .filter(cell => cell.before !== cell.after)
      if (differing.length > 0)
        changed.push({ key, label: names(table, cells), cells: differing })
    }
    const removed = [...earlier].filter(([key]) => !byKey.has(key)).map(([key, cells]): NamedRow => ({ key, label: oldNames(table, cells) }))
    return { table: table.name, title: table.title, added, removed, changed }
  })].filter(({ added, removed, changed }) => added.length + removed.length + changed.length > 0)
}

function statedTables(content: EditionContent): readonly Rows[] {
  return openTables(content).filter(({ name }) => !DERIVED_TABLES.has(name)).map((table): Rows => {
    const indexed = table.fields.map((field, index) => ({ field, index }))
    const basis = table.fields.findIndex(({ name }) => name === 'basis')
    const keys = table.primaryKey.map(name => table.fields.findIndex(field => field.name === name))
    const stated = basis < 0 ? table.cells : table.cells.filter(cells => cells[basis] !== BASES.computed)
    return {
      table,
      fields: indexed.filter(({ field }) => !DERIVED_COLUMNS.has(field.name)),
      byKey: new Map(stated.map(cells => [keys.map(at => String(cells[at] ?? '')).join('/'), cells])),
    }
  })
}

/** The city's own name and the title of its app, which stand in no table. */
function cityDifference({ city: [before] }: EditionContent, { city: [after] }: EditionContent): TableDifference {
  const of = { table: 'city', title: '市' }
  if (!before || !after || before.id !== after.id)
    return { ...of, added: after && !before ? [{ key: after.id, label: after.name }] : [], removed: [], changed: [] }
  const cells = [
    { column: 'name', title: '市の名前', before: before.name, after: after.name },
    { column: 'title', title: 'アプリの題名', before: before.title, after: after.title },
    { column: 'sample', title: '見本の市', before: shownCell(before.sample ?? false), after: shownCell(after.sample ?? false) },
  ].filter(cell => cell.before !== cell.after)
  return { ...of, added: [], removed: [], changed: cells.length > 0 ? [{ key: after.id, label: after.name, cells }] : [] }
}
