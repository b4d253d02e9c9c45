import type { Cell, DataValidation, WriteSheet } from 'hucre/xlsx'
import type { Resource } from '../data-package'
import type { Problem } from '../problem'
import type { ColumnUse, TableName } from '../table-plan'
import type { TableLine } from '../table-sheet'
import type { Choices } from './choices'
import { columnLetters } from '../sheet'
import { columnUse } from '../table-plan'
import { fieldHelp, isRequired } from './field-help'
import { BAD, cellStyle, COLOURS, headingStyle } from './sheet-style'
import { heightOf, readableText, widthOf } from './sheet-text'

/** One table as it shall stand on a sheet. */
export interface WorksheetPlan {
  readonly sheet: string
  readonly table: TableName
  readonly resource: Resource
  /** The fields by column; undefined where somebody wrote a heading nobody knows. */
  readonly fields: readonly (Resource['schema']['fields'][number] | undefined)[]
  /** The headings first. */
  readonly lines: readonly TableLine[]
  /** The names of the fields a 課 fills in, where the workbook is for one; all others are locked. */
  readonly fills?: readonly string[] | undefined
  /** What is to be mended here. */
  readonly problems?: readonly Problem[] | undefined
}

/** Comments on bad cells of one sheet; beyond them cells are only coloured, and listed on the first sheet. */
const COMMENT_LIMIT = 1_000

/** Rows ready to be written into below the last. */
const ROOM = 1

/** A table as a worksheet of the library's. */
export function tableWorksheet(plan: WorksheetPlan, choices: Choices, city: string): WriteSheet {
  const { fields, lines, table, resource } = plan
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), fields.length)
  const lastRow = Math.max(1, lines.at(-1)?.row ?? 1)
  const cells = new Map<string, Partial<Cell>>()
  const header = lines[0]?.row ?? 1
  for (let column = 0; column < width; column++) {
    const field = fields[column]
    const use = field ? columnUse(table, field.name) ?? 'text' : 'text'
    const locked = plan.fills !== undefined && !plan.fills.includes(field?.name ?? '')
    const style = cellStyle({ asText: isText(table, field?.name ?? '', use), locked, rgb: plan.fills === undefined ? undefined : locked ? COLOURS.locked : COLOURS.fill })
    const free = cellStyle({ asText: isText(table, field?.name ?? '', use), locked: false, rgb: plan.fills === undefined ? undefined : COLOURS.fill })
    for (const { row, cells: texts } of lines.slice(1))
      cells.set(`${row - 1},${column}`, { ...valueOf(texts[column] ?? '', style.numFmt === '@'), style })
    // The library gives no format to a column as a whole: `columnFormats` takes it from this blank row.
    for (let row = lastRow; row < lastRow + ROOM; row++)
      cells.set(`${row},${column}`, { value: null, style: plan.fills === undefined || isOpenTable(plan) ? free : style })
    cells.set(`${header - 1},${column}`, headingCell(plan, lines[0]?.cells[column] ?? '', column, use, locked))
  }
  markProblems(plan.problems ?? [], cells)
  const last = columnLetters(Math.max(0, width - 1))
  const widths = Array.from({ length: width }, (_, column) => widthOf(lines.map(line => line.cells[column] ?? '')))
  return {
    name: plan.sheet,
    columns: widths.map(own => ({ width: own })),
    cells,
    rows: [],
    rowDefs: new Map([...lines.slice(1).map(line => [line.row - 1, { height: heightOf(line.cells, widths) }] as const), [header - 1, { height: 42 }] as const]),
    freezePane: { rows: header, columns: leadingKeys(resource, fields) },
    autoFilter: { range: `A${header}:${last}${lastRow}` },
    dataValidations: fields.flatMap((field, column): DataValidation[] => {
      const rule = field && choices.ruleFor(resource, table, field, columnLetters(column))
      return rule ? [rule] : []
    }),
    ...plan.fills === undefined ? {} : { protection: { sheet: true, formatColumns: true, formatRows: true, sort: true, autoFilter: true, insertRows: true }, view: { tabColor: { rgb: isOpenTable(plan) ? 'FFC000' : 'BFBFBF' } } },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `$${header}:$${header}` },
    headerFooter: { oddHeader: `&L${headerText(city)}&C${headerText(plan.sheet)}`, oddFooter: '&C&P / &N' },
  }
}

function isOpenTable({ fills }: WorksheetPlan): boolean {
  return fills === undefined || fills.length > 0
}

/** Whether a spreadsheet must leave what is typed as it is: everything but numbers, and numbers that are shown as printed. */
function isText(table: TableName, column: string, use: ColumnUse): boolean {
  return use === 'text' || use === 'code' || use === 'list' || `${table}.${column}` === 'result-figures.value'
}

/** A number where the text is one to the letter and the column wants numbers; otherwise the text as it stands. */
function valueOf(text: string, asText: boolean): Pick<Cell, 'value'> {
  const isNumber = !asText && /^-?\d{1,15}(?:\.\d+)?$/.test(text) && String(Number(text)) === text
  return { value: text === '' ? null : isNumber ? Number(text) : readableText(text) }
}

function headingCell(plan: WorksheetPlan, text: string, column: number, use: ColumnUse, locked: boolean): Partial<Cell> {
  const field = plan.fields[column]
  const colour = !field || locked ? COLOURS.given : isRequired(plan.table, field) ? COLOURS.required : COLOURS.optional
  return {
    value: readableText(text),
    style: headingStyle(colour),
    ...field ? { comment: { author: '記入の手引き', text: `${locked ? '【この列は変えません】\n' : ''}${fieldHelp(plan.table, field, use)}` } } : {},
  }
}

/** Colours the cells problems stand in, each with what was found, what is expected and how to mend it. */
function markProblems(problems: readonly Problem[], cells: Map<string, Partial<Cell>>): void {
  const texts = new Map<string, string[]>()
  for (const { row, letter, found, expected, remedy } of problems) {
    if (row === undefined)
      continue
    const key = `${row - 1},${letter === undefined ? 0 : columnIndex(letter)}`
    texts.set(key, [...texts.get(key) ?? [], [`いま：${found === '' ? '（空欄）' : found}`, `正しい形：${expected}`, ...remedy === undefined ? [] : [`直し方：${remedy}`]].join('\n')])
  }
  let comments = 0
  for (const [key, told] of texts) {
    comments += 1
    cells.set(key, { ...cells.get(key), style: BAD, ...comments > COMMENT_LIMIT ? {} : { comment: { author: '直すところ', text: told.join('\n\n') } } })
  }
}

/** The index of a column by its letters, from 0. */
export function columnIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Columns of the key that stand first: they stay in sight when the sheet is scrolled. */
function leadingKeys(resource: Resource, fields: WorksheetPlan['fields']): number {
  const first = fields.findIndex(field => !field || !resource.schema.primaryKey.includes(field.name))
  return Math.min(3, first < 0 ? 0 : first)
}

/** A text in a header of a page, where `&` begins a command. */
function headerText(text: string): string {
  return text.replaceAll('&', '&&')
}
