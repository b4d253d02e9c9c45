import type { FiscalYear } from '../../domain/fiscal-year'
import type { Problem } from '../problem'
import type { Sheet, SheetCell } from '../sheet'
import type { CostLine } from './evaluation-line'
import type { SheetReading } from './sheet-reading'
import { readFiscalYear } from './fiscal-year-label'
import { readAmount } from './programme-line'
import { squash } from './squash'

const ITEMS = { cost: '事業費', personnel: '人件費', total: '総事業費' } as const
type Item = keyof typeof ITEMS
const ITEM_NAMES = Object.keys(ITEMS) as Item[]

/** One printed row: its amounts, and where in the row of years each stands, if cells tell. */
interface CostRow {
  readonly row: number
  readonly amounts: readonly number[]
  readonly years: readonly FiscalYear[] | undefined
}

/**
 * Reads 投入コスト: what a field of the city's work cost, year by year.
 *
 * In the text of a page blank cells are gone; then the sums tell the years: costs and staff must add up to the total in every year
 * both are printed, in one way alone. A nought under two blanks is the sheet's own sum of nothing, and is told, not read.
 */
export function readCostTotals(sheet: Sheet): SheetReading<CostLine> {
  const found = rowsOf(sheet)
  const years = yearsOf(sheet)
  const problems: Problem[] = []
  if (ITEM_NAMES.every(item => !found.has(item)))
    return { lines: [], problems, notices: [], passed: [] }
  const missing = ITEM_NAMES.filter(item => !found.has(item))
  const placed = missing.length > 0 || years.length === 0 ? [] : ways(found, years)
  const row = [...found.values()][0]?.row ?? 0
  const [way] = placed
  if (placed.length !== 1 || !way) {
    problems.push({ file: sheet.name, row, column: '投入コスト', found: `${found.size} 行、${years.length} 年度`, expected: '事業費・人件費・総事業費の3行と年度。事業費と人件費を足すと総事業費になる読み方が1つだけあること' })
    return { lines: [], problems, notices: [], passed: [] }
  }
  const lines = years.map((year): CostLine => {
    const [cost, personnel, total] = ITEM_NAMES.map(item => way[item].get(year))
    const empty = cost === undefined && personnel === undefined && total === 0
    if (empty)
      problems.push({ file: sheet.name, row: found.get('total')?.row, column: `令和${year - 2018}年度 総事業費`, found: '0', expected: '事業費と人件費が空欄の年度です。金額がまだなければ空欄にしてください' })
    return { table: 'costs', row, year, cost, personnel, total: empty ? undefined : total }
  })
  return { lines, problems, notices: [], passed: [] }
}

function rowsOf(sheet: Sheet): ReadonlyMap<Item, CostRow> {
  const rows = new Map<Item, CostRow>()
  let heading: readonly (FiscalYear | undefined)[] = []
  for (const cells of sheet.rows) {
    const own = cells.map(({ text }) => readFiscalYear(text))
    heading = own.filter(year => year !== undefined).length >= 2 ? own : heading
    const item = itemOf(cells)
    const row = item && (heading.length > 0 && cells.length > 1 ? cellsRow(cells, heading) : textRow(cells))
    if (item && row && !rows.has(item))
      rows.set(item, row)
  }
  return rows
}

/** The item a row is of: it stands alone in the first filled cell, or at the beginning of a line. */
function itemOf(cells: readonly SheetCell[]): Item | undefined {
  const first = cells.find(({ text }) => text !== '')?.text ?? ''
  const word = squash(first.split(/\s/)[0] ?? '').replace(/\(千円\)$/, '')
  return ITEM_NAMES.find(item => ITEMS[item] === word)
}

function cellsRow(cells: readonly SheetCell[], heading: readonly (FiscalYear | undefined)[]): CostRow | undefined {
  const pairs = cells.flatMap(({ text }, place) => {
    const [year, amount] = [heading[place], readAmount(text)]
    return year === undefined || amount === undefined ? [] : [{ year, amount }]
  })
  return pairs.length === 0 ? undefined : { row: cells[0]?.row ?? 0, amounts: pairs.map(({ amount }) => amount), years: pairs.map(({ year }) => year) }
}

function textRow(cells: readonly SheetCell[]): CostRow | undefined {
  const [, ...values] = cells.map(({ text }) => text).join(' ').trim().split(/\s+/)
  const amounts = values.map(readAmount)
  return values.length < 2 || amounts.includes(undefined) ? undefined : { row: cells[0]?.row ?? 0, amounts: amounts.flatMap(amount => amount ?? []), years: undefined }
}

/** The years of the first row that names nothing but years. */
function yearsOf(sheet: Sheet): readonly FiscalYear[] {
  for (const cells of sheet.rows) {
    const tokens = cells.flatMap(({ text }) => text.split(/\s+/)).filter(token => token !== '')
    const years = tokens.map(readFiscalYear)
    const known = years.flatMap(year => year ?? [])
    if (known.length >= 2 && known.length >= tokens.length - 1)
      return known
  }
  return []
}

type Way = Readonly<Record<Item, ReadonlyMap<FiscalYear, number>>>

function ways(rows: ReadonlyMap<Item, CostRow>, years: readonly FiscalYear[]): readonly Way[] {
  const starts = (item: Item) => {
    const row = rows.get(item) ?? { amounts: [], years: undefined, row: 0 }
    const own = row.years
    return own ? [new Map(row.amounts.map((amount, index) => [own[index] ?? 0, amount]))] : Array.from({ length: Math.max(0, years.length - row.amounts.length + 1) }, (_, start) => new Map(row.amounts.map((amount, index) => [years[start + index] ?? 0, amount])))
  }
  return starts('cost').flatMap(cost => starts('personnel').flatMap(personnel => starts('total').map(total => ({ cost, personnel, total }))))
    .filter(({ cost, personnel, total }) => years.every((year) => {
      const [a, b, sum] = [cost.get(year), personnel.get(year), total.get(year)]
      return a !== undefined && b !== undefined ? sum === undefined || a + b === sum : sum === undefined || sum === 0
    }))
}
