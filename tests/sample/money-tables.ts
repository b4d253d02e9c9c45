import type { Row, SampleTables } from './rows'
import { era, FIRST, place, printed, yearsOf } from './rows'
import { pick, whole } from './seeded'

/** The programmes: their number, department's bureau, name, cost of 2024 in 千円, and what they pay for. */
const PROGRAMMES: readonly (readonly [id: string, bureau: string, name: string, cost: number, related: string])[] = [
  ['福-01', '福祉部', '総合相談事業', 18_400, 'initiative:r3/1-1-1-1;goal:r3/1'],
  ['福-02', '福祉部', '出張相談事業', 2_300, 'initiative:r3/1-1-2-1'],
  ['福-03', '福祉部', '社会福祉協議会への補助', 64_200, 'goal:r3/4'],
  ['福-04', '福祉部', '成年後見の利用を支える事業', 9_800, 'initiative:r3/3-3-1-1;indicator:guardians'],
  ['福-05', '福祉部', '民生委員の活動を支える事業', 22_600, 'initiative:r3/1-3-2-1'],
  ['福-06', '福祉部', '障害のある方の移動を支える事業', 31_500, 'initiative:r3/2-3-2-3'],
  ['福-07', '福祉部', '障害のある方の相談事業', 27_300, 'initiative:r3/3-3-2-3'],
  ['福-08', '福祉部', '生活に困っている方の自立を支える事業', 41_700, 'initiative:r3/3-1-1-1;indicator:job-support'],
  ['高-01', '健康部', 'ひとり暮らし高齢者の見守り事業', 12_900, 'initiative:r3/2-1-1-1'],
  ['高-02', '健康部', '緊急通報の機器の貸し出し事業', 8_450, 'initiative:r3/2-1-1-4'],
  ['高-03', '健康部', '介護予防の教室事業', 15_200, 'indicator:care-certified'],
  ['高-04', '健康部', '認知症の方と家族を支える事業', 11_050, 'initiative:r3/4-1-1-4'],
  ['健-01', '健康部', '心の健康の相談事業', 5_600, 'initiative:r3/1-2-2-4'],
  ['こ-01', 'こども部', 'こどもの居場所づくり事業', 14_300, 'initiative:r3/2-2-2-1;indicator:children-places'],
  ['こ-02', 'こども部', '乳児のいる家庭の訪問事業', 6_780, 'initiative:r3/2-1-2-1'],
  ['こ-03', 'こども部', '虐待を防ぐ事業', 9_150, 'initiative:r3/3-3-2-1'],
  ['市-01', '市民部', '地区サロンの補助', 7_200, 'initiative:r3/2-2-1-1;indicator:salon-visitors'],
  ['市-02', '市民部', 'ボランティアセンターの運営', 13_400, 'initiative:r3/4-2-1-1;indicator:volunteers'],
  ['市-03', '市民部', '地区の活動を支える事業', 10_600, 'initiative:r3/4-3-2-1'],
  ['防-01', '防災部', '避難の計画づくり事業', 4_900, 'initiative:r3/3-2-1-2;indicator:evacuation-plans'],
  ['防-02', '防災部', '福祉避難所の整備事業', 21_000, 'initiative:r3/3-2-1-3'],
  ['住-01', 'まちづくり部', '住まい探しを支える事業', 3_700, 'initiative:r3/3-1-2-1'],
  ['住-02', 'まちづくり部', '住まいの手すりの助成', 6_250, 'initiative:r3/3-1-2-2'],
  ['交-01', 'まちづくり部', '乗り合い送迎の試行', 16_800, 'initiative:r3/2-3-2-1'],
]

/** The years the city evaluated its programmes in. */
const EVALUATED = [2024, 2025] as const

interface Amounts {
  readonly cost: number
  readonly personnel: number
}

function amountsOf(id: string, cost: number, year: number): Amounts {
  const grown = Math.round(cost * (1 + 0.03 * (year - 2024)) + whole(`cost ${id} ${year}`, -300, 300))
  return { cost: grown, personnel: whole(`personnel ${id} ${year}`, 900, 8800) }
}

/** Programmes of two years, the printed sums of five, and what the evaluation says. */
export function moneyTables(): SampleTables {
  const rows = EVALUATED.flatMap(year => PROGRAMMES.map(([id, bureau, name, cost, related]) => ({ id: `R${year - 2018}${id}`, year, bureau, name, related, plain: id, ...amountsOf(id, cost, year) })))
  const sumOf = (year: number, item: 'cost' | 'personnel') => PROGRAMMES.reduce((sum, [id, , , cost]) => sum + amountsOf(id, cost, year)[item], 0)
  return {
    'programmes': rows.map(({ id, year, bureau, name, cost, personnel, related, plain }): Row => {
      const way = pick(`way ${plain} ${year}`, ['拡充', '現状維持', '現状維持', '見直し'])
      // One sum is printed wrong, and the note says so.
      const misprint = id === 'R7高-03' ? 10 : 0
      return {
        id,
        year,
        bureau,
        name,
        mandated: plain === '福-05' || plain === 'こ-03' ? 1 : 0,
        priority: pick(`priority ${plain}`, ['yes', 'no', 'no', 'unknown']),
        cost: printed(cost),
        personnel: printed(personnel),
        total: printed(cost + personnel + misprint),
        evaluation: way,
        contribution: pick(`contribution ${plain} ${year}`, ['Ａ', 'Ａ', 'Ｂ', 'Ｃ']),
        final_evaluation: way,
        note: misprint > 0 ? '総事業費は資料の印刷のままです（2つの費用の和より10千円多い。見本の不一致）' : undefined,
        related,
        ...place(`evaluation-r${year - 2018}`),
      }
    }),
    'programme-totals': yearsOf(FIRST).flatMap((year): Row[] => {
      const [cost, personnel] = [sumOf(year, 'cost'), sumOf(year, 'personnel')]
      const doc = year === 2025 ? 'evaluation-r7' : 'evaluation-r6'
      // Nobody knows what was printed of people in the first year.
      return [
        { year, item: 'cost', value: cost, ...place(doc) },
        { year, item: 'personnel', value: year === FIRST.from ? undefined : personnel, note: year === FIRST.from ? '資料に印字がありません' : undefined, ...place(doc) },
        { year, item: 'total', value: year === FIRST.from ? undefined : cost + personnel + (year === 2025 ? 10 : 0), note: year === FIRST.from ? '資料に印字がありません' : undefined, ...place(doc) },
      ]
    }),
    'assessments': ASSESSMENTS.map(([bureau, section, summary, related], index): Row => ({
      id: `2025-${section}-${String(index + 1).padStart(2, '0')}`, no: index + 1, year: 2025, bureau, section, summary, related, ...place('evaluation-r7'),
    })),
  }
}

const ASSESSMENTS: readonly (readonly [bureau: string, section: 'result' | 'issue' | 'direction' | 'target', summary: string, related: string])[] = [
  ['福祉部', 'result', `${era(2025)}は、地区の会館での相談を増やし、窓口に来られない方の話を聞きました。`, 'goal:r3/1;initiative:r3/1-1-2-1'],
  ['福祉部', 'result', '成年後見の相談窓口を週5日に増やしました。', 'goal:r3/3;initiative:r3/3-3-1-1'],
  ['健康部', 'result', '見守り電話の回数を増やし、緊急通報の機器を貸し出しました。', 'initiative:r3/2-1-1-3;initiative:r3/2-1-1-4'],
  ['こども部', 'result', 'こどもの居場所が25か所になりました。', 'indicator:children-places;initiative:r3/2-2-2-1'],
  ['市民部', 'issue', '地区サロンを手伝う人の年齢が上がり、続けにくい地区があります。', 'initiative:r3/2-2-1-1;indicator:salon-visitors'],
  ['防災部', 'issue', '避難の計画は目標に届いていません。計画を作る人手が足りません。', 'indicator:evacuation-plans;initiative:r3/3-2-1-2'],
  ['福祉部', 'issue', '窓口が分かれていて、どこに行けばよいか分からないという声があります。', 'goal:r3/1'],
  ['福祉部', 'direction', '新しい計画では、まるごと受け止める窓口を1か所に作ります。', 'goal:r8/1;initiative:r8/1-1-1-1'],
  ['市民部', 'direction', '地区ごとに相談役を置き、サロンを支えます。', 'initiative:r8/4-3-1-3'],
  ['防災部', 'target', '令和12年度までに、手助けのいる方全員の避難の計画を作ります。', 'initiative:r8/3-2-1-1'],
]
