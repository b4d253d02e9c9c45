import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { PACKAGE_FILE } from './data-package'

/** Why no city could be chosen. */
export class CityFolderError extends Error {
  override readonly name = 'CityFolderError'
}

/** Where cities' folders lie. */
const CITIES = 'data'

/**
 * The city's folder: `CITY_DATA` if set, otherwise the only folder under `data/` with a `datapackage.json`.
 *
 * @throws {CityFolderError} if there is none, or several and nothing says which.
 */
export function cityFolder(): string {
  const named = process.env.CITY_DATA
  if (named)
    return named
  const found = readdirSync(CITIES).map(name => join(CITIES, name)).filter(folder => existsSync(join(folder, PACKAGE_FILE))).sort()
  if (found.length === 1 && found[0] !== undefined)
    return found[0]
  throw new CityFolderError(found.length === 0 ? `${CITIES}/ に市のフォルダー（${PACKAGE_FILE}）がありません` : `市のフォルダーが複数あります（${found.join('、')}）。CITY_DATA で指定してください`)
}
