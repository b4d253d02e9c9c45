import type { EditionContent } from '../domain/edition'
import type { DataPackage } from './data-package'
import type { Problem } from './problem'
import type { Table, TableRows } from './read-table'
import type { ReadWord } from './readings'
import type { TableName } from './table-plan'
import { brokenReferences } from '../domain/references'
import { checkKeys } from './check-keys'
import { readDataPackage } from './data-package'
import { readCityFacts } from './read-city-facts'
import { readCrosswalk } from './read-crosswalk'
import { readIndicators } from './read-indicators'
import { readInitiatives } from './read-initiatives'
import { readLanguages } from './read-languages'
import { readMeetings } from './read-meetings'
import { readOutline } from './read-outline'
import { readProgrammes } from './read-programmes'
import { handReadings, readReadings } from './read-readings'
import { readServices } from './read-services'
import { readTable } from './read-table'
import { TABLES } from './table-plan'

/** A city's folder, read whole: either an edition's content or every problem found. */
export type CityReading =
  | { readonly ok: true, readonly package: DataPackage, readonly content: EditionContent, readonly words: readonly ReadWord[], readonly notices: readonly Problem[] }
  | { readonly ok: false, readonly problems: readonly Problem[] }

/** Reads every table of the folder and checks every cell, key and reference; collects all problems before it gives up. */
export async function readCity(folder: string): Promise<CityReading> {
  const described = await readDataPackage(folder)
  if (!described.found || described.problems.length > 0)
    return { ok: false, problems: described.problems }
  const found = described.found
  const tables = new Map<string, Table>()
  for (const name of Object.keys(TABLES) as TableName[]) {
    const resource = found.resources.find(candidate => candidate.name === name)
    if (resource)
      tables.set(name, await readTable(folder, resource, name))
  }

  const problems = [...tables.values()].flatMap(table => table.problems)
  problems.push(...checkKeys(found, tables))
  const notices: Problem[] = []
  const rows: TableRows = name => tables.get(name)?.rows ?? []
  const content: EditionContent = {
    city: [{ id: found.name, name: found.city.name, title: found.title }],
    ...readOutline(rows, problems),
    initiatives: readInitiatives(rows, problems),
    crosswalk: readCrosswalk(rows),
    indicators: readIndicators(rows, problems),
    ...readProgrammes(rows, problems),
    meetings: readMeetings(rows, problems),
    ...readServices(rows, problems),
    ...readCityFacts(rows),
    ...readLanguages(rows, tables, [found.title, found.city.name], problems, notices),
    readings: [],
  }
  if (problems.length === 0) {
    for (const broken of brokenReferences(content))
      problems.push({ file: broken.collection, column: broken.key, found: broken.missing, expected: '参照先の行' })
  }
  if (problems.length > 0)
    return { ok: false, problems }
  const { readings, words } = await readReadings(content, handReadings(rows, content))
  return { ok: true, package: found, content: { ...content, readings }, words, notices }
}
