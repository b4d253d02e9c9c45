import type { EditionContent } from '../domain/edition'
import type { Indicator, YearReading } from '../domain/indicator'
import type { SourceRef } from '../domain/source'
import type { Table } from './table'
import type { Basis } from './words'
import { readYears } from '../domain/indicator'
import { columnsOf, document, sameNames, table } from './table'
import { BASES, BETTER, GRADE_RULE, RATE_STATES, RESULT_STATES, TARGET_STATES } from './words'

/** The indicators, their years, and the rates of achievement: printed, left over from empty cells, and computed. */
export function indicatorTables(content: EditionContent): readonly Table[] {
  return [indicators(content), indicatorYears(content), indicatorRates(content)]
}

function indicators({ indicators: rows }: EditionContent): Table {
  const { text, number, list, word, source } = columnsOf<Indicator>()
  return table({
    name: 'indicators',
    title: '成果指標',
    rows,
    columns: [
      text('id', '指標の記号', row => row.id),
      text('plan', '計画の記号', row => row.plan),
      text('name', '名称', row => row.name),
      text('unit', '単位', row => row.unit),
      word('better', 'よい向き', BETTER, row => row.better),
      list('goals', '目標の番号', row => row.goals.map(String), '空欄は、目標が書かれていない指標'),
      text('survey', '調査・統計', row => row.survey),
      number('baseline', '初期値', row => row.baseline),
      text('baseline_as_of', '初期値の時点', row => row.baselineAsOf, '印字のまま'),
      text('note', '備考', row => row.note),
      ...source(row => row.source),
      ...source(row => row.baseline === undefined ? undefined : row.baselineSource ?? row.source, 'baseline', '初期値の出典'),
    ],
    primaryKey: ['id'],
    foreignKeys: [sameNames('plans', 'plan'), document()],
  })
}

type IndicatorOfYear = YearReading & { readonly indicator: Indicator }

function readings(content: EditionContent): readonly IndicatorOfYear[] {
  return content.indicators.flatMap(indicator => readYears(indicator).map(reading => ({ ...reading, indicator })))
}

function indicatorYears(content: EditionContent): Table {
  const { text, integer, number, word, source } = columnsOf<IndicatorOfYear>()
  return table({
    name: 'indicator-years',
    title: '成果指標の年度ごとの目標と実績',
    rows: readings(content),
    columns: [
      text('indicator', '指標の記号', row => row.indicator.id),
      integer('year', '年度', row => row.year),
      word('target_state', '目標の状態', TARGET_STATES, row => row.target.kind),
      number('target', '目標値', row => row.target.kind === 'set' ? row.target.value : undefined, '値がないわけは、目標の状態にあります'),
      word('result_state', '実績の状態', RESULT_STATES, row => row.result.kind),
      number('result', '実績値', row => row.result.kind === 'reported' ? row.result.value : undefined, '値がないわけは、実績の状態にあります'),
      word('rate_state', '達成率の計算', RATE_STATES, row => row.achievement.kind, '計算した率は indicator-rates にあります'),
      text('note', '備考', row => row.note),
      text('break', '系列の切れ目', row => row.break ?? '', 'この年度から新しい系列であるわけ。前の年度の数字とは比べられない。空欄は、系列が続いていることを示す'),
      ...source(row => row.targetSource ?? row.source, 'target', '目標の出典'),
      ...source(row => row.resultSource ?? row.source, 'result', '実績の出典'),
    ],
    primaryKey: ['indicator', 'year'],
    foreignKeys: [{ fields: ['indicator'], table: 'indicators', refersTo: ['id'] }, document('target'), document('result')],
  })
}

interface Rate {
  readonly indicator: Indicator
  readonly year: number
  readonly no: number
  readonly basis: Basis
  readonly rate: number
  readonly grade: string | undefined
  readonly source: SourceRef | undefined
}

function indicatorRates(content: EditionContent): Table {
  const rows = readings(content).flatMap(({ indicator, year, printed, placeholders, achievement }): Rate[] => [
    ...printed.map(({ rate, grade, source }) => ({ basis: 'printed' as const, rate, grade, source })),
    ...placeholders.map(({ rate, grade, source }) => ({ basis: 'placeholder' as const, rate, grade, source })),
    ...achievement.kind === 'measured' ? [{ basis: 'computed' as const, rate: achievement.percent, grade: achievement.grade, source: undefined }] : [],
  ].map((rate, index) => ({ indicator, year, no: index + 1, ...rate })))
  const { text, integer, number, word, source } = columnsOf<Rate>()
  return table({
    name: 'indicator-rates',
    title: '成果指標の達成率と評価',
    rows,
    columns: [
      text('indicator', '指標の記号', row => row.indicator.id),
      integer('year', '年度', row => row.year),
      integer('no', '順', row => row.no),
      word('basis', '根拠', BASES, row => row.basis, `「印字」は市の文書のまま。「計算」は、実績と目標から計算したもの（評価の決まり：${GRADE_RULE}）。「仮の表示」は、実績のない欄に印字された率で、実績ではありません`),
      number('rate', '達成率（％）', row => row.rate),
      text('grade', '評価', row => row.grade, '空欄は、評価が印字されていないことを示します'),
      ...source(row => row.source),
    ],
    primaryKey: ['indicator', 'year', 'no'],
    foreignKeys: [sameNames('indicator-years', 'indicator', 'year'), document()],
  })
}
