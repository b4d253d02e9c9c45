import type { FiscalYear } from '../../domain/fiscal-year'
import type { Sheet } from '../sheet'
import type { CostLine, IndicatorLine } from './evaluation-line'
import type { ProgrammeLine } from './programme-line'
import type { PassedRow, SheetReading } from './sheet-reading'
import { readCostTotals } from './cost-totals'
import { readIndicatorTable } from './indicator-table'
import { readIndicatorText } from './indicator-text'
import { readProgrammeId } from './programme-line'
import { hasProgrammeTable, readProgrammeTable } from './programme-table'
import { readProgrammeText } from './programme-text'
import { squash } from './squash'

/** The tables of an evaluation sheet that can be read. */
export type EvaluationTable = 'programmes' | 'indicators' | 'costs'

export type EvaluationLine = ProgrammeLine | IndicatorLine | CostLine

/** The tables of a 行政評価シート, and the year it judges. */
export interface EvaluationReading extends SheetReading<EvaluationLine> {
  /** The year before the one in the title, where the sheet itself says 前年度（評価対象年度）. */
  readonly year: FiscalYear | undefined
}

/** Reads a 行政評価シート: as a workbook's cells, or as the text of its pages. */
export function readEvaluationSheet(sheet: Sheet, tables: readonly EvaluationTable[] = ['programmes', 'indicators', 'costs']): EvaluationReading {
  const parts: readonly SheetReading<EvaluationLine>[] = [
    ...tables.includes('programmes') ? [readProgrammeTable(sheet) ?? readProgrammeText(sheet)] : [],
    ...tables.includes('indicators') ? [readIndicatorTable(sheet) ?? readIndicatorText(sheet)] : [],
    ...tables.includes('costs') ? [readCostTotals(sheet)] : [],
  ]
  const lines = parts.flatMap(part => part.lines)
  const none = lines.length > 0 ? [] : [{ file: sheet.name, row: sheet.rows[0]?.[0]?.row, found: '見出しの行がありません', expected: '整理番号・事業名・事業費のある事務事業の表か、「成果指標①」と年次のある表' }]
  return {
    lines,
    problems: [...sheet.problems, ...none, ...parts.flatMap(part => part.problems)],
    notices: [...sheet.notices, ...parts.flatMap(part => part.notices)],
    passed: parts.length === 1 ? parts[0]?.passed ?? [] : passedBy(sheet, lines),
    year: yearJudged(sheet),
  }
}

/** Whether a sheet has the tables of a 行政評価シート, in cells or as text. */
export function isEvaluation(sheet: Sheet): boolean {
  return hasProgrammeTable(sheet) || readIndicatorTable(sheet) !== undefined
    || sheet.rows.filter(cells => readProgrammeId((cells[0]?.text ?? '').split(/\s/)[0] ?? '') !== undefined && cells.length === 1).length >= TEXT_ROWS
}

/** Rows that begin with a programme's number, for a text to be taken for an evaluation sheet. */
const TEXT_ROWS = 3

/** Rows of the sheet in which no line begins; of a sheet with running text these are most. */
function passedBy(sheet: Sheet, lines: readonly EvaluationLine[]): readonly PassedRow[] {
  const begun = new Set(lines.map(line => line.row))
  return sheet.rows.filter(cells => !begun.has(cells[0]?.row ?? 0)).map(cells => ({ row: cells[0]?.row ?? 0, text: [...new Set(cells.map(cell => cell.text))].filter(text => text !== '').join(' ') }))
}

function yearJudged(sheet: Sheet): FiscalYear | undefined {
  const texts = sheet.rows.flatMap(cells => cells.map(cell => squash(cell.text)))
  const [, era, western] = texts.map(text => /令和(\d{1,2})年(?:\((20\d{2})年\))?度?行政評価シート/.exec(text)).find(found => found !== null) ?? []
  const year = era === undefined ? undefined : 2018 + Number(era)
  const sure = year !== undefined && (western === undefined || Number(western) === year) && texts.some(text => text.includes('前年度(評価対象年度)'))
  return sure ? year - 1 : undefined
}
