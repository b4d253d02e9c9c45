import type { EditionContent } from '../domain/edition'
import type { CityFiles } from './city-files'
import type { DataPackage } from './data-package'
import type { Problem } from './problem'
import type { Table, TableRows } from './read-table'
import type { TableName } from './table-plan'
import { brokenReferences } from '../domain/references'
import { checkCycles } from './check-cycles'
import { checkKeys } from './check-keys'
import { readDataPackage } from './data-package'
import { personalData } from './personal-data'
import { placeProblems } from './place-problems'
import { readCityFacts } from './read-city-facts'
import { readCrosswalk } from './read-crosswalk'
import { readIndicators } from './read-indicators'
import { readInitiatives } from './read-initiatives'
import { readLanguages } from './read-languages'
import { readMeetings } from './read-meetings'
import { readOutline } from './read-outline'
import { readProgrammes } from './read-programmes'
import { readServices } from './read-services'
import { readTable } from './read-table'
import { TABLES } from './table-plan'
import { unfilledNotices } from './unfilled'

/**
 * A city's tables, read whole: either an edition's content, still without readings, or every problem found.
 *
 * `personal` holds what looks like data about persons: it keeps no one from reading, but no edition is made of it until
 * somebody answers for it by name.
 */
export type ContentReading =
  | { readonly ok: true, readonly package: DataPackage, readonly content: EditionContent, readonly rows: TableRows, readonly notices: readonly Problem[], readonly personal: readonly Problem[] }
  | { readonly ok: false, readonly problems: readonly Problem[] }

/** Reads every table and checks every cell, key and reference; collects all problems before it gives up. */
export async function readContent(files: CityFiles): Promise<ContentReading> {
  const described = await readDataPackage(files)
  if (!described.found || described.problems.length > 0)
    return { ok: false, problems: described.problems }
  const found = described.found
  const tables = new Map<string, Table>()
  for (const name of Object.keys(TABLES) as TableName[]) {
    const resource = found.resources.find(candidate => candidate.name === name)
    if (resource)
      tables.set(name, await readTable(files, resource, name))
  }

  const problems = [...tables.values()].flatMap(table => table.problems)
  problems.push(...checkKeys(found, tables))
  const notices: Problem[] = [...tables.values()].flatMap(table => [...table.notices, ...unfilledNotices(table.file, table.unfilled)])
  const rows: TableRows = name => tables.get(name)?.rows ?? []
  checkCycles(rows, problems)
  const content: EditionContent = {
    city: [{ id: found.name, name: found.city.name, title: found.title, ...(found.city.sample ? { sample: true } : {}) }],
    ...readOutline(rows, problems),
    initiatives: readInitiatives(rows, problems),
    crosswalk: readCrosswalk(rows),
    indicators: readIndicators(rows, tables.get('indicator-results')?.unfilled ?? [], problems),
    ...readProgrammes(rows, problems),
    meetings: readMeetings(rows, problems),
    ...readServices(rows, problems),
    ...readCityFacts(rows),
    ...readLanguages(rows, tables, [found.title, found.city.name], problems, notices),
    readings: [],
  }
  if (problems.length === 0) {
    for (const broken of brokenReferences(content))
      problems.push({ file: broken.collection, column: broken.key, kind: 'dangling', found: broken.missing, expected: '参照先の行' })
  }
  return problems.length > 0 ? { ok: false, problems: placeProblems(problems, tables.values(), found) } : { ok: true, package: found, content, rows, notices, personal: placeProblems(personalData(rows, found), tables.values(), found) }
}
