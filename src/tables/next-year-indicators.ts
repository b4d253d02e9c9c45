import type { FiscalYear } from '../domain/fiscal-year'
import type { TableDraft } from './table-draft'
import { eraYear } from './era-year'

interface Span {
  readonly plan: string
  readonly name: string
  readonly from: FiscalYear
  readonly to: FiscalYear
}

/**
 * A blank row of the year for every indicator of the plan in force, and for those of an earlier plan that go on.
 *
 * In a plan's first year every indicator of the plan before may go on, unless the new plan has one of its name: its row
 * comes with a break and the reason, and counts for nothing until somebody writes figures. Later on only those go on that
 * have figures since the plan began.
 */
export function beginIndicators(
  { indicators, 'indicator-results': results }: { readonly indicators: TableDraft, readonly 'indicator-results': TableDraft },
  plan: Span,
  plans: readonly Span[],
  year: FiscalYear,
): readonly string[] {
  const years = results.rows()
  const before = plans.filter(each => each.to < plan.from).sort((a, b) => b.to - a.to)[0]
  const known = indicators.rows().map(row => ({ id: row('id'), plan: row('plan'), name: row('name').normalize('NFKC') }))
  const own = known.filter(each => each.plan === plan.plan)
  const names = new Set(own.map(({ name }) => name))
  const begins = year === plan.from
  const goingOn = known.filter(each => each.plan !== plan.plan && !names.has(each.name) && (
    hasFigures(years.filter(row => row('indicator') === each.id), plan.from, year) || (begins && each.plan === before?.plan)))
  const lacking = (each: { readonly id: string }) => !years.some(row => row('indicator') === each.id && Number(row('year')) === year)
  const [plainRows, brokenRows] = [[...own, ...(begins ? [] : goingOn)].filter(lacking), begins ? goingOn.filter(lacking) : []]
  if (brokenRows.length > 0 && !results.has('break'))
    results.addColumn({ name: 'break', title: '系列の切れ目（わけ）', type: 'string', constraints: {} }, column => column === 'note')
  for (const { id } of plainRows)
    results.addRow({ indicator: id, year: String(year) })
  for (const { id } of brokenRows)
    results.addRow({ indicator: id, year: String(year), break: `計画が変わりました（${plan.name}）` })
  return [
    ...plainRows.length > 0 ? [`成果指標${plainRows.length}件に、${eraYear(year)}の目標と実績を書く行を加えました。書くまでは「未報告」です。`] : [],
    ...brokenRows.length > 0 ? [`前の計画の成果指標${brokenRows.length}件に、${eraYear(year)}の行を「系列の切れ目」の印とわけを付けて加えました。続けない指標の行は、空のままでも消してもかまいません。`] : [],
  ]
}

/** Whether somebody wrote a target or a result of a year from one to another. */
function hasFigures(years: readonly ((column: string) => string)[], from: FiscalYear, to: FiscalYear): boolean {
  return years.some(row => from <= Number(row('year')) && Number(row('year')) <= to && (row('target') !== '' || row('result') !== ''))
}
