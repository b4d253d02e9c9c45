import type { FiscalYear } from '../domain/fiscal-year'
import type { Outcome } from '../domain/outcome'
import type { CityTables } from './city-tables'
import type { DataPackage, Field } from './data-package'
import type { TableName } from './table-plan'
import { refusal, success } from '../domain/outcome'
import { carryItems } from './carry-items'
import { eraYear, shortEraYear } from './era-year'
import { beginIndicators } from './next-year-indicators'
import { TableDraft } from './table-draft'

/** A city's tables with a fiscal year begun in them. */
export interface NextYear {
  readonly tables: CityTables
  /** What was added, a sentence each; nothing where the year had been begun before. */
  readonly changes: readonly string[]
}

/** Why a year cannot be begun: no plan covers it, or a table is not there to be continued. */
export type NextYearRefusal =
  | { readonly kind: 'noPlan', readonly plans: readonly PlanSpan[] }
  | { readonly kind: 'noTable', readonly table: TableName }

/** A plan with its first and last fiscal year. */
export interface PlanSpan {
  readonly plan: string
  readonly name: string
  readonly from: FiscalYear
  readonly to: FiscalYear
}

/** The tables a new year touches or asks. */
export type YearTables = Readonly<Record<typeof ASKED[number], TableDraft>>

const ASKED = ['plans', 'initiatives', 'crosswalk', 'targets', 'measures', 'results', 'grades', 'indicators', 'indicator-results'] as const

/**
 * Lays out a fiscal year (令和8年度を始める): the columns for its targets and numbers, and the rows in which the 課 report
 * on every item and indicator of the plan in force.
 *
 * Rows are left blank, which reads as 未報告 and never as nought. No cell that is there already changes, so whatever was
 * published before is published again, and results of earlier years can still be added. In the first year of a plan
 * without items of its own, those the table of old and new leads into it are carried over under provisional numbers, and
 * the indicators of the plan before get a row with a break. Beginning a year twice is the same as once.
 */
export function beginYear(city: CityTables, year: FiscalYear): Outcome<NextYear, NextYearRefusal> {
  const missing = ASKED.find(name => !city.tables.has(name))
  if (missing !== undefined)
    return refusal({ kind: 'noTable', table: missing })
  const draft = (name: TableName): TableDraft => {
    const [records, resource] = [city.tables.get(name), city.package.resources.find(each => each.name === name)]
    if (!records || !resource)
      throw new RangeError(`no table ${name}`)
    return new TableDraft(records, resource)
  }
  const tables: YearTables = {
    'plans': draft('plans'),
    'initiatives': draft('initiatives'),
    'crosswalk': draft('crosswalk'),
    'targets': draft('targets'),
    'measures': draft('measures'),
    'results': draft('results'),
    'grades': draft('grades'),
    'indicators': draft('indicators'),
    'indicator-results': draft('indicator-results'),
  }
  const plans = tables.plans.rows().map(row => ({ plan: row('plan'), name: row('name'), from: Number(row('from_year')), to: Number(row('to_year')) }))
  const current = plans.filter(plan => plan.from <= year && year <= plan.to)
  if (current.length === 0)
    return refusal({ kind: 'noPlan', plans })
  const changes = current.flatMap(plan => [
    ...carryItems(tables, plan, plans, year),
    ...addYearColumns(tables, plan, year),
    ...addItemRows(tables, plan, year),
    ...beginIndicators(tables, plan, plans, year),
  ])
  return success({ tables: withDrafts(city, tables), changes })
}

/** Columns for targets (in a plan's first year those of all its years, with the year before as baseline) and for numbers. */
function addYearColumns({ targets, measures }: YearTables, plan: PlanSpan, year: FiscalYear): readonly string[] {
  const first = year === plan.from
  const years = first ? Array.from({ length: plan.to - plan.from + 1 }, (_, index) => plan.from + index) : [year]
  const wanted: readonly { readonly table: TableDraft, readonly of: string, readonly name: string, readonly field: Field }[] = [
    ...(first ? [year - 1] : []).map(each => ({ table: targets, of: '取組の初期値と目標', name: String(each), field: column(String(each), `${shortEraYear(each)}実績（初期値）`, 'string') })),
    ...years.map(each => ({ table: targets, of: '取組の初期値と目標', name: String(each), field: column(String(each), `${shortEraYear(each)}目標`, 'string') })),
    ...years.map(each => ({ table: measures, of: '数値で比べられる項目', name: `target_${each}`, field: column(`target_${each}`, `${shortEraYear(each)}目標値`, 'number') })),
    { table: measures, of: '数値で比べられる項目', name: `result_${year}`, field: column(`result_${year}`, `${shortEraYear(year)}実績値`, 'number') },
  ]
  const added = wanted.filter(({ table, name }) => !table.has(name))
  for (const { table, name, field } of added) {
    const [, kind = '', own = ''] = /^(\D*)(\d{4})$/.exec(name) ?? []
    table.addColumn(field, (each) => {
      const [, sameKind, earlier = ''] = /^(\D*)(\d{4})$/.exec(each) ?? []
      return sameKind === kind && earlier < own
    })
  }
  return [...new Set(added.map(({ of }) => of))].map(of => `「${of}」の表に、列 ${added.filter(each => each.of === of).map(({ field }) => `「${field.title}」`).join('')}を加えました。`)
}

function column(name: string, title: string, type: Field['type']): Field {
  return { name, title, type, constraints: {} }
}

/** A blank row for the target, the result and the grade of every item of the plan that has none yet. */
function addItemRows({ initiatives, targets, results, grades }: YearTables, { plan }: PlanSpan, year: FiscalYear): readonly string[] {
  const codes = initiatives.rows().filter(row => row('plan') === plan).map(row => row('code'))
  const add = (table: TableDraft, own: Readonly<Record<string, string>>, told: (count: number) => string): readonly string[] => {
    const held = new Set(table.rows().filter(row => row('plan') === plan && Object.entries(own).every(([name, value]) => row(name) === value)).map(row => row('code')))
    const lacking = codes.filter(code => !held.has(code))
    for (const code of lacking)
      table.addRow({ plan, code, ...own })
    return lacking.length > 0 ? [told(lacking.length)] : []
  }
  return [
    ...add(targets, {}, count => `取組${count}件に、目標を書く行を加えました。`),
    ...add(results, { year: String(year) }, count => `取組${count}件に、${eraYear(year)}の実績を書く行を加えました。書くまでは「未報告」です。`),
    ...add(grades, { year: String(year) }, count => `取組${count}件に、${eraYear(year)}の評価を書く行を加えました。書くまでは「未報告」です。`),
  ]
}

/** The city with what was added; tables nothing was added to are the very same. */
function withDrafts(city: CityTables, drafts: YearTables): CityTables {
  const done = new Map(ASKED.map(name => [name as TableName, drafts[name].done()]))
  const found: DataPackage = { ...city.package, resources: city.package.resources.map(resource => [...done.values()].find(table => table.resource.name === resource.name)?.resource ?? resource) }
  return { ...city, package: found, tables: new Map([...city.tables].map(([name, records]) => [name, done.get(name)?.records ?? records])) }
}

/** The refusal in a clerk's words, and what to do. */
export function tellNextYearRefusal(refused: NextYearRefusal, year: FiscalYear): string {
  if (refused.kind === 'noTable')
    return `表「${refused.table}」がありません。すべての表がそろった版で始めてください`
  const known = refused.plans.map(({ name, from, to }) => `${name}（${eraYear(from)}〜${eraYear(to)}）`).join('、')
  return `${eraYear(year)}の計画がありません。計画の表に、この年度を含む計画を書いてから始めてください（いまある計画：${known || 'なし'}）`
}
