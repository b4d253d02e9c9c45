import type { CityTables, TableRecords } from './city-tables'
import type { CellProposal, Part } from './merge-part'
import type { ConflictKind, MergeChoice, MergeConflict, MergedCell, MergeRefusal, TableMerge } from './merge-result'
import type { KeyedRow, MergeTable } from './merge-rows'
import { departmentRows, departmentsOfTables } from './department-rows'
import { proposalsOf } from './merge-part'
import { compareKeys, keyedRows, titleOf } from './merge-rows'
import { columnLetters } from './sheet'
import { isTableName } from './table-plan'

/** The id of the choice that leaves the master as it is. */
export const KEEP = 'base'

/**
 * The master with many 課's parts put in, cell by cell.
 *
 * A cell one part changed, or several in the same way, is taken. It is a conflict where parts differ, where the master has changed
 * since the part was handed out, and where something that was written is now blank or gone; `choices` settles conflicts, by their
 * id. Rows and columns that are not a 課's own are refused. Whatever the order of the parts, the result is the same.
 */
export function mergeCityTables(master: CityTables, parts: readonly CityTables[], choices: ReadonlyMap<string, string> = new Map()): TableMerge {
  const refused: MergeRefusal[] = []
  const taken = parts.flatMap(tables => partOf(tables, parts, master, refused)).sort((a, b) => a.by < b.by ? -1 : 1)
  const changes: MergedCell[] = []
  const conflicts: MergeConflict[] = []
  const merged = new Map(master.tables)
  for (const resource of master.package.resources) {
    if (!isTableName(resource.name))
      continue
    const table = { name: resource.name, resource }
    const own = mergeTable(master, table, taken, choices)
    changes.push(...own.changes)
    conflicts.push(...own.conflicts)
    refused.push(...own.refused)
    if (own.changes.length > 0)
      merged.set(resource.name, own.records)
  }
  const byAll = (a: MergeRefusal, b: MergeRefusal) => compareKeys(JSON.stringify([a.by, a.title, a.row, a.letter]), JSON.stringify([b.by, b.title, b.row, b.letter]))
  return {
    tables: { ...master, tables: merged },
    changes,
    conflicts,
    refused: refused.sort(byAll),
    unresolved: conflicts.filter(({ chosen }) => chosen === undefined).length,
  }
}

/** A part that may speak, or the reason it may not. */
function partOf(tables: CityTables, all: readonly CityTables[], master: CityTables, refused: MergeRefusal[]): readonly Part[] {
  const { department, place } = tables
  const refuse = (kind: MergeRefusal['kind'], found?: string) => {
    refused.push({ kind, by: department === undefined ? place : nameOf(tables, all), found })
    return []
  }
  if (tables.package.name !== master.package.name)
    return refuse('otherCity', tables.package.city.name)
  if (department === undefined)
    return refuse('noDepartment')
  if (!departmentsOfTables(master).includes(department))
    return refuse('unknownDepartment')
  return [{ by: nameOf(tables, all), tables, own: departmentRows(master, department), claimed: departmentRows(tables, department) }]
}

/** The 課, and the file where two files are of one 課. */
function nameOf({ department = '', place }: CityTables, all: readonly CityTables[]): string {
  return all.filter(other => other.department === department).length > 1 ? `${department}（${place}）` : department
}

/** What the parts say of one cell: each value with those who say so. */
interface CellWishes {
  readonly values: Map<string, string[]>
  stale: boolean
}

function mergeTable(master: CityTables, table: MergeTable, parts: readonly Part[], choices: ReadonlyMap<string, string>) {
  const base = keyedRows(master.tables.get(table.name), master, table.resource)
  const wishes = new Map<string, Map<number, CellWishes>>()
  const removed = new Map<string, string[]>()
  const gone = new Map<string, { readonly row: KeyedRow, readonly by: string }[]>()
  const refused: MergeRefusal[] = []
  for (const part of parts) {
    const said = proposalsOf(part, table, master)
    refused.push(...said.refused)
    for (const proposal of said.cells)
      wish(wishes, proposal, part.by)
    for (const key of said.removed)
      removed.set(key, [...removed.get(key) ?? [], part.by])
    for (const row of said.gone)
      gone.set(row.key, [...gone.get(row.key) ?? [], { row, by: part.by }])
  }

  const changes: MergedCell[] = []
  const conflicts: MergeConflict[] = []
  const place = (key: string, field?: number) => {
    const column = field === undefined ? undefined : table.resource.schema.fields[field]
    return { table: table.name, title: titleOf(table.resource), key, ...column ? { field: column.name, heading: column.title || column.name } : {} }
  }
  const ask = (kind: ConflictKind, key: string, field: number | undefined, now: string, values: ReadonlyMap<string, readonly string[]>): MergeChoice | undefined => {
    const others = [...values].sort(([a], [b]) => compareKeys(a, b)).map(([value, by]) => ({ id: `=${value}`, by, value }))
    const options = [{ id: KEEP, by: [], value: now }, ...others]
    const where = place(key, field)
    const id = JSON.stringify([table.name, key, where.field ?? ''])
    const chosen = options.find(option => option.id === choices.get(id))
    conflicts.push({ ...where, id, kind, choices: options, chosen: chosen?.id })
    return chosen
  }
  const take = (key: string, before: readonly string[]): readonly string[] => before.map((now, field) => {
    const wished = wishes.get(key)?.get(field)
    if (!wished)
      return now
    const [[value, by] = ['', []], ...others] = wished.values
    const kind = others.length > 0 ? 'twoValues' : wished.stale ? 'changedSince' : value === '' ? 'blanked' : undefined
    const choice = kind ? ask(kind, key, field, now, wished.values) : { id: '', by, value }
    if (!choice || choice.id === KEEP || choice.value === now)
      return now
    changes.push({ ...place(key, field), before: now, after: choice.value, by: choice.by })
    return choice.value
  })

  const rows: (readonly string[])[] = []
  const width = table.resource.schema.fields.length
  for (const { key, cells } of keyedInOrder(master, table)) {
    const after = base.byKey.has(key) ? take(key, cells) : cells
    const by = removed.get(key)
    if (by && ask('rowRemoved', key, undefined, key, new Map([['', by]]))?.value === '')
      changes.push({ ...place(key), before: key, after: '', by })
    else
      rows.push(after)
  }
  for (const key of [...wishes.keys()].filter(key => !base.byKey.has(key)).sort(compareKeys)) {
    // The key's own cells are told by whoever adds the row; parts that write them in two widths mean the same row.
    rows.push(take(key, Array.from({ length: width }, () => '')))
  }
  for (const [key, told] of [...gone].sort(([a], [b]) => compareKeys(a, b))) {
    const texts = new Map(told.map(({ row, by }) => [row.cells.map(cell => cell ?? '').join('｜'), { row, by }]))
    const choice = ask('rowGone', key, undefined, '', new Map([...texts].map(([text, { by }]) => [text, [by]])))
    const chosen = choice && texts.get(choice.value)
    if (chosen) {
      rows.push(chosen.row.cells.map(cell => cell ?? ''))
      changes.push({ ...place(key), before: '', after: choice.value, by: choice.by })
    }
  }
  return { changes, conflicts, refused, records: recordsOf(master, table, rows) }
}

function wish(wishes: Map<string, Map<number, CellWishes>>, { key, field, value, stale }: CellProposal, by: string): void {
  const row = wishes.get(key) ?? new Map<number, CellWishes>()
  const cell = row.get(field) ?? { values: new Map<string, string[]>(), stale: false }
  cell.values.set(value, [...cell.values.get(value) ?? [], by])
  cell.stale ||= stale
  row.set(field, cell)
  wishes.set(key, row)
}

/** Every row of the master in its order, those that stand twice as often as they stand. */
function keyedInOrder(master: CityTables, { name, resource }: MergeTable): readonly { readonly key: string, readonly cells: readonly string[] }[] {
  const { byKey, double, blank } = keyedRows(master.tables.get(name), master, resource)
  const firsts = new Map([...byKey.values()].map(({ row, key }) => [row, key]))
  const others = new Set([...double, ...blank].map(({ row }) => row))
  return (master.tables.get(name)?.rows ?? []).map(({ row, cells }) => ({ key: others.has(row) ? `#${row}` : firsts.get(row) ?? '', cells }))
}

function recordsOf(master: CityTables, { name, resource }: MergeTable, rows: readonly (readonly string[])[]): TableRecords {
  const before = master.tables.get(name)
  return {
    name,
    file: before?.file ?? resource.path,
    sheet: before?.sheet,
    letters: before?.letters ?? resource.schema.fields.map((_, index) => columnLetters(index)),
    rows: rows.map((cells, index) => ({ row: index + 2, cells })),
  }
}
