import type { Outcome } from '../domain/outcome'
import type { CityFiles } from '../tables/city-files'
import type { CityTables } from '../tables/city-tables'
import type { MergeConflict } from '../tables/merge-result'
import type { Problem } from '../tables/problem'
import { refusal, success } from '../domain/outcome'

export type { MergeConflict } from '../tables/merge-result'

/** What merging the departments' files came to. */
export interface MergeView {
  readonly parts: number
  /** Cells taken from them. */
  readonly cells: number
  readonly conflicts: readonly MergeConflict[]
  /** What was not taken, each with the reason in the words of the tables. */
  readonly refused: readonly string[]
  /** Conflicts nobody has chosen for. */
  readonly unresolved: number
}

/** The whole with the departments' parts put in, as files to be read like any other. */
export interface MergedFiles {
  readonly files: CityFiles
  readonly view: MergeView
}

/** Puts parts into the whole, cell by cell; problems where the headings of one cannot be read. */
export async function mergeParts(whole: CityFiles, parts: readonly CityFiles[], choices: Readonly<Record<string, string>>): Promise<Outcome<MergedFiles, { readonly problems: readonly Problem[], readonly files: CityFiles }>> {
  const { cityTableFiles, readCityTables } = await import('../tables/city-tables')
  const { mergeCityTables } = await import('../tables/merge-tables')
  const { tellMergeRefusal } = await import('../tables/merge-result')
  const read: CityTables[] = []
  for (const files of [whole, ...parts]) {
    const tables = await readCityTables(files)
    if (!tables.ok)
      return refusal({ problems: tables.failure, files })
    read.push(tables.value)
  }
  const [master, ...others] = read
  if (!master)
    throw new Error('no whole to merge into')
  const { tables, changes, conflicts, refused, unresolved } = mergeCityTables(master, others, new Map(Object.entries(choices)))
  return success({ files: cityTableFiles(tables), view: { parts: others.length, cells: changes.length, conflicts, refused: refused.map(tellMergeRefusal), unresolved } })
}

/** The same with one conflict settled. */
export function withChoice(merge: MergeView, conflict: string, choice: string): MergeView {
  const conflicts = merge.conflicts.map(each => each.id === conflict ? { ...each, chosen: choice } : each)
  return { ...merge, conflicts, unresolved: conflicts.filter(({ chosen }) => chosen === undefined).length }
}
