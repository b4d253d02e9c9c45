import type { CityTables } from '../city-tables'
import type { Problem } from '../problem'
import type { Sheet } from '../sheet'
import type { TableName } from '../table-plan'
import type { Adoption, Proposal, ProposalSource } from './proposal'
import { checkCell } from '../check-cell'
import { plainNumber } from '../printed-number'
import { squash } from '../sheets/squash'
import { columnUse } from '../table-plan'

/** One value a sheet has for a cell of ours, and where it stands there. */
export interface OfferedCell {
  /** The column of our table. */
  readonly to: string
  readonly value: string
  /** The heading it was read under. */
  readonly from: string
  /** The column it tells something of, and without which it is not offered. */
  readonly of?: string
}

/** Gathers what a sheet offers to our tables, cell by cell; knows what stands in them. */
export class AdoptionDraft {
  private readonly tables: CityTables
  private readonly file: string
  private readonly sheet: string | undefined
  private readonly proposals: Proposal[] = []
  private readonly problems: Problem[] = []
  private readonly rows = new Map<TableName, ReadonlyMap<string, readonly string[]>>()
  private same = 0

  constructor(tables: CityTables, sheet: Pick<Sheet, 'name'>) {
    this.tables = tables
    const [file = '', ...rest] = sheet.name.split('／')
    this.file = file
    this.sheet = rest.length > 0 ? rest.join('／') : undefined
  }

  /** The columns of a table, as the city's package describes them. */
  fields(table: TableName) {
    return this.tables.package.resources.find(({ name }) => name === table)?.schema.fields ?? []
  }

  /** The cells of the row of that key by their columns; undefined where our table has none. */
  row(table: TableName, keys: readonly string[]): Readonly<Record<string, string>> | undefined {
    const cells = this.rowsOf(table).get(keyOf(keys))
    return cells && Object.fromEntries(this.fields(table).map(({ name }, index) => [name, cells[index] ?? '']))
  }

  /** All rows of a table by their columns. */
  all(table: TableName): readonly Readonly<Record<string, string>>[] {
    return [...this.rowsOf(table).values()].map(cells => Object.fromEntries(this.fields(table).map(({ name }, index) => [name, cells[index] ?? ''])))
  }

  /** Tells why a row or a cell of the sheet is not proposed. */
  refuse(row: number, column: string, found: string, expected: string): void {
    this.problems.push({ file: this.file, ...this.sheet === undefined ? {} : { sheet: this.sheet }, row, column, found, expected })
  }

  /**
   * Proposes what differs from our row. A blank offers nothing, and so erases nothing; a value our table would refuse is a problem.
   *
   * `source` is the document the values stand in; it is proposed with them, where the table names documents.
   */
  offer(table: TableName, keys: Readonly<Record<string, string>>, sheetRow: number, cells: readonly OfferedCell[], source: string | undefined): void {
    const now = this.row(table, Object.values(keys))
    const refused = new Set<string>()
    const read = cells.flatMap((cell) => {
      const field = this.fields(table).find(({ name }) => name === cell.to)
      const value = cell.value.trim()
      if (!field || value === '' || refused.has(cell.of ?? ''))
        return []
      const reading = checkCell(value, field, columnUse(table, cell.to) ?? 'text')
      if (reading.ok)
        return [{ ...cell, value }]
      refused.add(cell.to)
      this.refuse(sheetRow, cell.from, value, reading.expected)
      return []
    })
    const changed = read.filter(({ to, value }) => !isSame(now?.[to] ?? '', value))
    this.same += read.length - changed.length
    if (changed.length === 0 || (now === undefined && !this.isWhole(table, keys, read, refused, sheetRow, source)))
      return
    const names = new Set(this.fields(table).map(({ name }) => name))
    const told = source === undefined || !names.has('source_doc') ? [] : [{ to: 'source_doc', value: source, from: '出典' }, { to: 'source_line', value: String(sheetRow), from: '行' }]
    for (const { to, value, from } of [...changed, ...told.filter(({ to, value }) => !isSame(now?.[to] ?? '', value))]) {
      const at: ProposalSource = { file: this.file, sheet: this.sheet, row: sheetRow, column: from }
      this.proposals.push({ table, key: keyOf(Object.values(keys)), keys, added: now === undefined, column: to, before: now?.[to] ?? '', after: value, source: at })
    }
  }

  /** Whether a new row would have every cell our table asks for. */
  private isWhole(table: TableName, keys: Readonly<Record<string, string>>, cells: readonly OfferedCell[], refused: ReadonlySet<string>, sheetRow: number, source: string | undefined): boolean {
    const given = new Set([...Object.keys(keys), ...cells.map(({ to }) => to), ...source === undefined ? [] : ['source_doc']])
    const missing = this.fields(table).filter(({ name, constraints }) => constraints.required && !given.has(name))
    // What was refused is told already.
    const untold = missing.filter(({ name }) => !refused.has(name))
    if (refused.size === 0 && untold.length > 0)
      this.refuse(sheetRow, cells[0]?.from ?? '', cells[0]?.value ?? '', `新しい行には ${untold.map(({ name, title }) => name === 'source_doc' ? '出典の文書の記号（sources の表の doc）' : title || name).join('、')} も要ります`)
    return missing.length === 0 && refused.size === 0
  }

  adoption(): Adoption {
    return { proposals: this.proposals, problems: this.problems, same: this.same }
  }

  private rowsOf(table: TableName): ReadonlyMap<string, readonly string[]> {
    const known = this.rows.get(table)
    if (known)
      return known
    const rows = rowsByKey(this.tables, table)
    this.rows.set(table, rows)
    return rows
  }
}

/** The rows of a table by their keys. */
export function rowsByKey(tables: CityTables, table: TableName): ReadonlyMap<string, readonly string[]> {
  const schema = tables.package.resources.find(({ name }) => name === table)?.schema
  const places = (schema?.primaryKey ?? []).map(column => schema?.fields.findIndex(({ name }) => name === column) ?? -1)
  return new Map((tables.tables.get(table)?.rows ?? []).map(({ cells }) => [keyOf(places.map(place => cells[place] ?? '')), cells]))
}

/** A key as people read it; widths and commas mean nothing in it. */
export function keyOf(cells: readonly string[]): string {
  return cells.map(cell => plainNumber(cell) ?? squash(cell)).join(' / ')
}

/** Whether two cells say the same: width, spaces and the commas of numbers put aside. */
function isSame(now: string, value: string): boolean {
  const [a, b] = [plainNumber(now), plainNumber(value)]
  return a !== undefined && b !== undefined ? Number(a) === Number(b) : squash(now) === squash(value)
}
