import type { Outcome } from '../../domain/outcome'
import type { CityTables, TableRecords } from '../city-tables'
import type { TableName } from '../table-plan'
import type { Proposal } from './proposal'
import { refusal, success } from '../../domain/outcome'
import { keyOf } from './adoption-draft'

/**
 * The tables with every accepted proposal written in; new rows stand at the end.
 *
 * Refused with the proposals whose cell has come to say something else since they were made, and nothing is written.
 */
export function applyProposals(tables: CityTables, accepted: readonly Proposal[]): Outcome<CityTables, readonly Proposal[]> {
  const written = new Map(tables.tables)
  const stale: Proposal[] = []
  for (const table of new Set(accepted.map(proposal => proposal.table))) {
    const records = written.get(table)
    const own = accepted.filter(proposal => proposal.table === table)
    if (records)
      written.set(table, writeInto(records, columnsOf(tables, table), own, stale))
    else
      stale.push(...own)
  }
  return stale.length > 0 ? refusal(stale) : success({ ...tables, tables: written })
}

interface Columns {
  readonly names: readonly string[]
  readonly key: readonly string[]
}

function columnsOf(tables: CityTables, table: TableName): Columns {
  const schema = tables.package.resources.find(({ name }) => name === table)?.schema
  return { names: schema?.fields.map(({ name }) => name) ?? [], key: schema?.primaryKey ?? [] }
}

function writeInto(records: TableRecords, { names, key }: Columns, proposals: readonly Proposal[], stale: Proposal[]): TableRecords {
  const places = key.map(column => names.indexOf(column))
  const rows = records.rows.map(({ row, cells }) => ({ row, cells: [...cells] }))
  const byKey = new Map(rows.map(row => [keyOf(places.map(place => row.cells[place] ?? '')), row]))
  let last = rows.at(-1)?.row ?? 1
  for (const proposal of proposals) {
    const place = names.indexOf(proposal.column)
    const known = byKey.get(proposal.key)
    const row = known ?? { row: last + 1, cells: names.map(name => proposal.keys[name] ?? '') }
    if (place < 0 || (known?.cells[place] ?? '') !== proposal.before || (!known && !proposal.added)) {
      stale.push(proposal)
      continue
    }
    if (!known) {
      last += 1
      rows.push(row)
      byKey.set(proposal.key, row)
    }
    row.cells[place] = proposal.after
  }
  return { ...records, rows }
}
