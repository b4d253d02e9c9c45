import type { EditionContent } from '../domain/edition'
import type { PrintedSummary } from '../domain/grade-share'
import type { Direction, Goal, Kind, Plan } from '../domain/plan'
import type { Table } from './table'
import type { Basis } from './words'
import { kindCode } from '../domain/crosswalk'
import { recount } from '../domain/grade-share'
import { passageOf } from '../domain/succession'
import { columnsOf, document, sameNames, table } from './table'
import { BASES, SUCCESSIONS } from './words'

const GRADED_ABOUT = '件数。「計算」は、この版の取組を数え直したもの'

/** The plans and their levels, the printed closing table beside a recount, and the way from one plan to the next. */
export function planTables(content: EditionContent): readonly Table[] {
  return [plans(content), goals(content), directions(content), kinds(content), gradeSummaries(content), crosswalk(content), successions(content)]
}

function plans({ plans: rows }: EditionContent): Table {
  const { text, integer, summary, source } = columnsOf<Plan>()
  return table({
    name: 'plans',
    title: '計画',
    rows,
    columns: [
      text('plan', '計画の記号', row => row.plan),
      text('title', '計画名', row => row.title),
      text('name', '呼び名', row => row.name),
      integer('from_year', '始まりの年度', row => row.fromYear, '年度の始まる西暦。2020 は令和2年度'),
      integer('to_year', '終わりの年度', row => row.toYear),
      text('slogan', '基本理念', row => row.slogan),
      text('kind_label', '三つ目の階層の呼び名', row => row.kindLabel),
      summary(row => row.summary),
      ...source(row => row.source),
      ...source(row => row.sloganSource, 'slogan', '基本理念の出典'),
    ],
    primaryKey: ['plan'],
    foreignKeys: [document()],
  })
}

function goals({ goals: rows }: EditionContent): Table {
  const { text, integer, summary, source } = columnsOf<Goal>()
  return table({
    name: 'goals',
    title: '基本目標',
    rows,
    columns: [text('plan', '計画の記号', row => row.plan), integer('goal', '目標の番号', row => row.goal), text('name', '名称', row => row.name), summary(row => row.summary), text('note', '備考', row => row.note), ...source(row => row.source)],
    primaryKey: ['plan', 'goal'],
    foreignKeys: [sameNames('plans', 'plan'), document()],
  })
}

function directions({ directions: rows }: EditionContent): Table {
  const { text, integer, summary, source } = columnsOf<Direction>()
  return table({
    name: 'directions',
    title: '施策の方向性',
    rows,
    columns: [
      text('plan', '計画の記号', row => row.plan),
      integer('goal', '目標の番号', row => row.goal),
      integer('direction', '方向性の番号', row => row.direction),
      text('name', '名称', row => row.name),
      text('other_name', 'ほかの文書での名称', row => row.otherName),
      summary(row => row.summary),
      ...source(row => row.source),
    ],
    primaryKey: ['plan', 'goal', 'direction'],
    foreignKeys: [sameNames('goals', 'plan', 'goal'), document()],
  })
}

function kinds({ kinds: rows }: EditionContent): Table {
  const { text, integer, source } = columnsOf<Kind>()
  return table({
    name: 'kinds',
    title: '取組の種別・具体的な取組',
    rows,
    columns: [
      text('plan', '計画の記号', row => row.plan),
      integer('goal', '目標の番号', row => row.goal),
      integer('direction', '方向性の番号', row => row.direction),
      integer('kind', '種別の番号', row => row.kind),
      text('name', '名称', row => row.name),
      ...source(row => row.source),
    ],
    primaryKey: ['plan', 'goal', 'direction', 'kind'],
    foreignKeys: [sameNames('directions', 'plan', 'goal', 'direction'), document()],
  })
}

interface SummaryRow extends Pick<PrintedSummary, 'plan' | 'year' | 'goal' | 'total' | 'counts'> {
  readonly basis: Basis
  readonly printed: PrintedSummary | undefined
}

function gradeSummaries({ summaries, initiatives }: EditionContent): Table {
  const rows = summaries.flatMap((printed): SummaryRow[] => {
    const { recounted } = recount(printed, initiatives)
    return [
      { ...printed, basis: 'printed', printed },
      { plan: printed.plan, year: printed.year, goal: printed.goal, basis: 'computed', total: recounted.total, counts: recounted.counts, printed: undefined },
    ]
  })
  const { text, integer, word, source } = columnsOf<SummaryRow>()
  return table({
    name: 'grade-summaries',
    title: '評価の集計表',
    rows,
    columns: [
      text('plan', '計画の記号', row => row.plan),
      integer('year', '年度', row => row.year),
      text('scope', '範囲', row => row.goal === undefined ? 'all' : `goal-${row.goal}`, 'all は全体'),
      integer('goal', '目標の番号', row => row.goal, '空欄は、全体の行'),
      word('basis', '根拠', BASES, row => row.basis, GRADED_ABOUT),
      integer('total', '取組の数', row => row.total),
      ...(['A', 'B', 'C', 'D'] as const).map(grade => integer(`count_${grade.toLowerCase()}`, `${grade}の件数`, row => row.counts[grade])),
      ...(['A', 'B', 'C', 'D'] as const).map(grade => integer(`share_${grade.toLowerCase()}`, `${grade}の割合（％）`, row => row.printed?.shares[grade], '印字のまま。計算の行は空欄')),
      text('overall', '総合評価', row => row.printed?.overall, '印字のまま。計算の行は空欄'),
      ...source(row => row.printed?.source),
      ...source(row => row.printed?.overallSource, 'overall', '総合評価の出典'),
    ],
    primaryKey: ['plan', 'year', 'scope', 'basis'],
    foreignKeys: [sameNames('plans', 'plan'), document()],
  })
}

function crosswalk({ crosswalk: rows }: EditionContent): Table {
  const { text, integer, flag, list, source } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'crosswalk',
    title: '新旧の対応（取組継承整理表）',
    rows,
    columns: [
      text('plan', '元の計画の記号', row => row.plan),
      integer('serial', '通し番号', row => row.serial),
      integer('repeat', '再掲の順', row => row.repeat, '0 はその通し番号のはじめの行'),
      text('code', '取組の番号', row => row.code),
      text('repost_of', '再掲の元の番号', row => row.repostOf, '表に書かれたまま'),
      text('to_plan', '先の計画の記号', row => row.to.plan),
      integer('to_goal', '先の目標の番号', row => row.to.goal),
      integer('to_direction', '先の方向性の番号', row => row.to.direction),
      integer('to_kind', '先の取組の番号', row => row.to.kind),
      list('departments', '担当課', row => row.departments),
      text('note', '備考', row => row.note),
      flag('doubtful', '読み取りの疑い', row => row.doubtful),
      text('how_read', '読み取り方', row => row.howRead),
      ...source(row => row.source),
    ],
    primaryKey: ['plan', 'serial', 'repeat'],
    foreignKeys: [{ fields: ['to_plan', 'to_goal', 'to_direction', 'to_kind'], table: 'kinds', refersTo: ['plan', 'goal', 'direction', 'kind'] }, document()],
  })
}

function successions(content: EditionContent): Table {
  const rows = content.plans
    .filter(({ plan }) => content.crosswalk.some(row => row.plan === plan))
    .flatMap(({ plan }) => passageOf(content.crosswalk, content.initiatives, plan).items)
  const { text, list, word } = columnsOf<(typeof rows)[number]>()
  return table({
    name: 'successions',
    title: '取組の引き継がれ方',
    rows,
    columns: [
      text('plan', '計画の記号', row => row.initiative.plan),
      text('code', '取組の番号', row => row.initiative.code),
      word('type', '引き継がれ方', SUCCESSIONS, row => row.type, '市の言葉ではなく、対応表から分けたもの'),
      list('to', '先の取組', row => row.to.map(address => `${address.plan}/${kindCode(address)}`), '計画/目標-方向性-取組'),
    ],
    primaryKey: ['plan', 'code'],
    foreignKeys: [sameNames('initiatives', 'plan', 'code')],
  })
}
