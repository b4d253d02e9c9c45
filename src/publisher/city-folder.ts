import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import * as v from 'valibot'
import { PACKAGE_FILE } from '../tables/data-package'

/** Why no city could be chosen. */
export class CityFolderError extends Error {
  override readonly name = 'CityFolderError'
}

/** Where cities' folders lie. */
const CITIES = 'data'

/**
 * The city's folder: `CITY_DATA` if set, otherwise the only folder under `data/` with a `datapackage.json` of a real
 * city. A made-up one is published only when it is named, so that nobody takes it for a city's by accident.
 *
 * @throws {CityFolderError} if there is none, or several and nothing says which.
 */
export function cityFolder(): string {
  const named = process.env.CITY_DATA
  if (named)
    return named
  const found = readdirSync(CITIES).map(name => join(CITIES, name)).filter(folder => existsSync(join(folder, PACKAGE_FILE)) && !isSample(join(folder, PACKAGE_FILE))).sort()
  if (found.length === 1 && found[0] !== undefined)
    return found[0]
  throw new CityFolderError(found.length === 0 ? `${CITIES}/ に市のフォルダー（${PACKAGE_FILE}）がありません` : `市のフォルダーが複数あります（${found.join('、')}）。CITY_DATA で指定してください`)
}

const SampleSchema = v.object({ city: v.object({ sample: v.literal(true) }) })

/** Whether a package says that its city is made up; what cannot be read says nothing, and is told where it is read. */
function isSample(file: string): boolean {
  return v.safeParse(v.pipe(v.string(), v.parseJson(), SampleSchema), readFileSync(file, 'utf8')).success
}
