import type { FiscalYear } from '../../domain/fiscal-year'
import type { Problem } from '../problem'
import type { Sheet } from '../sheet'
import type { AlignedRows, IndicatorRows } from './aligned-years'
import type { IndicatorLine, IndicatorRow } from './evaluation-line'
import type { SheetReading } from './sheet-reading'
import { plainNumber } from '../printed-number'
import { alignRows } from './aligned-years'
import { AS_OF, INDICATOR_ROWS, NO_VALUE } from './evaluation-line'
import { readFiscalYear } from './fiscal-year-label'
import { squash } from './squash'

/** One line of the text by what it holds. */
interface TextLine {
  readonly row: number
  readonly text: string
}

/** Values on a line of their own: they belong to a row whose other values stand elsewhere. */
interface Run extends TextLine {
  readonly values: readonly string[]
  readonly kind: 'numbers' | 'rates'
}

/** What stands between one heading 成果指標 and the next. */
interface Block {
  readonly no: number
  readonly row: number
  readonly lines: readonly TextLine[]
}

const UNITS: readonly string[] = ['%', '人', '団体', '戸', '件', '回', '校', '園', 'か所', '施設']
const ROWS = Object.keys(INDICATOR_ROWS) as IndicatorRow[]

/** Ways to put one row together, and all three, beyond which nobody could say that one alone fits. */
const WAYS_LIMIT = { row: 400, block: 100_000 }

/**
 * Reads the indicators from the text of a page, where blank cells are gone and pieces of a row stand apart.
 *
 * A row's own pieces are taken, and loose ones in the order of the page, if the printed rates allow one way alone to put them
 * together and under the years; a piece two indicators could take is neither's.
 */
export function readIndicatorText(sheet: Sheet): SheetReading<IndicatorLine> {
  const all = sheet.rows.map(cells => ({ row: cells[0]?.row ?? 0, text: cells.map(cell => cell.text).join(' ').trim() }))
  const blocks = blocksOf(all)
  const problems: Problem[] = []
  const notices: Problem[] = []
  const runs = all.flatMap(runOf)
  const homeless = all.filter(line => line.row < (blocks[0]?.row ?? 0)).flatMap(line => labelled(line).map(found => ({ ...found, ...line })))
  const solved = blocks.map(block => solve(block, runs, homeless, yearsOf(block)))
  const takers = (row: number) => solved.filter(found => found?.taken.includes(row)).length
  const sure = solved.map(found => found && found.taken.every(row => takers(row) === 1) ? found : undefined)
  const taken = new Set(sure.flatMap(found => found?.taken ?? []))
  const lone = runs.filter(run => run.values.length === 1 && run.kind === 'numbers' && !taken.has(run.row))
  const days = all.filter(({ text }) => AS_OF.test(squash(text)))
  const lines = blocks.map((block, index): IndicatorLine => {
    const told = (column: string, found: string, expected: string) => ({ file: sheet.name, row: block.row, column, found, expected })
    const name = nameOf(block)
    const aligned = sure[index]?.rows
    if (!aligned)
      problems.push(told('目標値・実績値・達成率', name.name ?? '', '1つの読み方だけが達成率と合うこと。元の表と見くらべてください'))
    else
      notices.push(told('目標値・実績値・達成率', name.name ?? '', '空欄の消えた行を、印字された達成率に合う1つの読み方で年度に分けました'))
    if (name.name === undefined)
      problems.push(told('名称', '', '指標の名前'))
    const unit = unitOf(block)
    if (unit === undefined)
      problems.push(told('単位', '', '単位'))
    // A lone number could be any row's as long as a row still lacks some.
    const baseline = sure.every(found => found !== undefined) ? ownOrLast(block, blocks, lone) : undefined
    const asOf = dayOf(block) ?? squash(ownOrLast(block, blocks, days, candidate => dayOf(candidate) !== undefined)?.text ?? '')
    if (!baseline)
      problems.push(told('初期値', '', 'ほかの行の値でないとはっきり分かる、1つだけの数'))
    if (asOf === '')
      problems.push(told('初期値の時点', '', '令和２年１月 のような時点'))
    return {
      table: 'indicators',
      row: block.row,
      no: block.no,
      name: name.name,
      remark: name.remark,
      survey: name.survey,
      unit,
      baseline: baseline?.values[0],
      baselineAsOf: asOf === '' ? undefined : asOf,
      targets: aligned?.target,
      results: aligned?.result,
      rates: aligned?.rate,
      note: '',
    }
  })
  return { lines, problems, notices, passed: [] }
}

function blocksOf(all: readonly TextLine[]): readonly Block[] {
  const heads = all.flatMap((line, at) => {
    const no = /^成果指標\[(\d{1,2})\]$/.exec(squash(line.text.replace(/[\u2460-\u2473]/g, sign => `[${(sign.codePointAt(0) ?? 0) - 0x245F}]`)))?.[1]
    return no === undefined ? [] : [{ at, no: Number(no), row: line.row }]
  })
  return heads.map(({ at, no, row }, index) => ({ no, row, lines: all.slice(at + 1, heads[index + 1]?.at) }))
}

function tokensOf(text: string): readonly string[] {
  return text.normalize('NFKC').split(/\s+/).filter(token => token !== '')
}

function isValue(token: string): boolean {
  return plainNumber(token) !== undefined || NO_VALUE.includes(token)
}

function isRateCell(token: string): boolean {
  return /^\d{1,4}(?:\.\d+)?%$/.test(token) || /^[-―—–‐−ー]$/.test(token)
}

function plain(token: string): string {
  return plainNumber(token) ?? token
}

/** A line of values alone; a unit may stand behind them. */
function runOf(line: TextLine): readonly Run[] {
  const tokens = tokensOf(line.text)
  const values = tokens.length > 1 && UNITS.includes(tokens.at(-1) ?? '') ? tokens.slice(0, -1) : tokens
  if (values.length > 0 && values.every(isValue))
    return [{ ...line, values: values.map(plain), kind: 'numbers' }]
  return values.length > 0 && values.every(isRateCell) ? [{ ...line, values, kind: 'rates' }] : []
}

/** The values behind one of the three words that head a row. */
function labelled(line: TextLine): readonly { readonly of: IndicatorRow, readonly values: readonly string[] }[] {
  const [word = '', ...rest] = tokensOf(line.text)
  const values = UNITS.includes(rest.at(-1) ?? '') ? rest.slice(0, -1) : rest
  const of = ROWS.find(row => INDICATOR_ROWS[row] === word)
  return of && values.length > 0 && values.every(of === 'rate' ? isRateCell : isValue) ? [{ of, values: of === 'rate' ? values : values.map(plain) }] : []
}

function yearsOf({ lines }: Block): readonly FiscalYear[] {
  const named = lines.filter(({ text }) => /年次|備考/.test(text)).flatMap(({ text }) => tokensOf(text.slice(text.indexOf('年次') + 1)).flatMap(token => /度$/.test(token) ? [readFiscalYear(token)] : []))
  const years = [...new Set(named.flatMap(year => year === undefined ? [] : [year]))].sort((a, b) => a - b)
  return years.every((year, index) => index === 0 || year === (years[index - 1] ?? 0) + 1) ? years : []
}

/** The one way to read a block's three rows, and the loose pieces it takes; undefined where there is none, or more than one. */
function solve(block: Block, runs: readonly Run[], homeless: readonly (TextLine & { of: IndicatorRow, values: readonly string[] })[], years: readonly FiscalYear[]): { readonly rows: AlignedRows, readonly taken: readonly number[] } | undefined {
  const own = (row: IndicatorRow) => block.lines.flatMap(line => labelled(line).filter(({ of }) => of === row).map(({ values }) => ({ values, taken: [] as readonly number[] })))
  const starts = (row: IndicatorRow) => own(row).length > 0 ? own(row) : homeless.filter(({ of }) => of === row).map(({ values, row: at }) => ({ values, taken: [at] }))
  const variants = (row: IndicatorRow) => {
    const loose = runs.filter(({ kind }) => kind === (row === 'rate' ? 'rates' : 'numbers'))
    return starts(row).flatMap(start => extended(start, loose, years.length))
  }
  const [targets, results, rates] = [variants('target'), variants('result'), variants('rate')]
  if ([targets, results, rates].some(found => found.length > WAYS_LIMIT.row) || targets.length * results.length * rates.length > WAYS_LIMIT.block)
    return undefined
  const ways = targets.flatMap(target => results.flatMap(result => rates.flatMap((rate) => {
    const rows: IndicatorRows = { target: target.values, result: result.values, rate: rate.values }
    const taken = [...target.taken, ...result.taken, ...rate.taken]
    return new Set(taken).size < taken.length ? [] : alignRows(rows, years).map(aligned => ({ rows: aligned, taken }))
  })))
  return ways.length === 1 ? ways[0] : undefined
}

/** A row of values and the loose pieces in it. */
interface GrownRow {
  readonly values: readonly string[]
  readonly taken: readonly number[]
}

/** A row with none, one or more loose pieces behind it, in the order of the page; one way too many where there are too many. */
function extended(start: GrownRow, runs: readonly Run[], longest: number): readonly GrownRow[] {
  const grown: GrownRow[] = []
  const grow = (row: GrownRow, from: number): void => {
    if (row.values.length > longest || grown.length > WAYS_LIMIT.row)
      return
    grown.push(row)
    for (let index = from; index < runs.length; index++) {
      const run = runs[index]
      if (run)
        grow({ values: [...row.values, ...run.values], taken: [...row.taken, run.row] }, index + 1)
    }
  }
  grow(start, 0)
  return grown
}

function nameOf({ lines }: Block): { readonly name: string | undefined, readonly remark: string, readonly survey: string | undefined } {
  const end = lines.findIndex(({ text }) => text.includes('出典'))
  if (end < 0 || end > 6)
    return { name: undefined, remark: '', survey: undefined }
  const [before = '', after = ''] = (lines[end]?.text ?? '').split('出典')
  const parts = [...lines.slice(0, end).map(({ text }) => text), before].filter(text => text.trim() !== '')
  const remarks = parts.slice(1).filter(text => /^\(.*\)$/.test(squash(text)))
  const name = parts.filter(text => !remarks.includes(text)).join('')
  const rest = lines.slice(end + 1)
  const stop = rest.findIndex(({ text }) => /^(?:初|期|値|初期値)$/.test(squash(text)))
  const survey = [after, ...stop < 0 ? [] : rest.slice(0, stop).map(({ text }) => text)].join('')
  return { name: name === '' ? undefined : squash(name), remark: remarks.map(text => squash(text).slice(1, -1)).join(' '), survey: survey.trim() === '' ? undefined : squash(survey) }
}

function unitOf({ lines }: Block): string | undefined {
  const units = new Set(lines.map(({ text }) => squash(text)).filter(text => UNITS.includes(text)))
  return units.size === 1 ? [...units][0]?.replace('%', '％') : undefined
}

/** Where the line of the years says when its first value was taken. */
function dayOf({ lines }: Block): string | undefined {
  const before = lines.flatMap(({ text }) => text.includes('年次') ? [squash(text.slice(0, text.indexOf('年次')))] : [])
  return before.find(text => AS_OF.test(text))
}

/** The one candidate inside the block, or else the one that is left when every other block has its own. */
function ownOrLast<Line extends TextLine>(block: Block, blocks: readonly Block[], candidates: readonly Line[], served: (block: Block) => boolean = () => false): Line | undefined {
  const inside = (of: Block) => candidates.filter(({ row }) => of.lines.some(line => line.row === row))
  const own = inside(block)
  if (own.length > 0)
    return own.length === 1 ? own[0] : undefined
  const free = candidates.filter(({ row }) => !blocks.some(other => other.lines.some(line => line.row === row)))
  const without = blocks.filter(other => inside(other).length === 0 && !served(other))
  return free.length === 1 && without.length === 1 ? free[0] : undefined
}
