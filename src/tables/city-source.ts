import type { Outcome } from '../domain/outcome'
import type { CityFiles } from './city-files'
import type { SheetRefusal } from './sheet-refusal'
import { refusal, success } from '../domain/outcome'
import { filesInMemory } from './city-files'
import { PACKAGE_FILE } from './data-package'
import { readSheets } from './read-sheets'
import { tellSheetRefusal } from './sheet-refusal'
import { archiveParts } from './workbook/archive'
import { unpackPart } from './workbook/unpack'
import { workbookCity } from './workbook/workbook-city'
import { natureOf } from './workbook/workbook-gate'

/** A file somebody brings. */
export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Why the files somebody brings are no city's tables. */
export type CityRefusal =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'noPackage', readonly files: readonly string[] } // tables nobody describes
  | { readonly kind: 'notOurWorkbook', readonly file: string } // perhaps one of the city's own sheets
  | { readonly kind: 'newerWorkbook', readonly file: string }
  | { readonly kind: 'severalWorkbooks', readonly files: readonly string[] } // they are to be merged, not read
  | { readonly kind: 'mixed', readonly files: readonly string[] } // a workbook and other files
  | { readonly kind: 'sameName', readonly file: string }
  | { readonly kind: 'unreadable', readonly file: string, readonly failure: SheetRefusal }

/**
 * The city in files somebody brings: one workbook of ours, the CSV files of a folder with its `datapackage.json`, or an archive of these.
 *
 * Files in folders go by their last name; what computers leave behind of their own (`.DS_Store`, `__MACOSX`) is passed over.
 */
export function cityFilesOf(files: readonly NamedFile[]): Promise<Outcome<CityFiles, CityRefusal>> {
  return cityIn(files, 0)
}

/** `depth` counts the archives around: one may hold a workbook somebody packed to send it, and none may hold itself. */
async function cityIn(files: readonly NamedFile[], depth: number): Promise<Outcome<CityFiles, CityRefusal>> {
  const own = files.filter(({ name }) => !/(?:^|[/\\])(?:\.|__MACOSX|~\$|Thumbs\.db$|desktop\.ini$)/i.test(name))
  const names = own.map(({ name }) => name)
  const archives = own.filter(({ bytes }) => natureOf(bytes) !== 'other')
  const [archive] = archives
  if (own.length === 0)
    return refusal({ kind: 'nothing' })
  if (!archive)
    return filesOfFolder(own)
  if (archives.length > 1)
    return refusal({ kind: 'severalWorkbooks', files: names })
  return own.length > 1 ? refusal({ kind: 'mixed', files: names }) : cityInArchive(archive, depth)
}

/** The city in a workbook of ours, or in the files somebody packed. */
async function cityInArchive(file: NamedFile, depth: number): Promise<Outcome<CityFiles, CityRefusal>> {
  const unreadable = (failure: SheetRefusal) => refusal({ kind: 'unreadable', file: file.name, failure } as const)
  const parts = natureOf(file.bytes) === 'workbook' ? archiveParts(file.bytes) : success([])
  if (!parts.ok)
    return unreadable(parts.failure)
  const isFolder = parts.value.length > 0 && !parts.value.some(({ name }) => name === '[Content_Types].xml')
  if (isFolder && depth > 0)
    return unreadable({ kind: 'notASheet' })
  if (isFolder) {
    const packed: NamedFile[] = []
    for (const part of parts.value.filter(({ name }) => !name.endsWith('/'))) {
      const unpacked = await unpackPart(file.bytes, part)
      if (!unpacked.ok)
        return unreadable(unpacked.failure)
      packed.push({ name: part.name, bytes: unpacked.value })
    }
    return cityIn(packed, depth + 1)
  }
  const sheets = await readSheets(file.bytes, lastName(file.name))
  if (!sheets.ok)
    return unreadable(sheets.failure)
  const city = workbookCity(sheets.value, lastName(file.name))
  return city.ok ? city : refusal({ kind: city.failure.kind, file: file.name })
}

function filesOfFolder(files: readonly NamedFile[]): Outcome<CityFiles, CityRefusal> {
  const byName = new Map<string, Uint8Array>()
  for (const { name, bytes } of files) {
    if (byName.has(lastName(name)))
      return refusal({ kind: 'sameName', file: lastName(name) })
    byName.set(lastName(name), bytes)
  }
  if (!byName.has(PACKAGE_FILE))
    return refusal({ kind: 'noPackage', files: [...byName.keys()] })
  const folder = /^(.*)[/\\]/.exec(files.find(({ name }) => lastName(name) === PACKAGE_FILE)?.name ?? '')?.[1]
  return success(filesInMemory(folder ?? PACKAGE_FILE, byName))
}

function lastName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

/** The refusal in a clerk's words, and what to do. */
export function tellCityRefusal(refused: CityRefusal): string {
  switch (refused.kind) {
    case 'nothing': return 'ファイルがありません。記入用の表（Excelブック）か、CSV の表と datapackage.json を選んでください'
    case 'noPackage': return `表の説明（datapackage.json）がありません。CSV の表と一緒に選んでください（いま選ばれているもの：${refused.files.slice(0, 5).join('、')}）`
    case 'notOurWorkbook': return `${refused.file} は記入用の表ではありません。「記入用の表をもらう」で作った Excelブックを選んでください。シートを別のブックに写したときは、元のブックを使ってください`
    case 'newerWorkbook': return `${refused.file} は、このアプリより新しい記入用の表です。アプリを新しくしてから、もう一度選んでください`
    case 'severalWorkbooks': return `ファイルがいくつもあります（${refused.files.join('、')}）。1つずつ選ぶか、担当課の表は「まとめる」で入れてください`
    case 'mixed': return `Excelブックと、ほかのファイルが一緒に選ばれています（${refused.files.slice(0, 5).join('、')}）。どちらかだけを選んでください`
    case 'sameName': return `${refused.file} という名前のファイルが2つあります。1つだけにしてください`
    case 'unreadable': return `${refused.file}：${tellSheetRefusal(refused.failure)}`
  }
}
