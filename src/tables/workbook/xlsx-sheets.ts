import type { Workbook, Sheet as WorkbookSheet } from 'hucre/xlsx'
import type { Outcome } from '../../domain/outcome'
import type { Problem } from '../problem'
import type { CellKind, Sheet, SheetCell } from '../sheet'
import type { SheetRefusal } from '../sheet-refusal'
import { readXlsx } from 'hucre/xlsx'
import { refusal, success } from '../../domain/outcome'
import { COLUMN_LIMIT, columnLetters, ROW_LIMIT } from '../sheet'
import { passWorkbook } from './workbook-gate'

/** The library's own errors; anything else is a fault of ours. */
const LIBRARY_ERRORS: readonly string[] = ['HucreError', 'ParseError', 'ZipError', 'XmlError', 'UnsupportedFormatError', 'InvalidArgumentError']

/** The sheets of an .xlsx workbook, in its order. The only module that knows the library. */
export async function readWorkbook(bytes: Uint8Array, file: string): Promise<Outcome<readonly Sheet[], SheetRefusal>> {
  const passed = await passWorkbook(bytes)
  if (!passed.ok)
    return passed
  const workbook = await open(bytes)
  if (!workbook.ok)
    return workbook
  for (const { name, rows } of workbook.value.sheets) {
    const widest = rows.reduce((most, row) => Math.max(most, row.length), 0)
    if (widest > COLUMN_LIMIT || rows.length > ROW_LIMIT)
      return refusal(widest > COLUMN_LIMIT ? { kind: 'tooManyColumns', sheet: name, found: widest } : { kind: 'tooManyRows', sheet: name, found: rows.length })
  }
  const linked = (workbook.value.externalLinks?.length ?? 0) > 0
  return success(workbook.value.sheets.map(sheet => sheetOf(`${file}／${sheet.name}`, sheet, linked)))
}

async function open(bytes: Uint8Array): Promise<Outcome<Workbook, SheetRefusal>> {
  try {
    return success(await readXlsx(bytes, { readStyles: false }))
  }
  catch (error) {
    if (error instanceof Error && error.name === 'EncryptedFileError')
      return refusal({ kind: 'encrypted' })
    if (error instanceof Error && LIBRARY_ERRORS.includes(error.name))
      return refusal({ kind: 'damagedArchive' })
    throw error
  }
}

function sheetOf(name: string, sheet: WorkbookSheet, linked: boolean): Sheet {
  const problems: Problem[] = []
  const notices: Problem[] = hiddenParts(name, sheet)
  if (linked)
    notices.push({ file: name, found: '外のファイルへのつながり', expected: 'つながりの先は読みません。このファイルに残っている値だけを読みました' })
  const grid = sheet.rows.map((cells, row) => cells.map((_, column) => cellOf(name, sheet, row, column, problems, notices)))
  fillMerged(name, sheet, grid, notices)
  const computed = grid.flatMap(cells => cells.filter(cell => cell.kind === 'formula' && cell.text !== ''))
  const [first] = computed
  if (first)
    notices.push({ file: name, row: first.row, column: first.column, found: first.text, expected: `計算式のセルが ${computed.length} あります。最後に保存したときの結果を読みました` })
  return { name, rows: grid.filter(cells => cells.some(cell => cell.text !== '')), problems, notices }
}

function cellOf(file: string, sheet: WorkbookSheet, row: number, column: number, problems: Problem[], notices: Problem[]): SheetCell {
  const value = sheet.rows[row]?.[column] ?? null
  const detail = sheet.cells?.get(`${row},${column}`)
  const place = { file, row: row + 1, column: columnLetters(column) }
  const cell = (text: string, kind: CellKind) => ({ text: text.trim(), row: place.row, column: place.column, kind })
  if (detail?.comment)
    notices.push({ ...place, found: 'メモ', expected: 'セルに付いたメモ（コメント）は読みません' })
  if (detail?.type === 'error') {
    problems.push({ ...place, found: String(value), expected: '計算のまちがい（エラー値）です。正しい値にしてください' })
    return cell('', 'error')
  }
  if (detail?.formula !== undefined && value === null) {
    problems.push({ ...place, found: `=${detail.formula}`, expected: '計算式に結果が入っていません。Excelで開いて保存し直すか、値にしてください' })
    return cell('', 'formula')
  }
  if (value instanceof Date)
    return cell(value.toISOString().replace(/T00:00:00\.000Z$/, '').replace(/:00\.000Z$/, ''), 'date')
  if (detail?.formula !== undefined)
    return cell(String(value), 'formula')
  if (typeof value === 'boolean')
    return cell(value ? 'TRUE' : 'FALSE', 'text')
  return cell(String(value ?? ''), typeof value === 'number' ? 'number' : 'text')
}

/** Merged cells hold their text once; every row and column they cover means it. */
function fillMerged(file: string, sheet: WorkbookSheet, grid: SheetCell[][], notices: Problem[]): void {
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? []) {
    const origin = grid[startRow]?.[startCol]
    if (!origin || origin.text === '')
      continue
    for (let row = startRow; row <= Math.min(endRow, grid.length - 1); row++) {
      for (let column = startCol; column <= Math.min(endCol, COLUMN_LIMIT - 1); column++) {
        const cells = grid[row]
        if (cells && (row !== startRow || column !== startCol))
          cells[column] = { text: origin.text, row: row + 1, column: columnLetters(column), kind: 'merged' }
      }
    }
    notices.push({ file, row: startRow + 1, column: origin.column, found: origin.text, expected: `${origin.column}${startRow + 1} から ${columnLetters(endCol)}${endRow + 1} までは結合されたセルです。どのセルにも同じ値があるものとして読みました` })
  }
}

/** Hidden sheets, rows and columns are read like all others, and told: a clerk cannot see what they say. */
function hiddenParts(file: string, sheet: WorkbookSheet): Problem[] {
  const rows = [...sheet.rowDefs ?? []].filter(([, row]) => row.hidden).map(([index]) => index + 1)
  const columns = (sheet.columns ?? []).flatMap((column, index) => column.hidden ? [columnLetters(index)] : [])
  return [
    ...sheet.hidden || sheet.veryHidden ? [{ file, found: '非表示のシート', expected: '画面に出ていないシートも読みました。いらなければ消してください' }] : [],
    ...rows.length > 0 ? [{ file, row: rows[0], found: `非表示の行（${rows.join('、')}）`, expected: '画面に出ていない行も読みました。いらなければ消してください' }] : [],
    ...columns.length > 0 ? [{ file, column: columns[0], found: `非表示の列（${columns.join('、')}）`, expected: '画面に出ていない列も読みました。いらなければ消してください' }] : [],
  ]
}
