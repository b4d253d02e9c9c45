import type { FiscalYear } from '../../domain/fiscal-year'
import type { Problem } from '../problem'
import type { Sheet, SheetCell } from '../sheet'
import type { IndicatorLine, IndicatorRow } from './evaluation-line'
import type { SheetReading } from './sheet-reading'
import { numberAdvice, plainNumber } from '../printed-number'
import { AS_OF, INDICATOR_ROWS, NO_VALUE } from './evaluation-line'
import { readFiscalYear } from './fiscal-year-label'
import { squash } from './squash'

const HEAD = /^成果指標\[(\d{1,2})\](.*)$/
const ROWS = Object.keys(INDICATOR_ROWS) as IndicatorRow[]
const DASH = /^[-―—–‐−ー]$/

/** Rows behind a heading in which the rest of its indicator is looked for. */
const DEEPEST = 14

/** Reads the indicators where every value has its cell: a heading 成果指標①, a row of years, and three rows under it. */
export function readIndicatorTable(sheet: Sheet): SheetReading<IndicatorLine> | undefined {
  const heads = sheet.rows.flatMap((cells, at) => {
    const cell = cells.find(({ text }) => HEAD.test(numbered(text)))
    return cell ? [{ at, cell, no: Number(HEAD.exec(numbered(cell.text))?.[1]) }] : []
  }).filter(({ cell }, index, all) => cell.kind !== 'merged' || all[index - 1]?.cell.text !== cell.text)
  const problems: Problem[] = []
  const lines = heads.flatMap(({ at, no }, index) => {
    const rows = sheet.rows.slice(at, Math.min(heads[index + 1]?.at ?? Infinity, at + DEEPEST))
    const line = readBlock(sheet.name, no, rows, problems)
    return line ? [line] : []
  })
  return lines.length > 0 ? { lines, problems, notices: [], passed: [] } : undefined
}

function numbered(text: string): string {
  return squash(text.replace(/[\u2460-\u2473]/g, sign => `[${(sign.codePointAt(0) ?? 0) - 0x245F}]`))
}

/** One indicator; undefined where no row of years stands in cells of its own. */
function readBlock(file: string, no: number, rows: readonly (readonly SheetCell[])[], problems: Problem[]): IndicatorLine | undefined {
  const heading = rows.find(cells => cells.some(({ text }) => squash(text) === '年次'))
  const yearCell = heading?.findIndex(({ text }) => squash(text) === '年次') ?? -1
  const years = (heading ?? []).flatMap((cell, place) => {
    const year = place > yearCell && cell.kind !== 'merged' ? readFiscalYear(cell.text) : undefined
    return year === undefined ? [] : [{ place, year }]
  })
  if (!heading || years.length < 2)
    return undefined
  const row = rows[0]?.[0]?.row ?? 0
  const told = (column: string, at: SheetCell | undefined, expected: string) => ({ file, row: at?.row ?? row, column, found: at?.text ?? '', expected })
  const rowOf = (of: IndicatorRow) => rows.find(cells => squash(cells[yearCell]?.text ?? '') === INDICATOR_ROWS[of])
  const values = (of: IndicatorRow): Readonly<Record<FiscalYear, string>> | undefined => {
    const cells = rowOf(of)
    if (!cells) {
      problems.push(told(INDICATOR_ROWS[of], undefined, `「${INDICATOR_ROWS[of]}」の行`))
      return undefined
    }
    return Object.fromEntries(years.flatMap(({ place, year }) => {
      const cell = cells[place]
      if (!cell || cell.text === '')
        return []
      const value = of === 'rate' ? readRate(cell.text) : readValue(cell.text)
      if (value === undefined)
        problems.push(told(`${heading[place]?.text ?? ''} ${INDICATOR_ROWS[of]}`, cell, of === 'rate' ? '97.0% の形の率、横線、または空欄' : `数、空欄、または ${NO_VALUE.join('・')}。${numberAdvice(cell.text)}`))
      return value === undefined ? [] : [[year, value] as const]
    }))
  }
  const under = (label: RegExp) => {
    const place = heading.findIndex(({ text }) => label.test(squash(text)))
    return place < 0 ? [] : ROWS.flatMap(of => rowOf(of)?.[place] ?? []).filter(({ text }) => text !== '')
  }
  const first = rows.slice(0, rows.indexOf(heading)).flat()
  const survey = first.findIndex(({ text }) => squash(text) === '出典')
  const names = [...new Set((survey < 0 ? first : first.slice(0, survey)).map(({ text }) => text.replace(/^成果指標[\s\S]/, '').trim()).filter(text => text !== ''))]
  const name = names[0] === undefined ? undefined : nameOf(names[0])
  if (!name)
    problems.push(told('名称', rows[0]?.[0], '指標の名前'))
  // Left of the years: the day in the row of the years or under it, and the figure.
  const left = rows.slice(rows.indexOf(heading)).flatMap(cells => cells.slice(0, yearCell)).filter(({ kind }) => kind !== 'merged').map(cell => ({ cell, text: squash(cell.text) }))
  const figures = left.filter(({ text }) => plainNumber(text) !== undefined)
  const days = left.filter(({ text }) => AS_OF.test(text))
  if (figures.length !== 1)
    problems.push(told('初期値', figures[1]?.cell ?? rows[0]?.[0], '初期値の数を1つ'))
  const units = [...new Set(under(/^単位$/).map(({ text }) => squash(text).replace('%', '％')))]
  const rates = rowOf('rate') ? units.filter(unit => unit !== '％') : units
  const unit = units.length === 1 ? units[0] : rates.length === 1 ? rates[0] : undefined
  if (unit === undefined)
    problems.push(told('単位', rows[0]?.[0], '単位を1つ'))
  return {
    table: 'indicators',
    row,
    no,
    name: name?.name,
    remark: name?.remark ?? '',
    survey: survey < 0 ? undefined : first.slice(survey + 1).map(({ text }) => squash(text)).find(text => text !== '' && text !== '出典'),
    unit,
    baseline: figures.length === 1 ? plainNumber(figures[0]?.text ?? '') : undefined,
    baselineAsOf: days.length === 1 ? days[0]?.text : undefined,
    targets: values('target'),
    results: values('result'),
    rates: values('rate'),
    note: [...new Set(under(/^備考$/).map(({ text }) => squash(text)))].join(' '),
  }
}

/** A name, and what stands in brackets on a line of its own under it. */
function nameOf(cell: string): { readonly name: string, readonly remark: string } {
  const lines = cell.split(/\n/).map(squash).filter(line => line !== '')
  const remarks = lines.slice(1).filter(line => /^\(.*\)$/.test(line))
  return { name: lines.filter(line => !remarks.includes(line)).join(''), remark: remarks.map(line => line.slice(1, -1)).join(' ') }
}

function readValue(text: string): string | undefined {
  const word = squash(text)
  return plainNumber(text) ?? (NO_VALUE.includes(word) ? word : undefined)
}

/** A spreadsheet keeps 97.0% as 0.97: which of the two a bare number is cannot be seen, so the sign must stand there. */
function readRate(text: string): string | undefined {
  const rate = squash(text)
  return /^\d{1,4}(?:\.\d+)?%$/.test(rate) || DASH.test(rate) ? rate : undefined
}
