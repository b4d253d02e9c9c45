import type { TableSheet } from './table-sheet'

/** The files of one city by their names: a folder, a set of files dropped onto a page, the sheets of a workbook. */
export interface CityFiles {
  /** What a person knows the files by: the folder's path, the workbook's name. */
  readonly place: string
  /** The bytes of a file; undefined where there is none of that name. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>
  /**
   * A table that stands on a sheet of its own, by its resource's name; undefined where there is none.
   *
   * A source without it has each table in a file.
   */
  readonly table?: (name: string) => Promise<TableSheet | undefined>
  /** The 課 whose part of the tables this is; absent where they are whole. */
  readonly department?: string | undefined
  /** A part's cells as they were handed out, by the same names: what tells a change from an old value. */
  readonly handedOut?: (name: string) => Promise<TableSheet | undefined>
}

/** Files that are in memory already. */
export function filesInMemory(place: string, files: ReadonlyMap<string, Uint8Array>): CityFiles {
  return { place, read: name => Promise.resolve(files.get(name)) }
}
