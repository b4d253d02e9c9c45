import type { EditionContent } from '../domain/edition'
import type { EditionFacts, OpenFile } from './open-file'
import { csvwFile } from './csvw'
import { dataPackageFiles } from './data-package'
import { hsdsFile } from './hsds'
import { openSdgFiles } from './open-sdg'
import { recommendedFiles } from './recommended'
import { schemaOrgFile } from './schema-org'
import { openTables } from './tables'
import { withIds } from './uuid'

/**
 * An edition in the forms other tools read, each at its own address below `open/`.
 *
 * The same edition gives the same files, byte by byte, on every device. An edition without a city gives none.
 *
 * @see docs/open-data.md
 */
export async function openData(content: EditionContent, facts: EditionFacts): Promise<readonly OpenFile[]> {
  const [city] = content.city
  if (city === undefined)
    return []
  const tables = openTables(content)
  const [hsds, schemaOrg] = await withIds(idOf => [hsdsFile(city, content, facts, idOf), schemaOrgFile(city, content, facts, idOf)] as const)
  return [
    ...dataPackageFiles(city, content, facts, tables),
    csvwFile(city, facts, tables),
    ...recommendedFiles(city, content),
    hsds,
    ...openSdgFiles(city, content),
    schemaOrg,
  ]
}
