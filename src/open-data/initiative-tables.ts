import type { EditionContent } from '../domain/edition'
import type { Initiative, Measure } from '../domain/initiative'
import type { TextCell } from '../domain/observation'
import type { SourceRef } from '../domain/source'
import type { Table } from './table'
import { byYear, columnsOf, document, sameNames, table } from './table'
import { CELL_STATES } from './words'

const PRINTED_GRADE = '市の文書に印字された評価。この版に、計算した取組の評価はありません'

/** The initiatives, their years, and the numbers read from their cells. */
export function initiativeTables(content: EditionContent): readonly Table[] {
  return [initiatives(content), initiativeYears(content), resultFigures(content), measures(content)]
}

function initiatives({ initiatives: rows }: EditionContent): Table {
  const { text, integer, flag, list, word, summary, source } = columnsOf<Initiative>()
  return table({
    name: 'initiatives',
    title: '取組',
    rows,
    columns: [
      text('plan', '計画の記号', row => row.plan),
      text('code', '取組の番号', row => row.code, '同じ番号でも、計画が違えば別の取組です'),
      integer('goal', '目標の番号', row => row.goal),
      integer('direction', '方向性の番号', row => row.direction),
      integer('kind', '種別の番号', row => row.kind),
      text('name', '名称', row => row.name, '再掲の印も、印字のまま'),
      summary(row => row.summary),
      list('departments', '担当課', row => row.departments),
      text('repost_of', '再掲の元の番号', row => row.repostOf, '文書に書かれたまま'),
      text('repost_correct', '再掲の正しい番号', row => row.repostCorrect),
      flag('reported', '報告の有無', row => row.reported, '推進状況の報告がこの取組を扱っているか'),
      integer('baseline_year', '初期値の年度', row => row.baseline?.year),
      word('baseline_state', '初期値の状態', CELL_STATES, row => row.baseline?.cell.kind),
      text('baseline', '初期値', row => row.baseline && printed(row.baseline.cell), '印字のまま'),
      text('note', '備考', row => row.note),
      ...source(row => row.source),
    ],
    primaryKey: ['plan', 'code'],
    foreignKeys: [sameNames('kinds', 'plan', 'goal', 'direction', 'kind'), document()],
  })
}

function initiativeYears(content: EditionContent): Table {
  const rows = content.initiatives.flatMap(item => yearsOf(item).map(year => ({ item, year, target: item.targets[year], report: item.reports[year], grade: item.grades[year] })))
  const { text, integer, flag, word, source } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'initiative-years',
    title: '取組の年度ごとの目標・実績・評価',
    rows,
    columns: [
      text('plan', '計画の記号', row => row.item.plan),
      text('code', '取組の番号', row => row.item.code),
      integer('year', '年度', row => row.year),
      word('target_state', '目標の状態', CELL_STATES, row => row.target?.kind, '何も書かれていない行は、目標の欄そのものがない年度です'),
      text('target', '目標', row => row.target && printed(row.target), '印字のまま'),
      flag('report', '実績の記載', row => row.report !== undefined),
      text('result_summary', '実績の要約', row => row.report?.summary, '資料の文そのままではなく、短く書き直した要約です'),
      flag('covid_mentioned', 'コロナの記載', row => row.report?.covidMentioned),
      text('grade_printed', '評価（印字）', row => row.grade?.grade, PRINTED_GRADE),
      text('grade_printed_as', '評価の印字のまま', row => row.grade?.printedAs, '全角・半角も印字のまま'),
      ...source(row => row.target && row.item.source, 'target', '目標の出典'),
      ...source(row => row.report?.source, 'result', '実績の出典'),
      ...source(row => row.grade?.source, 'grade', '評価の出典'),
    ],
    primaryKey: ['plan', 'code', 'year'],
    foreignKeys: [sameNames('initiatives', 'plan', 'code'), document('target'), document('result'), document('grade')],
  })
}

function yearsOf(item: Initiative): readonly number[] {
  return [...new Set([item.targets, item.reports, item.grades].flatMap(record => Object.keys(record).map(Number)))].sort((a, b) => a - b)
}

function resultFigures(content: EditionContent): Table {
  const rows = content.initiatives.flatMap(item => byYear(item.reports).flatMap(([year, report]) => report.figures.map((figure, index) => ({ item, year, no: index + 1, figure }))))
  const { text, integer, number, source } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'result-figures',
    title: '取組の実績に書かれた数値',
    rows,
    columns: [
      text('plan', '計画の記号', row => row.item.plan),
      text('code', '取組の番号', row => row.item.code),
      integer('year', '年度', row => row.year),
      integer('no', '順', row => row.no),
      text('label', '数えたもの', row => row.figure.label),
      number('value', '値', row => row.figure.value),
      text('unit', '単位', row => row.figure.unit),
      text('printed', '印字のまま', row => row.figure.printed),
      ...source(row => row.figure.source),
    ],
    primaryKey: ['plan', 'code', 'year', 'no'],
    foreignKeys: [sameNames('initiative-years', 'plan', 'code', 'year'), document()],
  })
}

interface MeasureValue {
  readonly item: Initiative
  readonly no: number
  readonly measure: Measure
  readonly what: keyof typeof MEASURED
  /** Undefined for what is no year's. */
  readonly year: number | undefined
  readonly value: number
  readonly source: SourceRef | undefined
}

const MEASURED = { baseline: '初期値', target: '目標', result: '実績' } as const

function measures(content: EditionContent): Table {
  const rows = content.initiatives.flatMap(item => item.measures.flatMap((measure, index): MeasureValue[] => {
    const of = { item, no: index + 1, measure }
    return [
      ...measure.baseline === undefined ? [] : [{ ...of, what: 'baseline' as const, year: item.baseline?.year, value: measure.baseline, source: measure.sources.baseline }],
      ...byYear(measure.targets).map(([year, value]) => ({ ...of, what: 'target' as const, year, value, source: measure.sources.targets[year] })),
      ...byYear(measure.results).map(([year, value]) => ({ ...of, what: 'result' as const, year, value, source: measure.sources.results[year] })),
    ]
  }))
  const { text, integer, number, word, source } = columnsOf<MeasureValue>()
  return table({
    name: 'measures',
    title: '取組の、年度でくらべられる数値',
    rows,
    columns: [
      text('plan', '計画の記号', row => row.item.plan),
      text('code', '取組の番号', row => row.item.code),
      integer('no', '順', row => row.no),
      text('label', '数えたもの', row => row.measure.label),
      text('unit', '単位', row => row.measure.unit),
      word('what', '何の値か', MEASURED, row => row.what),
      text('at', 'いつの値か', row => row.what === 'baseline' ? 'baseline' : String(row.year), '年度か、baseline（初期値）'),
      integer('year', '年度', row => row.year, '空欄は、初期値の年度が分からない行'),
      number('value', '値', row => row.value, '数値のない年度に行はありません。0 ではありません'),
      ...source(row => row.source),
    ],
    primaryKey: ['plan', 'code', 'no', 'what', 'at'],
    foreignKeys: [sameNames('initiatives', 'plan', 'code'), document()],
  })
}

/** A cell's text; nothing where nothing is written, which its state tells. */
function printed(cell: TextCell): string | undefined {
  return cell.kind === 'blank' ? undefined : cell.text
}
