import type { CityFiles } from '../tables/city-files'
import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { cityFilesOf, tellCityRefusal } from '../tables/city-source'
import { CityFolderError } from './city-folder'
import { folderFiles } from './folder-files'

/**
 * The city's tables behind a path: a folder, a workbook, or an archive of either.
 *
 * @throws {CityFolderError} where a file is nothing that could be a city.
 */
export async function cityOfPath(path: string): Promise<CityFiles> {
  if (!isFile(path))
    return folderFiles(path)
  const files = await cityFilesOf([{ name: basename(path), bytes: new Uint8Array(await readFile(path)) }])
  if (!files.ok)
    throw new CityFolderError(tellCityRefusal(files.failure))
  return files.value
}

/** The folder the keys of a city lie in: its own, or the one its workbook lies in. */
export function keyFolderOf(path: string): string {
  return isFile(path) ? dirname(path) : path
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
