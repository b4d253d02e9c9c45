import type { Problem } from '../problem'
import type { Sheet, SheetCell } from '../sheet'
import type { ProgrammeColumn, ProgrammeLine } from './programme-line'
import type { SheetReading } from './sheet-reading'
import { bureauOf, bureausOf, checkDoubles, checkSum, PROGRAMME_COLUMNS, readAmount, readProgrammeId } from './programme-line'
import { passOver } from './sheet-reading'
import { squash } from './squash'
import { findTableHeadings, saysHeadings } from './table-headings'

const COLUMNS = Object.keys(PROGRAMME_COLUMNS) as ProgrammeColumn[]
const OTHER_NAMES: ReadonlyMap<string, ProgrammeColumn> = new Map([['事務事業名', 'name'], ['部名', 'bureau'], ['担当部', 'bureau'], ['法定受託', 'mandated'], ['重点', 'priority']])

/** Columns without which a table is no table of programmes. */
const NEEDED: readonly ProgrammeColumn[] = ['id', 'name', 'cost']

function columnOf(title: string): ProgrammeColumn | undefined {
  const plain = title.replace(/\(千円\)$/, '')
  return COLUMNS.find(column => squash(PROGRAMME_COLUMNS[column]).replace(/\(千円\)$/, '') === plain) ?? OTHER_NAMES.get(plain)
}

/** Whether the headings of the table of programmes stand somewhere on the sheet. */
export function hasProgrammeTable(sheet: Sheet): boolean {
  return findTableHeadings(sheet, columnOf, NEEDED) !== undefined
}

/** Reads the table of programmes where it has cells of its own; undefined where its headings stand nowhere. */
export function readProgrammeTable(sheet: Sheet): SheetReading<ProgrammeLine> | undefined {
  const headings = findTableHeadings(sheet, columnOf, NEEDED)
  if (!headings)
    return undefined
  const problems: Problem[] = [...headings.problems]
  for (const column of COLUMNS.filter(column => column !== 'bureau' && !headings.places.has(column)))
    problems.push({ file: sheet.name, row: sheet.rows[headings.first]?.[0]?.row, column: PROGRAMME_COLUMNS[column], found: '列がありません', expected: `列「${PROGRAMME_COLUMNS[column]}」を1つ` })
  const bureaus = bureausOf(sheet)
  const notices: Problem[] = [...headings.unread]
  const lines: ProgrammeLine[] = []
  const passed = sheet.rows.slice(0, headings.first + headings.depth).map(passOver)
  const body = sheet.rows.slice(headings.first + headings.depth)
  const end = body.findIndex(cells => /^(?:\d+[.、])?(?:評価対象年度の主な実施内容|成果指標)/.test(squash(cells.find(cell => cell.text !== '')?.text ?? '')))
  for (const cells of end < 0 ? body : body.slice(0, end)) {
    if (isAside(cells, headings.places.get('id') ?? 0) || saysHeadings(cells, headings.titles))
      passed.push(passOver(cells))
    else
      lines.push(checkSum(readRow(sheet.name, cells, headings.places, bureaus, problems, notices), sheet.name, problems))
  }
  return { lines: checkDoubles(lines, sheet.name, problems), problems, notices, passed }
}

/** A title, the name of a 部 over its programmes, or a total. */
function isAside(cells: readonly SheetCell[], id: number): boolean {
  const texts = new Set(cells.map(cell => squash(cell.text)).filter(text => text !== ''))
  return texts.size <= 1 || (squash(cells[id]?.text ?? '') === '' && [...texts].some(text => /^(?:合計|総計|小計|計)$/.test(text)))
    || /^(?:合計|総計|小計|計)$/.test(squash(cells[id]?.text ?? ''))
}

function readRow(file: string, cells: readonly SheetCell[], places: ReadonlyMap<ProgrammeColumn, number>, bureaus: readonly string[], problems: Problem[], notices: Problem[]): ProgrammeLine {
  const row = cells[0]?.row ?? 0
  const textOf = (column: ProgrammeColumn) => squash(cells[places.get(column) ?? -1]?.text ?? '')
  const told = (column: ProgrammeColumn, expected: string) => ({ file, row, column: PROGRAMME_COLUMNS[column], found: textOf(column), expected })
  const need = <Value>(column: ProgrammeColumn, value: Value | undefined, expected: string): Value | undefined => {
    if (value === undefined && places.has(column))
      problems.push(told(column, expected))
    return value
  }
  const mark = (column: 'mandated' | 'priority', words: RegExp) => {
    const text = textOf(column)
    return !places.has(column) ? undefined : text === '' ? false : need(column, words.test(text) ? true : undefined, column === 'mandated' ? '「法定」か空欄' : '「重」か空欄')
  }
  const word = (column: ProgrammeColumn) => need(column, textOf(column) === '' ? undefined : textOf(column), `${PROGRAMME_COLUMNS[column]}の言葉`)
  const id = need('id', readProgrammeId(textOf('id')), '健福-02 の形の番号')
  const amount = (column: 'cost' | 'personnel' | 'total') => need(column, readAmount(textOf(column)), '金額（整数、千円。0 は 0 と書く）')
  const contribution = textOf('contribution')
  return {
    table: 'programmes',
    row,
    id,
    bureau: places.has('bureau') ? word('bureau') : tellBureau(id, bureaus, expected => told('id', expected), problems, notices),
    name: word('name'),
    mandated: mark('mandated', /^(?:法定|法定受託|○)$/),
    priority: mark('priority', /^(?:重|重点|○)$/),
    cost: amount('cost'),
    personnel: amount('personnel'),
    total: amount('total'),
    evaluation: word('evaluation'),
    contribution: need('contribution', /^[A-D]$/.test(contribution) ? contribution : undefined, 'A・B・C・D のいずれか'),
    finalEvaluation: word('finalEvaluation'),
  }
}

/** The bureau a number stands for, told by the names on the sheet, or a problem. */
export function tellBureau(id: string | undefined, bureaus: readonly string[], told: (expected: string) => Problem, problems: Problem[], notices: Problem[]): string | undefined {
  const bureau = id === undefined ? undefined : bureauOf(id, bureaus)
  if (bureau !== undefined)
    notices.push(told(`部は ${bureau}（番号の前の字と、表にある部の名前から）`))
  else if (id !== undefined)
    problems.push(told('表に部の名前（例：健康福祉部）が書かれ、番号の前の字がその1つだけに合うこと'))
  return bureau
}
