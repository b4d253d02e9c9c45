import type { Cell, Table } from '../open-data/table'
import { eraYear } from '../tables/era-year'

/** Columns that name a row to people, the best first. */
const NAMING = ['name', 'title', 'term', 'label', 'text', 'summary', 'words', 'item']

/** Longest name shown, in letters. */
const LONGEST = 40

/** Tells rows of an edition's tables by names people know. */
export type RowNames = (table: Table, cells: readonly Cell[]) => string

/**
 * How rows are called: by their own name, or by the name of the row they belong to, with the rest of their key behind it.
 *
 * A row of the years of an initiative is 「相談窓口（令和2年度）」.
 */
export function rowNames(tables: readonly Table[]): RowNames {
  const named = new Map<string, ReadonlyMap<string, readonly Cell[]>>()
  const rowsOf = (table: Table, columns: readonly string[]) => {
    const id = `${table.name}:${columns.join()}`
    const held = named.get(id) ?? new Map(table.cells.map(cells => [keyOf(table, columns, cells), cells]))
    named.set(id, held)
    return held
  }
  const nameOf = (table: Table, cells: readonly Cell[], depth: number): string => {
    const own = NAMING.map(name => cells[table.fields.findIndex(field => field.name === name)]).find(cell => cell !== undefined && cell !== '' && !(Array.isArray(cell) && cell.length === 0))
    const parent = table.foreignKeys.find(({ fields, table: target }) => target !== 'sources' && target !== 'plans' && fields.every(field => table.primaryKey.includes(field)))
    if (own !== undefined && (!parent || parent.fields.length === 0 || isOutline(table.name)))
      return shorten(typeof own === 'object' ? own.join('、') : String(own))
    const target = parent && tables.find(({ name }) => name === parent.table)
    const above = parent && target && rowsOf(target, parent.refersTo).get(keyOf(table, parent.fields, cells))
    if (!parent || !target || !above || depth > 3)
      return own === undefined ? keyOf(table, table.primaryKey, cells) : shorten(String(own))
    const rest = table.primaryKey.filter(name => !parent.fields.includes(name))
      .map(name => ({ name, value: cells[table.fields.findIndex(field => field.name === name)] }))
      .filter(({ name }) => own === undefined || name !== 'no')
      .map(({ name, value }) => name === 'year' && typeof value === 'number' ? eraYear(value) : String(value))
    const within = [...rest, ...own === undefined ? [] : [shorten(String(own))]]
    return `${nameOf(target, above, depth + 1)}${within.length > 0 ? `（${within.join('・')}）` : ''}`
  }
  return (table, cells) => nameOf(table, cells, 0)
}

/** Levels of a plan: their own name says enough. */
function isOutline(name: string): boolean {
  return ['goals', 'directions', 'kinds', 'initiatives'].includes(name)
}

function keyOf(table: Table, columns: readonly string[], cells: readonly Cell[]): string {
  return columns.map(name => String(cells[table.fields.findIndex(field => field.name === name)] ?? '')).join('/')
}

function shorten(text: string): string {
  const letters = Array.from(text.replaceAll(/\s+/g, ' '))
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : letters.join('')
}
