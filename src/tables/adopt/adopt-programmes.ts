import type { FiscalYear } from '../../domain/fiscal-year'
import type { CityTables } from '../city-tables'
import type { Sheet } from '../sheet'
import type { CostLine, IndicatorLine } from '../sheets/evaluation-line'
import type { EvaluationReading } from '../sheets/evaluation-sheet'
import type { ProgrammeLine } from '../sheets/programme-line'
import type { OfferedCell } from './adoption-draft'
import type { Adoption } from './proposal'
import { COST_ITEMS } from '../../domain/programme'
import { PROGRAMME_COLUMNS } from '../sheets/programme-line'
import { squash } from '../sheets/squash'
import { AdoptionDraft } from './adoption-draft'

/** The year an evaluation sheet judges. */
export interface EvaluationAim {
  readonly year: FiscalYear
  readonly source?: string | undefined
}

/** What a 行政評価シート would write into the tables of programmes, their totals, and the years of our indicators. */
export function adoptProgrammes(sheet: Pick<Sheet, 'name'>, { lines, year }: EvaluationReading, tables: CityTables, aim: EvaluationAim): Adoption {
  const draft = new AdoptionDraft(tables, sheet)
  if (year !== undefined && year !== aim.year) {
    draft.refuse(1, '評価対象年度', `${year}年度`, `表には${year}年度の評価とあります。${aim.year}年度ではないか確かめてください`)
    return draft.adoption()
  }
  for (const line of lines) {
    if (line.table === 'programmes')
      adoptProgramme(draft, line, aim)
    else if (line.table === 'costs')
      adoptCosts(draft, line, aim)
    else
      adoptIndicator(draft, line, aim)
  }
  return draft.adoption()
}

/** A new programme needs every cell; of a known one each cell that was read is offered by itself. */
function adoptProgramme(draft: AdoptionDraft, line: ProgrammeLine, { year, source }: EvaluationAim): void {
  const { row, id, bureau, name, mandated, priority, cost, personnel, total, evaluation, contribution, finalEvaluation } = line
  if (id === undefined)
    return
  const now = draft.row('programmes', [id])
  const values: readonly (readonly [string, keyof typeof PROGRAMME_COLUMNS, string | number | undefined])[] = [
    ['bureau', 'bureau', bureau],
    ['name', 'name', name],
    ['mandated', 'mandated', mandated === undefined ? undefined : Number(mandated)],
    ['priority', 'priority', priority === undefined ? now ? undefined : 'unknown' : priority ? 'yes' : 'no'],
    ['cost', 'cost', cost],
    ['personnel', 'personnel', personnel],
    ['total', 'total', total],
    ['evaluation', 'evaluation', evaluation],
    ['contribution', 'contribution', contribution],
    ['final_evaluation', 'finalEvaluation', finalEvaluation],
  ]
  const missing = values.filter(([, column, value]) => value === undefined && column !== 'priority').map(([, column]) => PROGRAMME_COLUMNS[column])
  if (!now && missing.length > 0) {
    draft.refuse(row, PROGRAMME_COLUMNS.id, id, `新しい事業には ${missing.join('、')} も要ります。読めなかった欄を直してください`)
    return
  }
  const cells: readonly OfferedCell[] = values.map(([to, column, value]) => ({ to, value: value === undefined ? '' : String(value), from: PROGRAMME_COLUMNS[column] }))
  draft.offer('programmes', { id }, row, [{ to: 'year', value: String(year), from: '評価対象年度' }, ...cells], source)
}

function adoptCosts(draft: AdoptionDraft, line: CostLine, { source }: EvaluationAim): void {
  for (const item of COST_ITEMS)
    draft.offer('programme-totals', { year: String(line.year), item }, line.row, [{ to: 'value', value: line[item] === undefined ? '' : String(line[item]), from: `${line.year}年度 ${PROGRAMME_COLUMNS[item]}` }], source)
}

/** An indicator is known by its name alone, letter by letter: two documents that word it differently may mean two things. */
function adoptIndicator(draft: AdoptionDraft, line: IndicatorLine, { source }: EvaluationAim): void {
  const { name } = line
  if (name === undefined)
    return
  const known = draft.all('indicators').filter(row => squash(row.name ?? '') === squash(name))
  const [own] = known
  if (!own || known.length > 1) {
    draft.refuse(line.row, '成果指標の名称', name, '成果指標の表にある名称。言い方がちがうだけなら、どちらかにそろえてください')
    return
  }
  if (line.unit !== undefined && squash(own.unit ?? '') !== squash(line.unit)) {
    draft.refuse(line.row, '単位', line.unit, `成果指標の表にある単位（${own.unit ?? ''}）`)
    return
  }
  const years = new Set([...Object.keys(line.targets ?? {}), ...Object.keys(line.results ?? {})])
  for (const year of [...years].sort()) {
    draft.offer('indicator-results', { indicator: own.id ?? '', year }, line.row, [
      { to: 'target', value: line.targets?.[Number(year)] ?? '', from: `${year}年度 目標値` },
      { to: 'result', value: line.results?.[Number(year)] ?? '', from: `${year}年度 実績値` },
    ], source)
  }
}
