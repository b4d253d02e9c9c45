import type { CityTables } from './city-tables'
import type { DepartmentRows } from './department-rows'
import type { MergeRefusal, MergeRefusalKind } from './merge-result'
import type { KeyedRow, MergeTable } from './merge-rows'
import { foldKey, keyedRows, keyIndexes, titleOf } from './merge-rows'

/** What one part says of one cell of the master, or of a new row. */
export interface CellProposal {
  readonly key: string
  /** The place of the field among the master's. */
  readonly field: number
  readonly value: string
  /** Whether the master's cell is no longer what the part was handed out with. */
  readonly stale: boolean
}

/** What one part says of one table. */
export interface PartProposals {
  readonly cells: readonly CellProposal[]
  /** Rows the part was handed out with and has no more. */
  readonly removed: readonly string[]
  /** Rows the part has changed and the master has no more. */
  readonly gone: readonly KeyedRow[]
  readonly refused: readonly MergeRefusal[]
}

/** One part and whose it is. */
export interface Part {
  readonly by: string
  readonly tables: CityTables
  /** The 課's rows by the master. */
  readonly own: DepartmentRows
  /** The 課's rows by its own part, which alone knows services that are new. */
  readonly claimed: DepartmentRows
}

/** Compares one table of a part with the master, and with what was handed out. */
export function proposalsOf(part: Part, table: MergeTable, master: CityTables): PartProposals {
  const { name, resource } = table
  const records = part.tables.tables.get(name)
  const cells: CellProposal[] = []
  const gone: KeyedRow[] = []
  const refused: MergeRefusal[] = []
  const refuse = (kind: MergeRefusalKind, row: number, found: string, field?: number) => refused.push({
    kind,
    by: part.by,
    title: titleOf(resource),
    sheet: records?.sheet,
    row,
    ...field === undefined ? {} : { letter: records?.letters[field], heading: resource.schema.fields[field]?.title || resource.schema.fields[field]?.name },
    found,
  })
  if (!records)
    return { cells, removed: [], gone, refused }
  const base = keyedRows(master.tables.get(name), master, resource).byKey
  const handedOut = part.tables.handedOut?.get(name)
  const origin = handedOut ? keyedRows(handedOut, part.tables, resource).byKey : base
  const rows = keyedRows(records, part.tables, resource)
  const doubled = new Set(rows.double.map(({ key }) => key))
  for (const row of rows.double)
    refuse('doubleKey', row.row, row.key)
  for (const row of rows.blank)
    refuse('blankKey', row.row, row.cells.filter(cell => cell).join('、'))

  const keys = keyIndexes(resource)
  const plainCells = (row: KeyedRow) => row.cells.map(cell => cell ?? '')
  for (const row of rows.byKey.values()) {
    const [now, then] = [base.get(row.key), origin.get(row.key)]
    const changed = !then || row.cells.some((cell, index) => cell !== undefined && cell !== then.cells[index])
    if (doubled.has(row.key) || !changed)
      continue
    if (!isOwn(part, table, row, now)) {
      if (!now || row.cells.some((cell, index) => cell !== undefined && cell !== now.cells[index]))
        refuse('foreignRow', row.row, row.key)
      continue
    }
    if (!now && then) {
      gone.push(row)
      continue
    }
    for (const [field, value] of plainCells(row).entries()) {
      const before = then?.cells[field]
      const current = now?.cells[field] ?? ''
      const isKey = keys.includes(field)
      if (row.cells[field] === undefined || value === before || (now && value === current) || (isKey && now) || (value === '' && !then))
        continue
      // Columns that are not the 課's to fill may be written where a row is new, and nowhere else.
      if (now && !part.own.fills(name, resource.schema.fields[field]?.name ?? ''))
        refuse('foreignColumn', row.row, value === '' ? '（空欄）' : value, field)
      else
        cells.push({ key: row.key, field, value: isKey ? foldKey(value) : value, stale: now !== undefined && before !== current })
    }
  }
  const removed = [...origin.values()].filter(row => handedOut && !rows.byKey.has(row.key) && base.has(row.key) && part.own.owns(name, plainCells(row))).map(({ key }) => key)
  return { cells, removed, gone, refused }
}

/** Whether a row is the 課's: by the master where it knows the row, by what it belongs to where the row is new. */
function isOwn({ own, claimed }: Part, { name }: MergeTable, row: KeyedRow, now: KeyedRow | undefined): boolean {
  const cells = row.cells.map(cell => cell ?? '')
  if (now)
    return own.owns(name, now.cells.map(cell => cell ?? ''))
  return own.adds(name) && (own.owns(name, cells) || (name.startsWith('service') && claimed.owns(name, cells)))
}
