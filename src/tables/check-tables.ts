import type { CityFiles } from './city-files'
import type { Problem } from './problem'
import type { Table } from './read-table'
import { checkKeys } from './check-keys'
import { readDataPackage } from './data-package'
import { placeProblems } from './place-problems'
import { readContent } from './read-content'
import { readInitiatives } from './read-initiatives'
import { readTable } from './read-table'
import { isTableName } from './table-plan'

/** What a check of a city's tables came to. */
export interface TableCheck {
  readonly problems: readonly Problem[]
  readonly notices: readonly Problem[]
  /** Rows read, by the titles of the tables. */
  readonly rows: ReadonlyMap<string, number>
}

/**
 * Every problem of a city's tables at once.
 *
 * A 課's part is checked by itself: its cells, and keys as far as the tables they lead to are in it; the rest shows when it is merged.
 */
export async function checkTables(files: CityFiles): Promise<TableCheck> {
  if (files.department !== undefined)
    return checkPart(files)
  const content = await readContent(files)
  if (!content.ok)
    return { problems: content.problems, notices: [], rows: new Map() }
  const rows = content.package.resources.flatMap(({ name, title }) => isTableName(name) ? [[title || name, content.rows(name).length] as const] : [])
  return { problems: [], notices: content.notices, rows: new Map(rows) }
}

async function checkPart(files: CityFiles): Promise<TableCheck> {
  const { found, problems } = await readDataPackage(files)
  if (!found || problems.length > 0)
    return { problems, notices: [], rows: new Map() }
  const tables = new Map<string, Table>()
  for (const resource of found.resources) {
    if (isTableName(resource.name) && await files.table?.(resource.name))
      tables.set(resource.name, await readTable(files, resource, resource.name))
  }
  const all = [...[...tables.values()].flatMap(table => table.problems), ...checkKeys(found, tables)]
  // Results, grades and measures: what a 課 fills, and what only shows where the rows of an initiative come together.
  readInitiatives(name => tables.get(name)?.rows ?? [], all)
  const rows = found.resources.flatMap(({ name, title }) => tables.has(name) ? [[title || name, tables.get(name)?.rows.length ?? 0] as const] : [])
  return { problems: placeProblems(all, tables.values(), found), notices: [], rows: new Map(rows) }
}
