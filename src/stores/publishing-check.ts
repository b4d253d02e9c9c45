import type { DeskAdoption } from '../storage/publishing-desk'
import type { CityFiles } from '../tables/city-files'
import type { AdoptedSheet } from './publishing-adopt'
import type { SortedFiles } from './publishing-files'
import type { MergeView } from './publishing-merge'
import type { PublishingRole, TablesState } from './publishing-state'
import { adoptSheets } from './publishing-adopt'
import { mergeParts } from './publishing-merge'

/** How the files are to be read. */
interface Manner {
  readonly role: PublishingRole
  /** Which value was chosen where files differ, by the cell. */
  readonly choices: Readonly<Record<string, string>>
  /** What was said and taken of the city's own sheets, by their names. */
  readonly adoptions: Readonly<Record<string, DeskAdoption>>
}

/** Reads, merges, takes in what was accepted, and checks; everything that is wrong is found at once. */
export async function examineTables({ wholes, parts, sheets }: SortedFiles, { role, choices, adoptions }: Manner): Promise<TablesState> {
  const [whole, second] = wholes
  if (second)
    return { kind: 'twice' }
  const [part, other] = parts
  if (role === 'department' && part && !other && !whole)
    return checkPart(part)
  if (!whole)
    return { kind: part ? 'partsOnly' : 'nothing' }
  // A department hands its file over as it is: what is taken in would stay behind.
  const own = role === 'office' ? sheets : []
  if (!part)
    return checkAdopted(whole, undefined)
  const merged = await mergeParts(whole, parts, choices)
  if (!merged.ok)
    return { kind: 'problems', ...merged.failure }
  const { files, view } = merged.value
  return view.unresolved > 0 ? { kind: 'conflicts', merge: view } : checkAdopted(files, view)

  async function checkAdopted(files: CityFiles, merge: MergeView | undefined): Promise<TablesState> {
    if (own.length === 0)
      return checkWhole(files, merge)
    const adoption = await adoptSheets(files, own, adoptions)
    return checkWhole(adoption.files, merge, adoption.sheets)
  }
}

async function checkWhole(files: CityFiles, merge?: MergeView, adopted?: readonly AdoptedSheet[]): Promise<TablesState> {
  const { readContent } = await import('../tables/read-content')
  const read = await readContent(files)
  if (!read.ok)
    return { kind: 'problems', problems: read.problems, files, merge, adopted }
  const rows = Object.values(read.content).reduce((sum, collection) => sum + collection.length, 0)
  return { kind: 'sound', package: read.package, content: read.content, rows, notices: read.notices, personal: read.personal, files, merge, adopted }
}

/** A department's part by itself: its cells; what it has to do with other rows shows when it is merged. */
async function checkPart(files: CityFiles): Promise<TablesState> {
  const { checkTables } = await import('../tables/check-tables')
  const { problems, notices, rows } = await checkTables(files)
  if (problems.length > 0)
    return { kind: 'problems', problems, files }
  return { kind: 'partSound', rows: [...rows.values()].reduce((sum, each) => sum + each, 0), notices, files }
}
