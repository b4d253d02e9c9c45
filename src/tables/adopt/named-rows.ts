import type { CityTables } from '../city-tables'
import type { TableName } from '../table-plan'

/** The rows of a table, each cell by its column's name. */
export function namedRows(tables: CityTables, table: TableName): readonly Readonly<Record<string, string>>[] {
  const fields = tables.package.resources.find(({ name }) => name === table)?.schema.fields ?? []
  return (tables.tables.get(table)?.rows ?? []).map(({ cells }) => Object.fromEntries(fields.map((field, index) => [field.name, cells[index] ?? ''])))
}
