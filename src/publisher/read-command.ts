import type { Outcome } from '../domain/outcome'
import type { Sheet } from '../tables/sheet'
import type { SheetRefusal } from '../tables/sheet-refusal'
import type { SheetKind } from '../tables/sheets/sheet-kinds'
import type { SheetReading } from '../tables/sheets/sheet-reading'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { refusal, success } from '../domain/outcome'
import { readDataPackage } from '../tables/data-package'
import { formatProblem } from '../tables/problem'
import { readSheets } from '../tables/read-sheets'
import { readTable } from '../tables/read-table'
import { tellSheetRefusal } from '../tables/sheet-refusal'
import { isSheetKind, kindOfSheets, readFirstSheet, SHEET_KINDS, tellUnknownKind } from '../tables/sheets/sheet-kinds'
import { CityFolderError, cityFolder } from './city-folder'
import { cityOfPath } from './city-of-path'

/** A file's first table of its kind, read. */
export interface ReadFile {
  readonly kind: SheetKind
  readonly sheet: Sheet
  readonly reading: SheetReading
}

/** What the command prints, and with which code it ends: 0 read, whatever is left open; 2 not read at all. */
export interface ReadCommandResult {
  readonly code: 0 | 2
  readonly lines: readonly string[]
}

/** Reads one of the city's own sheets and tells what stands in it, as JSON or in sentences. */
export async function readSheetFile(file: string, options: { readonly as: string | undefined, readonly json: boolean, readonly data: string | undefined }): Promise<ReadCommandResult> {
  const read = await openSheetFile(file, options.as, options.data)
  if (!read.ok)
    return { code: 2, lines: [read.failure] }
  const { kind, reading } = read.value
  const lines = options.json ? [jsonOf(kind, reading)] : [...options.as === undefined ? [`${SHEET_KINDS[kind].title}として読みます`] : [], ...tell(reading, file)]
  return { code: reading.lines.length === 0 ? 2 : 0, lines }
}

/** Opens a file and reads it as the kind somebody named, or as the one its headings show; a sentence where that cannot be done. */
export async function openSheetFile(file: string, as: string | undefined, data: string | undefined): Promise<Outcome<ReadFile, string>> {
  if (as !== undefined && as !== 'auto' && !isSheetKind(as))
    return refusal(`--as で表の種類を指定してください：auto（見出しから決める）、${Object.entries(SHEET_KINDS).map(([word, { title }]) => `${word}（${title}）`).join('、')}`)
  const sheets = await sheetsOf(file)
  if (sheets === undefined)
    return refusal(`${file} がありません`)
  if (!sheets.ok)
    return refusal(`${file} を読めません：${tellSheetRefusal(sheets.failure)}`)
  const kind = as === undefined || as === 'auto' ? kindOfSheets(sheets.value) : as
  if (typeof kind !== 'string')
    return refusal(tellUnknownKind(kind))
  const city = kind === 'crosswalk' ? data ?? onlyCity() : undefined
  const found = readFirstSheet(kind, sheets.value, city === undefined ? new Map() : await initiativeNames(city))
  return found ? success({ kind, ...found }) : refusal(`${file} に表がありません`)
}

async function sheetsOf(file: string): Promise<Outcome<readonly Sheet[], SheetRefusal> | undefined> {
  const bytes = await readFile(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return undefined
    throw error
  })
  return bytes && readSheets(new Uint8Array(bytes), basename(file))
}

/** Rows with `null` where a cell could not be read, the problems that say why, and what was told by other cells. */
function jsonOf(kind: SheetKind, { lines, problems, notices, passed, form }: SheetReading): string {
  const plain = (_: string, value: unknown) => value === undefined ? null : value
  const places = (found: typeof problems) => found.map(({ row, column, found, expected }) => ({ row, column, found, expected }))
  return JSON.stringify({ kind, ...form === undefined ? {} : { form }, rows: lines, problems: places(problems), notices: places(notices), passed }, plain, 2)
}

function tell({ lines, problems, notices, passed, form }: SheetReading, file: string): readonly string[] {
  const rows = new Set(lines.flatMap(line => 'row' in line ? [line.row] : []))
  const whole = lines.length - new Set(problems.map(problem => problem.row).filter(row => rows.has(row))).size
  return [
    ...problems.map(formatProblem),
    ...form === undefined ? [] : [`見出しの形：${form}`],
    `${file}：${lines.length} 行を読みました（すべての欄を読めた行 ${whole} 行、見出しやページの印 ${passed.length} 行）`,
    ...(notices.length > 0 ? [`知っておくこと（ほかの行から決めた欄、結合されたセル、非表示の行など）が ${notices.length} 件あります（--json で一覧）`] : []),
    ...(problems.length > 0 ? [`読めなかった欄が ${problems.length} か所あります。上の行と列を、元の表と見くらべてください`] : []),
  ]
}

/** The city whose tables are at hand, if there is one and no other: its names are what a sheet's names are held against. */
function onlyCity(): string | undefined {
  try {
    return cityFolder()
  }
  catch (error) {
    if (error instanceof CityFolderError)
      return undefined
    throw error
  }
}

/** Names of the initiatives by their codes, as far as a code has one name in the city's tables. */
async function initiativeNames(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = await cityOfPath(folder)
  const { found } = await readDataPackage(files)
  const resource = found?.resources.find(({ name }) => name === 'initiatives')
  const { rows } = resource ? await readTable(files, resource, 'initiatives') : { rows: [] }
  const names = new Map<string, string>()
  for (const row of rows)
    names.set(row.text('code'), names.has(row.text('code')) ? '' : row.text('name'))
  return new Map([...names].filter(([, name]) => name !== ''))
}
