import type { EditionContent } from '../domain/edition'
import type { FiscalYear } from '../domain/fiscal-year'
import type { Initiative } from '../domain/initiative'
import { departmentName } from '../domain/department'
import { compareCodes, initiativeTitle } from '../domain/initiative'
import { toCsv } from '../domain/spreadsheet'
import { eraYear } from '../tables/era-year'

/** An initiative of which the year's result, its grade or both are not written yet. */
export interface Owed {
  readonly plan: string
  readonly code: string
  /** Without its repost mark. */
  readonly name: string
  readonly result: boolean
  readonly grade: boolean
}

/** 課 that has not reported everything. */
export interface OwingDepartment {
  readonly name: string
  /** Initiatives it owns in the plans of that year. */
  readonly owned: number
  readonly owed: readonly Owed[]
}

/** Which departments have not reported for a year. */
export interface Unreported {
  readonly year: FiscalYear
  /** Those with the most open items first; an item of two departments stands under both. */
  readonly departments: readonly OwingDepartment[]
  /** Initiatives that owe something, each counted once. */
  readonly initiatives: number
  /** Initiatives that owe something and have no department to ask. */
  readonly ownerless: readonly Owed[]
}

/** The newest year any initiative has a result or a grade of; undefined where none has. */
export function newestReportedYear({ initiatives }: Pick<EditionContent, 'initiatives'>): FiscalYear | undefined {
  let newest: FiscalYear | undefined
  for (const { reports, grades } of initiatives) {
    for (const year of [...Object.keys(reports), ...Object.keys(grades)].map(Number))
      newest = newest === undefined || year > newest ? year : newest
  }
  return newest
}

/** What is still missing of a year, department by department. Items the yearly report does not cover owe nothing. */
export function unreported({ plans, initiatives }: Pick<EditionContent, 'plans' | 'initiatives'>, year: FiscalYear): Unreported {
  const running = new Set(plans.filter(plan => plan.fromYear <= year && year <= plan.toYear).map(({ plan }) => plan))
  const departments = new Map<string, { owned: number, owed: Owed[] }>()
  const ownerless: Owed[] = []
  let count = 0
  for (const item of initiatives) {
    if (!running.has(item.plan) || !item.reported)
      continue
    const owed = owedBy(item, year)
    count += Number(owed !== undefined)
    const owners = new Set(item.departments.map(departmentName).filter(name => name !== ''))
    if (owed && owners.size === 0)
      ownerless.push(owed)
    for (const name of owners) {
      const held = departments.get(name) ?? { owned: 0, owed: [] }
      departments.set(name, held)
      held.owned++
      if (owed)
        held.owed.push(owed)
    }
  }
  return {
    year,
    departments: [...departments]
      .map(([name, { owned, owed }]) => ({ name, owned, owed: owed.sort((a, b) => compareCodes(a.code, b.code)) }))
      .filter(({ owed }) => owed.length > 0)
      .sort((a, b) => b.owed.length - a.owed.length || (a.name < b.name ? -1 : 1)),
    initiatives: count,
    ownerless,
  }
}

function owedBy(item: Initiative, year: FiscalYear): Owed | undefined {
  const [result, grade] = [item.reports[year] === undefined, item.grades[year] === undefined]
  return result || grade ? { plan: item.plan, code: item.code, name: initiativeTitle(item), result, grade } : undefined
}

/** What is missing of an item, in words. */
export function tellOwed({ result, grade }: Pick<Owed, 'result' | 'grade'>): string {
  return result && grade ? '実績と評価' : result ? '実績' : '評価'
}

/** The list as a text to send to all, or to one department by its name. */
export function unreportedText({ year, departments }: Unreported, only?: string): string {
  return departments.filter(({ name }) => only === undefined || name === only).map(({ name, owned, owed }) => [
    `${name} 御中`,
    `${eraYear(year)}の報告がまだの取組が ${owed.length} 件あります（担当 ${owned} 件のうち）。`,
    ...owed.map(item => `・${item.code} ${item.name}：${tellOwed(item)}`),
  ].join('\n')).join('\n\n')
}

/** The list as CSV, one line an item and department. */
export function unreportedCsv({ year, departments, ownerless }: Unreported): string {
  const rows = [...departments, { name: '', owed: ownerless }].flatMap(({ name, owed }) => owed.map(item => ({ department: name, ...item })))
  return toCsv(rows, [
    { title: '担当課', value: row => row.department || undefined },
    { title: '計画', value: row => row.plan },
    { title: '取組番号', value: row => row.code },
    { title: '取組名', value: row => row.name },
    { title: '年度', value: () => year },
    { title: '実績', value: row => row.result ? '未報告' : '報告ずみ' },
    { title: '評価', value: row => row.grade ? '未報告' : '報告ずみ' },
  ])
}
