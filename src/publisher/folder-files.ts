import type { CityFiles } from '../tables/city-files'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The files of a folder, each read when it is asked for. */
export function folderFiles(folder: string): CityFiles {
  return {
    place: folder,
    read: name => readFile(join(folder, name)).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        return undefined
      throw error
    }),
  }
}
