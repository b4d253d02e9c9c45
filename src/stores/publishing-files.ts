import type { DeskFile } from '../storage/publishing-desk'
import type { CityFiles } from '../tables/city-files'
import type { Sheet } from '../tables/sheet'
import type { OwnSheetKind } from '../tables/sheets/sheet-kinds'

/**
 * What a file that was put in turned out to be.
 *
 * `whole` all tables of a city · `part` one department's · `table` one table of a set of CSV files · `sheet` a workbook or a
 * list of the city's own, which is not one of ours · `unknown` nothing that is read here
 */
export type PutKind = 'whole' | 'part' | 'table' | 'sheet' | 'unknown'

/** A file that was put in, as the screen lists it. */
export interface PutFile {
  readonly name: string
  /** Its size in bytes. */
  readonly bytes: number
  readonly kind: PutKind
  /** The 課 whose part it is. */
  readonly department?: string | undefined
  /** The kinds of the city's own sheets in it, as far as their headings are known. */
  readonly sheets?: readonly OwnSheetKind[] | undefined
  /** Why it is not used, in the words of the tables. */
  readonly told?: string | undefined
}

/** A sheet of the city's own whose headings are known. */
export interface OwnSheet {
  /** What it may be; where there are several, a person says which. */
  readonly kinds: readonly OwnSheetKind[]
  readonly sheet: Sheet
}

/** Everything that was put in, told apart. */
export interface SortedFiles {
  readonly put: readonly PutFile[]
  /** Sources that hold all tables: one is right. */
  readonly wholes: readonly CityFiles[]
  readonly parts: readonly CityFiles[]
  readonly sheets: readonly OwnSheet[]
}

/** Tables and descriptions that belong together, whatever folder they came from. */
const OF_A_SET = /\.(?:csv|tsv|txt|json)$/i

/** Tells files apart: each workbook, archive and list of the city's own by itself, all plain tables together as one set. */
export async function sortFiles(files: readonly DeskFile[]): Promise<SortedFiles> {
  const { cityFilesOf, tellCityRefusal } = await import('../tables/city-source')
  const plain = files.filter(({ name }) => OF_A_SET.test(name))
  const lists = await ownLists(plain)
  const set = plain.filter(({ name }) => !lists.has(name))
  const put: PutFile[] = []
  const sheets: OwnSheet[] = []
  const wholes: CityFiles[] = []
  const parts: CityFiles[] = []
  for (const group of [...files.filter(file => !plain.includes(file)).map(file => [file]), ...set.length > 0 ? [set] : []]) {
    const found = await cityFilesOf(group)
    const department = found.ok ? found.value.department : undefined
    if (found.ok)
      (department === undefined ? wholes : parts).push(found.value)
    const isSet = group === set
    const [first] = group
    const own = !found.ok && found.failure.kind === 'notOurWorkbook' && first ? await ownSheets(first) : []
    sheets.push(...own)
    const kind = !found.ok ? found.failure.kind === 'notOurWorkbook' ? 'sheet' : 'unknown' : isSet ? 'table' : department === undefined ? 'whole' : 'part'
    put.push(...group.map(({ name, bytes }) => ({ name, bytes: bytes.byteLength, kind, department, sheets: kindsIn(own), told: found.ok || own.length > 0 ? undefined : tellCityRefusal(found.failure) } as const)))
  }
  for (const { name, bytes } of plain) {
    const own = lists.get(name)
    if (!own)
      continue
    put.push({ name, bytes: bytes.byteLength, kind: 'sheet', sheets: kindsIn(own) })
    sheets.push(...own)
  }
  const order = new Map(files.map(({ name, no }) => [name, no]))
  return { put: put.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0)), wholes, parts, sheets }
}

/** Plain files that are lists of the city's own: known by their headings, and none of the tables that belong together. */
async function ownLists(files: readonly DeskFile[]): Promise<ReadonlyMap<string, readonly OwnSheet[]>> {
  const { filesInMemory } = await import('../tables/city-files')
  const { PACKAGE_FILE, readDataPackage } = await import('../tables/data-package')
  const { isTableName } = await import('../tables/table-plan')
  const { found } = await readDataPackage(filesInMemory('', new Map(files.map(({ name, bytes }) => [name, bytes]))))
  const ours = new Set([PACKAGE_FILE, ...found?.resources.map(({ path }) => path) ?? []])
  const lists = new Map<string, readonly OwnSheet[]>()
  for (const file of files) {
    const own = ours.has(file.name) || isTableName(file.name.replace(/\.\w+$/, '')) ? [] : await ownSheets(file)
    if (own.length > 0)
      lists.set(file.name, own)
  }
  return lists
}

/** The sheets of a file whose headings are known. */
async function ownSheets({ bytes, name }: DeskFile): Promise<readonly OwnSheet[]> {
  const { readSheets } = await import('../tables/read-sheets')
  const { kindsOf } = await import('../tables/sheets/sheet-kinds')
  const read = await readSheets(bytes, name)
  return read.ok ? read.value.map(sheet => ({ kinds: kindsOf(sheet), sheet })).filter(({ kinds }) => kinds.length > 0) : []
}

function kindsIn(own: readonly OwnSheet[]): readonly OwnSheetKind[] {
  return [...new Set(own.flatMap(({ kinds }) => kinds))]
}
