import type { Row, SampleTables } from './rows'
import { FIRST, NEXT, place, yearsOf } from './rows'

type Cell = number | '未実施' | '未定' | '検討中' | '設定なし' | ''

interface SampleIndicator {
  readonly id: string
  readonly plan: 'r3' | 'r8'
  readonly name: string
  readonly unit: string
  readonly better?: 'lower'
  readonly goals: string
  readonly survey: string
  readonly baseline?: number
  readonly note?: string
  /** From the plan's first year on. */
  readonly targets: readonly Cell[]
  readonly results: readonly Cell[]
  /** Why a new series begins, by year. */
  readonly breaks?: Readonly<Record<number, string>>
  readonly notes?: Readonly<Record<number, string>>
}

const SURVEY = '見本市民アンケート'

const INDICATORS: readonly SampleIndicator[] = [
  { id: 'consult-place', plan: 'r3', name: '困った時に相談できる人や場所がある市民の割合', unit: '％', goals: '1;2', survey: SURVEY, baseline: 52.4, targets: [54, 56, 58, 60, 62, 64], results: [53.1, '未実施', 55.8, 57.2, 59.0, 58.1], breaks: { 2026: '計画が変わり、アンケートの対象を18歳以上から16歳以上に広げました' }, note: '令和8年度からの計画でも続ける指標です。' },
  { id: 'neighbours', plan: 'r3', name: '近所で助け合っていると思う市民の割合', unit: '％', goals: '2', survey: SURVEY, baseline: 40.2, targets: [41, 42, 43, 44, 45], results: [38.9, '未実施', 40.5, 41.7, '未定'] },
  { id: 'salon-visitors', plan: 'r3', name: '地区サロンの延べ参加者', unit: '人', goals: '2', survey: '市民協働課の集計', baseline: 8200, targets: [8600, 9000, 9400, 9800, 10200], results: [5120, 6890, 3850, 4120, 4390], breaks: { 2023: '同じ人を何度も数えるのをやめ、実際の人数で数えるようにしました' }, note: '令和5年度から数え方が変わりました。' },
  { id: 'volunteers', plan: 'r3', name: 'ボランティアの登録者', unit: '人', goals: '4', survey: '市民協働課の集計', baseline: 510, targets: [530, 550, 570, 590, 610], results: [498, 521, 577, 603, 618] },
  { id: 'care-certified', plan: 'r3', name: '介護が必要と認定された方の割合', unit: '％', better: 'lower', goals: '2;3', survey: '高齢福祉課の集計', baseline: 17.8, targets: [18, 18.2, 18.4, 18.6, 18.8], results: [18.1, 18.3, 18.2, 18.5, 18.6] },
  { id: 'evacuation-plans', plan: 'r3', name: '一人ひとりの避難の計画がある方', unit: '人', goals: '3', survey: '防災課の集計', baseline: 0, targets: [120, 240, 360, 480, 600], results: [38, 121, 198, 312, 455] },
  { id: 'guardians', plan: 'r3', name: '市民後見人の登録者', unit: '人', goals: '3;4', survey: '福祉課の集計', baseline: 6, targets: ['設定なし', '設定なし', 12, 15, 18], results: [6, 8, 9, 11, 13], note: '令和3・4年度の目標は、計画に設定されていません。' },
  { id: 'school-lessons', plan: 'r3', name: '福祉の授業を行った学校の割合', unit: '％', goals: '4', survey: '学校教育課の集計', baseline: 45, targets: [50, 60, 70, 80, 90], results: [41.7, 58.3, 75, 83.3, 91.7] },
  { id: 'children-places', plan: 'r3', name: 'こどもの居場所の数', unit: '件', goals: '2', survey: 'こども課の集計', baseline: 14, targets: [16, 18, 20, 22, 24], results: [14, 17, '', 23, 25], note: '令和5年度の実績は、報告書で空欄です。' },
  { id: 'job-support', plan: 'r3', name: '支援を受けて仕事に就いた方', unit: '人', goals: '3', survey: '生活支援課の集計', baseline: 22, targets: [24, 26, 28, 30, '検討中'], results: [19, 23, 27, 31, 29] },
  { id: 'lonely', plan: 'r8', name: 'ひとりぼっちと感じることがある市民の割合', unit: '％', better: 'lower', goals: '1;2', survey: SURVEY, baseline: 31.5, targets: [31, 30, 29, 28, 27], results: [] },
  { id: 'places-near', plan: 'r8', name: '歩いて行ける居場所がある市民の割合', unit: '％', goals: '2', survey: SURVEY, baseline: 44.8, targets: [46, 48, 50, 53, 56], results: [] },
  { id: 'all-round-consult', plan: 'r8', name: 'まるごと相談窓口の相談件数', unit: '件', goals: '1', survey: '福祉課の集計', targets: [1500, 1600, 1700, '検討中', '検討中'], results: [], note: '令和11年度からの目標は、これから決めます。' },
  { id: 'district-plans', plan: 'r8', name: '福祉活動計画を見直した地区', unit: '件', goals: '4', survey: '市民協働課の集計', baseline: 2, targets: [4, 6, 8, 10, 12], results: [] },
  { id: 'evacuation-drills', plan: 'r8', name: '障害のある方と防災訓練をした地区', unit: '件', goals: '3', survey: '防災課の集計', baseline: 3, targets: ['検討中', '検討中', '検討中', '検討中', 12], results: [] },
  { id: 'helpers', plan: 'r8', name: '地区の活動に関わった市民の割合', unit: '％', goals: '4', survey: SURVEY, baseline: 18.6, targets: ['', '', '', '', 25], results: [], note: '途中の年度の目標は、計画に書かれていません。' },
]

/** Printed rates that are no slip of ours: one differs from what the numbers give, one stands beside a survey that was not held. */
const PRINTED_AS: Readonly<Record<string, readonly [rate: string, grade: string]>> = {
  'volunteers 2023': ['101.3', 'A'],
  'consult-place 2022': ['0.0', 'D'],
  'neighbours 2022': ['0.0', 'D'],
}

function rateOf({ better }: SampleIndicator, target: number, result: number): number {
  const [over, under] = better === 'lower' ? [target, result] : [result, target]
  return Math.floor(Number((over / under * 1000).toPrecision(12)) + 0.5) / 10
}

/** The indicators, their years and the rates the reports print. */
export function indicatorTables(): SampleTables {
  const years = INDICATORS.flatMap((indicator) => {
    const { from } = indicator.plan === FIRST.plan ? FIRST : NEXT
    return Array.from({ length: Math.max(indicator.targets.length, indicator.results.length) }, (_, index) => ({ indicator, year: from + index, target: indicator.targets[index] ?? '', result: indicator.results[index] ?? '' }))
  })
  const docOf = (plan: string, year: number, result: Cell) => result === '' ? `plan-${plan}` : year === NEXT.from ? 'survey-r8' : `progress-r${year - 2018}`
  return {
    'indicators': INDICATORS.map(({ id, plan, name, unit, better, goals, survey, baseline, note }): Row => ({
      id, plan, name, unit, better: better ?? 'higher', goals, survey, baseline, baseline_as_of: baseline === undefined ? '' : plan === FIRST.plan ? '令和2年度' : '令和7年度', note, ...place(`plan-${plan}`),
    })),
    'indicator-results': years.map(({ indicator, year, target, result }): Row => ({
      indicator: indicator.id, year, target, result, note: indicator.notes?.[year], break: indicator.breaks?.[year], ...place(docOf(indicator.plan, year, result)),
    })),
    'indicator-rates': years.filter(({ indicator, year }) => indicator.plan === FIRST.plan && yearsOf(FIRST).includes(year)).flatMap(({ indicator, year, target, result }): Row[] => {
      const own = PRINTED_AS[`${indicator.id} ${year}`]
      if (own)
        return [{ indicator: indicator.id, year, rate: own[0], grade: own[1], ...place(`progress-r${year - 2018}`) }]
      if (typeof target !== 'number' || typeof result !== 'number')
        return []
      const rate = rateOf(indicator, target, result)
      return [{ indicator: indicator.id, year, rate: rate.toFixed(1), grade: rate >= 75 ? 'A' : rate >= 50 ? 'B' : rate >= 25 ? 'C' : 'D', ...place(`progress-r${year - 2018}`) }]
    }),
  }
}

/** Japanese names of the indicators, for those that translate them. */
export const INDICATOR_NAMES: readonly string[] = INDICATORS.map(({ name }) => name)
