import type { Row, SampleTables } from './rows'
import type { SampleItem } from './outline-tables'
import { told } from './outline-tables'
import { era, FIRST, NEXT, place, printed, yearsOf } from './rows'
import { chance, happens, pick } from './seeded'

type Letter = 'A' | 'B' | 'C' | 'D'

const WIDE: Readonly<Record<Letter, string>> = { A: 'Ａ', B: 'Ｂ', C: 'Ｃ', D: 'Ｄ' }

/** How much of the target was reached, from and to, by grade. */
const REACHED: Readonly<Record<Letter, readonly [number, number]>> = { A: [0.78, 1.12], B: [0.55, 0.73], C: [0.3, 0.48], D: [0.02, 0.2] }

const DONE: Readonly<Record<Letter, readonly string[]>> = {
  A: ['予定どおりに行いました。', '予定した内容をすべて行いました。', '関係する団体と力を合わせて行いました。'],
  B: ['おおむね予定どおりに行いました。', '一部を次の年度に送りました。', '回数は予定より少なめでした。'],
  C: ['半分ほどにとどまりました。', '準備に時間がかかり、一部だけ行いました。'],
  D: ['ほとんど行えませんでした。', '担い手が見つからず、行えませんでした。'],
}

/** Items of 2022, goal 3, whose letter stands in half width: the closing table left them out. */
const HALF_WIDTH = { year: 2022, goal: 3, count: 2 } as const

/** What was reported of one item in one year; undefined where nobody has reported. */
export interface YearOf {
  readonly letter: Letter
  readonly printed: string
  readonly target: number | undefined
  readonly result: number | undefined
}

export type Progress = ReadonlyMap<string, ReadonlyMap<number, YearOf>>

/** Grades of every year of the first plan: better as the years go by, with setbacks in the first. */
export function progressOf(items: readonly SampleItem[]): Progress {
  const halves = new Map<string, true>()
  return new Map(items.filter(item => item.plan === FIRST.plan && !item.late).map((item) => {
    const years = yearsOf(FIRST).flatMap((year): [number, YearOf][] => {
      const name = `grade ${item.code} ${year}`
      if (year === FIRST.to && happens(`late report ${item.code}`, 0.1))
        return []
      const letter = letterOf(chance(name), year - FIRST.from)
      const half = letter === 'A' && year === HALF_WIDTH.year && item.goal === HALF_WIDTH.goal && halves.size < HALF_WIDTH.count
      if (half)
        halves.set(item.code, true)
      const target = item.counted && targetOf(item.counted.base, year - FIRST.from)
      const [low, high] = REACHED[letter]
      const result = target === undefined ? undefined : Math.max(1, Math.round(target * (low + (high - low) * chance(`reached ${item.code} ${year}`))))
      return [[year, { letter, printed: half ? letter : WIDE[letter], target, result }]]
    })
    return [item.code, new Map(years)]
  }))
}

function letterOf(luck: number, age: number): Letter {
  const a = 0.36 + 0.04 * age
  const b = a + 0.32
  const c = b + 0.17 - 0.02 * age
  return luck < a ? 'A' : luck < b ? 'B' : luck < c ? 'C' : 'D'
}

/** A little more every year, in whole numbers. */
function targetOf(base: number, age: number): number {
  return Math.round(base * (1.05 + 0.05 * age))
}

/** Targets, results, figures, grades, and what can be compared year by year. */
export function progressTables(items: readonly SampleItem[], progress: Progress): SampleTables {
  const reported = items.flatMap(item => [...progress.get(item.plan === FIRST.plan ? item.code : '') ?? []].map(([year, of]) => ({ item, year, of, doc: `progress-r${year - 2018}` })))
  return {
    'targets': items.filter(item => !item.late).map(targetRow),
    'results': reported.map(({ item, year, of, doc }): Row => {
      const covid = year === FIRST.from && of.letter !== 'A' && happens(`covid ${item.code}`, 0.5)
      return { plan: item.plan, code: item.code, year, summary: resultOf(item, year, of, covid), covid_mentioned: covid ? 1 : 0, ...place(doc) }
    }),
    'result-figures': reported.flatMap(({ item, year, of, doc }): Row[] => item.counted && of.result !== undefined
      ? [{ plan: item.plan, code: item.code, year, no: 1, label: item.counted.label, value: printed(of.result), unit: item.counted.unit, ...place(doc) }]
      : []),
    'grades': reported.map(({ item, year, of, doc }): Row => ({ plan: item.plan, code: item.code, year, printed: of.printed, ...place(doc) })),
    'measures': items.filter(item => !item.late).flatMap((item): Row[] => {
      if (!item.counted)
        return []
      const { label, unit, base } = item.counted
      const span = item.plan === FIRST.plan ? FIRST : NEXT
      const of = progress.get(item.plan === FIRST.plan ? item.code : '')
      return [{
        plan: item.plan,
        code: item.code,
        no: 1,
        label,
        unit,
        baseline: base,
        ...Object.fromEntries(yearsOf(span).map(year => [`target_${year}`, targetOf(base, year - span.from)])),
        ...Object.fromEntries(yearsOf(span).map(year => [`result_${year}`, of?.get(year)?.result])),
      }]
    }),
  }
}

function targetRow(item: SampleItem): Row {
  const span = item.plan === FIRST.plan ? FIRST : NEXT
  const cell = (year: number): string => {
    if (item.counted)
      return told(item.counted.label, targetOf(item.counted.base, year - span.from), item.counted.unit)
    if (item.plan === NEXT.plan && year > NEXT.from + 2)
      return happens(`open ${item.code}`, 0.3) ? '' : '継続'
    return year === span.from ? pick(`first ${item.plan} ${item.code}`, ['実施', '検討', '準備', '継続']) : pick(`later ${item.plan} ${item.code} ${year}`, ['継続', '継続', '継続', '拡充'])
  }
  const baseline = item.counted ? told(item.counted.label, item.counted.base, item.counted.unit) : pick(`before ${item.plan} ${item.code}`, ['－', '実施', '検討'])
  return { plan: item.plan, code: item.code, [span.from - 1]: baseline, ...Object.fromEntries(yearsOf(span).map(year => [year, cell(year)])) }
}

function resultOf(item: SampleItem, year: number, of: YearOf, covid: boolean): string {
  const done = pick(`done ${item.code} ${year}`, DONE[of.letter])
  const figure = item.counted && of.result !== undefined ? `${item.counted.label}は${printed(of.result)}${item.counted.unit}でした。` : ''
  return `${covid ? '感染症のため集まりを減らしました。' : ''}${done}${figure}`
}

/** The closing tables of the five reports, recounted but for the slips a later table tells of. */
export function summaryRows(items: readonly SampleItem[], progress: Progress): readonly Row[] {
  return yearsOf(FIRST).flatMap((year) => {
    const doc = `progress-r${year - 2018}`
    const row = (goal: number | undefined): Row => {
      const own = items.filter(item => progress.has(item.code) && item.plan === FIRST.plan && (goal === undefined || item.goal === goal))
      const letters = own.flatMap(item => progress.get(item.code)?.get(year) ?? [])
      const count = (letter: Letter) => letters.filter(of => of.printed === WIDE[letter]).length + slip(year, goal, letter)
      const counts = { a: count('A'), b: count('B'), c: count('C'), d: count('D') }
      const total = own.length
      const share = (of: number) => Math.floor((of * 200 + total) / (total * 2))
      const overall = counts.a * 2 >= total ? 'Ａ' : 'Ｂ'
      return { plan: FIRST.plan, year, goal, total, ...counts, a_share: share(counts.a), b_share: share(counts.b), c_share: share(counts.c), d_share: share(counts.d), overall, ...place(doc) }
    }
    return [1, 2, 3, 4, undefined].map(row)
  })
}

/** In 2024 one B of goal 1 was printed as an A: in its row, and so in the sum. */
function slip(year: number, goal: number | undefined, letter: Letter): number {
  if (year !== 2024 || (goal !== undefined && goal !== 1))
    return 0
  return letter === 'A' ? 1 : letter === 'B' ? -1 : 0
}

/** What the reports of the years are called. */
export function reportTitle(year: number): string {
  return `見本市地域福祉計画 ${era(year)}推進状況報告書（見本）`
}
