import type { EditionContent } from '../domain/edition'
import type { DataPackage } from '../tables/data-package'
import type { Problem } from '../tables/problem'
import type { ReadWord } from './readings'
import { readContent } from '../tables/read-content'
import { cityOfPath } from './city-of-path'
import { handReadings, readReadings } from './read-readings'

/** A city's tables, read whole: either an edition's content or every problem found. */
export type CityReading =
  | { readonly ok: true, readonly package: DataPackage, readonly content: EditionContent, readonly words: readonly ReadWord[], readonly notices: readonly Problem[], readonly personal: readonly Problem[] }
  | { readonly ok: false, readonly problems: readonly Problem[] }

/** Reads every table of a folder or a workbook and, once all is well with them, how their texts are read aloud. */
export async function readCity(path: string): Promise<CityReading> {
  const city = await readContent(await cityOfPath(path))
  if (!city.ok)
    return city
  const { readings, words } = await readReadings(city.content, handReadings(city.rows, city.content))
  return { ok: true, package: city.package, content: { ...city.content, readings }, words, notices: city.notices, personal: city.personal }
}
