import type { CityTables } from './city-tables'
import { encodeUtf8 } from '../feed/bytes'
import { filesInMemory } from './city-files'
import { readCityTables } from './city-tables'
import { csvText } from './csv-text'
import { PACKAGE_FILE, readDataPackage } from './data-package'

/**
 * A city's tables without a row: what can be made of its `datapackage.json` alone.
 *
 * @param described the text of that file; undefined where it cannot be used.
 */
export async function bareCity(described: string): Promise<CityTables | undefined> {
  const files = new Map([[PACKAGE_FILE, encodeUtf8(described)]])
  const { found } = await readDataPackage(filesInMemory(PACKAGE_FILE, files))
  for (const { path, schema } of found?.resources ?? [])
    files.set(path, encodeUtf8(csvText([schema.fields.map(({ name }) => name)])))
  const read = await readCityTables(filesInMemory(PACKAGE_FILE, files))
  return read.ok ? read.value : undefined
}
