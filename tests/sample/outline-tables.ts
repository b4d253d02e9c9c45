import type { GoalWords } from './plan-words'
import type { Row, SampleTables } from './rows'
import { COUNTED, FIRST_PLAN, NEXT_PLAN } from './plan-words'
import { FIRST, NEXT, place, printed } from './rows'
import { pick, whole } from './seeded'

/** One item of a plan, with what the other tables ask of it. */
export interface SampleItem {
  readonly plan: 'r3' | 'r8'
  readonly code: string
  readonly goal: number
  readonly direction: number
  readonly kind: number
  readonly name: string
  readonly department: string
  readonly aim: string
  /** What it is counted by, and how many there were before the plan. */
  readonly counted: { readonly label: string, readonly unit: string, readonly base: number } | undefined
  /** Whether it came after the plan had begun: no report knows it. */
  readonly late: boolean
}

/** Items of the first plan that were added late, and those the table of old and new leaves out; by their names. */
const LATE: readonly string[] = ['若い世代の居場所', '活動を紹介する動画', '空き部屋の紹介']
export const UNLISTED: readonly string[] = ['庭の手入れの手伝い', '男性の料理の集い', '非常用の持ち物の配布', '新聞・牛乳の配達店との見守り']

const SECOND_DEPARTMENTS = ['市民協働課', '健康課', '障がい福祉課', '産業課'] as const

/** @param times how many times each item stands, for a city many times as large. */
export function itemsOf(plan: 'r3' | 'r8', goals: readonly GoalWords[], times: number): readonly SampleItem[] {
  return goals.flatMap(([, , directions], goal) => directions.flatMap(([, , kinds], direction) => kinds.flatMap(([, department, aim, names], kind) =>
    Array.from({ length: times }, (_, copy) => names.map((plain, index): SampleItem => {
      const counted = COUNTED[plain]
      return {
        plan,
        code: [goal + 1, direction + 1, kind + 1, copy * names.length + index + 1].join('-'),
        goal: goal + 1,
        direction: direction + 1,
        kind: kind + 1,
        name: copy === 0 ? plain : `${plain}（その${copy + 1}）`,
        department,
        aim,
        counted: counted && { label: counted[0], unit: counted[1], base: counted[2] },
        late: plan === 'r3' && LATE.includes(plain),
      }
    })).flat())))
}

function summaryOf(item: SampleItem): string {
  const way = pick(`way ${item.plan} ${item.name}`, ['「%」を続け、', '「%」を進め、', '「%」に取り組み、'])
  return `${way.replace('%', item.name)}${item.aim}ことをめざします。`
}

function departmentsOf(item: SampleItem): string {
  const share = whole(`departments ${item.plan} ${item.code}`, 0, 9)
  const other = SECOND_DEPARTMENTS[share]
  return other === undefined || other === item.department ? item.department : `${item.department};${other}`
}

/** The tree of both plans. */
export function outlineTables(items: readonly SampleItem[]): SampleTables {
  const plans = [{ ...FIRST, goals: FIRST_PLAN, doc: 'plan-r3' }, { ...NEXT, goals: NEXT_PLAN, doc: 'plan-r8' }]
  return {
    plans: [
      { plan: 'r3', title: '見本市地域福祉計画（第2期）', name: '令和3〜7年度の計画', from_year: FIRST.from, to_year: FIRST.to, slogan: '声をかけ合い、だれもが自分らしく暮らせるまち', slogan_line: 6, kind_label: '取組の種別', summary: '令和3年度から5年間の、架空の市の地域福祉計画です。4つの目標で、相談と支え合いを進めました。', ...place('plan-r3') },
      { plan: 'r8', title: '見本市地域福祉計画（第3期）', name: '令和8〜12年度の計画', from_year: NEXT.from, to_year: NEXT.to, slogan: 'ひとりにしない、ひとりにならないまち', slogan_line: 6, kind_label: '具体的な取組', summary: '令和8年度から5年間の、架空の市の地域福祉計画です。前の計画の取組を受け継ぎ、4つの目標にまとめました。', ...place('plan-r8') },
    ],
    goals: plans.flatMap(({ plan, goals, doc }) => goals.map(([name, summary], goal): Row => ({ plan, goal: goal + 1, name, summary, ...place(doc) }))),
    directions: plans.flatMap(({ plan, goals, doc }) => goals.flatMap(([, , directions], goal) =>
      directions.map(([name, summary], direction): Row => ({ plan, goal: goal + 1, direction: direction + 1, name, summary, ...place(doc) })))),
    kinds: plans.flatMap(({ plan, goals, doc }) => goals.flatMap(([, , directions], goal) => directions.flatMap(([, , kinds], direction) =>
      kinds.map(([name], kind): Row => ({ plan, goal: goal + 1, direction: direction + 1, kind: kind + 1, name, ...place(doc) }))))),
    initiatives: items.map(item => ({
      plan: item.plan,
      code: item.code,
      goal: item.goal,
      direction: item.direction,
      kind: item.kind,
      name: item.name,
      summary: summaryOf(item),
      departments: departmentsOf(item),
      note: item.late ? '計画の途中（令和6年度）で加えた取組です。' : undefined,
      ...place(`plan-${item.plan}`),
    })),
  }
}

/** 「相談件数 1,200件」. */
export function told(label: string, value: number, unit: string): string {
  return `${label} ${printed(value)}${unit}`
}
